package dev.baton.infratests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** AWS as moto's server emulates it, in a process of its own. */
final class Moto implements AutoCloseable {
    private static final int LOOK_AGAIN_MILLIS = 100;

    private final Process process;
    private final URI address;

    private Moto(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Skips the test where moto's server is not installed. */
    static Moto start(Path folder) throws Exception {
        Path program =
                Programs.find("moto_server").orElseGet(() -> Missing.skip("moto_server is not installed (pip: moto)"));
        int port = freePort();
        Process process = Programs.builder(
                        folder, Map.of(), program.toString(), "-H", "127.0.0.1", "-p", Integer.toString(port))
                .redirectOutput(folder.resolve("moto.log").toFile())
                .start();
        Moto moto = new Moto(process, URI.create("http://127.0.0.1:" + port));
        while (!moto.answers()) {
            if (process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                Missing.skip("moto_server does not start: " + folder.resolve("moto.log"));
            }
        }
        return moto;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return get("/moto-api/") != null;
        } catch (IOException notYet) {
            return false;
        }
    }

    URI address() {
        return address;
    }

    /** What a GET is answered with. */
    String get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                    .header(
                            "Authorization",
                            "AWS4-HMAC-SHA256 Credential=testing/20260101/" + Terraform.REGION
                                    + "/lambda/aws4_request, SignedHeaders=host, Signature=0")
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

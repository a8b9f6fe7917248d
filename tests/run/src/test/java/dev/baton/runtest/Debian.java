package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs that the seeds' specifications call and a bare machine may lack. */
final class Debian {
    private Debian() {}

    /** Whether the program is on the PATH. */
    static boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Has the program installed from the package of its name, where it is missing. */
    static void require(String program) throws IOException, InterruptedException {
        if (has(program)) {
            return;
        }
        int code = new ProcessBuilder("sh", "-c", "apt-get -qq update && apt-get -qq install -y " + program)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertEquals(0, code, program + " is missing and could not be installed: apt-get install " + program);
    }
}

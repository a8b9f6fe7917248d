package dev.baton.lambdatest;

import dev.baton.store.dynamodb.CloudSettings;
import dev.baton.store.dynamodb.CloudStores;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.s3.S3Client;

/** The zip's functions in an emulated Lambda, as the Terraform module has them, and a function that accepts what it is sent. */
final class Deployment implements AutoCloseable {
    private static final String NAME = "baton-deployed";
    private static final String ROLE = "arn:aws:iam::000000000000:role/baton";
    private static final Region REGION = Region.US_EAST_1;
    private static final StaticCredentialsProvider ANYBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

    private final LambdaClient lambda;
    private final URI url;
    private final String targetArn;

    private Deployment(LambdaClient lambda, URI url, String targetArn) {
        this.lambda = lambda;
        this.url = url;
        this.targetArn = targetArn;
    }

    /** Makes table, bucket and functions. */
    static Deployment of(URI endpoint) throws IOException {
        Optional<URI> there = Optional.of(endpoint);
        CloudStores.create(new CloudSettings(NAME, NAME, there, there, CloudSettings.USUAL_BUDGET));
        try (S3Client s3 = S3Client.builder()
                .endpointOverride(endpoint)
                .region(REGION)
                .credentialsProvider(ANYBODY)
                .forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            s3.putObject(request -> request.bucket(NAME).key("function.zip"), Zip.packed());
        }
        LambdaClient lambda = LambdaClient.builder()
                .endpointOverride(endpoint)
                .region(REGION)
                .credentialsProvider(ANYBODY)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        for (Role role : Role.values()) {
            make(lambda, role);
        }
        String target = lambda.createFunction(request -> request.functionName(NAME + "-target")
                        .runtime(Runtime.PYTHON3_12)
                        .handler("index.handler")
                        .role(ROLE)
                        .code(code -> code.zipFile(accepting())))
                .functionArn();
        lambda.waiter().waitUntilFunctionActiveV2(request -> request.functionName(NAME + "-target"));
        String given = lambda.createFunctionUrlConfig(
                        request -> request.functionName(name(Role.API)).authType(FunctionUrlAuthType.NONE))
                .functionUrl();
        // The emulator names its own port; the container's is another one here.
        URI url = URI.create("http://" + URI.create(given).getHost() + ":" + endpoint.getPort());
        return new Deployment(lambda, url, target);
    }

    private static String name(Role role) {
        return NAME + "-" + role.name().toLowerCase(Locale.ROOT);
    }

    private static void make(LambdaClient lambda, Role role) {
        Map<String, String> variables = new HashMap<>(role.environment());
        variables.put("BATON_TABLE", NAME);
        variables.put("BATON_BUCKET", NAME);
        variables.put("BATON_ADMIN_KEY_SHA256", Cloud.keyDigest());
        variables.put("BATON_PUBLIC_URL", "https://baton.example");
        variables.put("BATON_INLINE_DISPATCH", "false");
        CreateFunctionRequest request = CreateFunctionRequest.builder()
                .functionName(name(role))
                .runtime(Runtime.JAVA21)
                .handler(role.handler())
                .role(ROLE)
                .memorySize(1024)
                .timeout(60)
                .environment(environment -> environment.variables(variables))
                .code(code -> code.s3Bucket(NAME).s3Key("function.zip"))
                .build();
        lambda.createFunction(request);
        lambda.waiter().waitUntilFunctionActiveV2(active -> active.functionName(name(role)));
    }

    /** A function that takes what it is sent and says nothing. */
    private static SdkBytes accepting() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("index.py"));
            zip.write("def handler(event, context):\n    return None\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return SdkBytes.fromByteArray(bytes.toByteArray());
    }

    /** The address of the function api. */
    URI url() {
        return url;
    }

    String targetArn() {
        return targetArn;
    }

    /** Invokes the function tick as the schedule does, and waits for its end. */
    void tick() {
        InvokeResponse answer = lambda.invoke(request ->
                request.functionName(name(Role.TICK)).payload(SdkBytes.fromUtf8String("{\"kind\": \"tick\"}")));
        if (answer.functionError() != null) {
            throw new AssertionError(answer.payload().asUtf8String());
        }
    }

    @Override
    public void close() {
        lambda.close();
    }
}

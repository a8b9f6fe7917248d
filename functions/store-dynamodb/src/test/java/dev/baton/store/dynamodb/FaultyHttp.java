package dev.baton.store.dynamodb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Passes requests on, and does to the next ones what it was told. Thread-safe. */
final class FaultyHttp implements SdkHttpClient {
    /** What becomes of a request. */
    sealed interface Fault {
        /** It passes. */
        record None() implements Fault {}

        /** It is not passed on, and this is answered. */
        record Answer(int status, String type, String body) implements Fault {}

        /** It passes, and its answer is lost. */
        record LostAnswer() implements Fault {}

        /** It is lost itself, which looks the same. */
        record LostRequest() implements Fault {}
    }

    static final Fault NONE = new Fault.None();
    static final Fault LOST_ANSWER = new Fault.LostAnswer();
    static final Fault LOST_REQUEST = new Fault.LostRequest();
    static final Fault THROTTLED = dynamo(400, "ProvisionedThroughputExceededException");
    static final Fault THROTTLED_AS_WELL = dynamo(400, "ThrottlingException");
    static final Fault BROKEN = dynamo(500, "InternalServerError");
    static final Fault SLOW_DOWN = s3(503, "SlowDown");
    static final Fault S3_BROKEN = s3(500, "InternalError");

    private final SdkHttpClient real = UrlConnectionHttpClient.create();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private int requests;

    static Fault dynamo(int status, String error) {
        return new Fault.Answer(
                status,
                "application/x-amz-json-1.0",
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + error + "\",\"message\":\"as told\"}");
    }

    static Fault s3(int status, String error) {
        return new Fault.Answer(
                status, "application/xml", "<Error><Code>" + error + "</Code><Message>as told</Message></Error>");
    }

    /** What happens to the next requests; those after them pass. */
    synchronized void next(Fault... faults) {
        this.faults.clear();
        this.faults.addAll(List.of(faults));
        requests = 0;
    }

    /** How many requests there were since the last {@link #next}. */
    synchronized int requests() {
        return requests;
    }

    private synchronized Fault take() {
        requests++;
        return faults.isEmpty() ? NONE : faults.pop();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return switch (take()) {
                    case Fault.None() -> real.prepareRequest(request).call();
                    case Fault.Answer answer -> answered(answer);
                    case Fault.LostAnswer() -> {
                        real.prepareRequest(request).call().responseBody().ifPresent(AbortableInputStream::abort);
                        throw new SocketTimeoutException("Read timed out");
                    }
                    case Fault.LostRequest() -> throw new SocketTimeoutException("Read timed out");
                };
            }

            @Override
            public void abort() {
                // Nothing is under way.
            }
        };
    }

    private static HttpExecuteResponse answered(Fault.Answer answer) {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(answer.status())
                        .putHeader("Content-Type", answer.type())
                        .putHeader("Content-Length", Integer.toString(body.length))
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    @Override
    public void close() {
        real.close();
    }
}

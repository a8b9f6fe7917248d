package dev.baton.push;

import dev.baton.engine.push.Delivery;
import dev.baton.engine.push.Sent;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/**
 * Starts Lambda functions asynchronously: Lambda keeps the event and sees to its delivery, and the function calls back. A function
 * that is to answer at once is called by its function URL instead. Thread-safe; a region's client is made when first needed.
 */
public final class LambdaSender {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Map<String, LambdaClient> clients = new ConcurrentHashMap<>();
    private final Function<String, LambdaClient> maker;

    public LambdaSender() {
        this(region -> LambdaClient.builder()
                .region(Region.of(region))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(config -> config.apiCallTimeout(LONGEST))
                .build());
    }

    /** @param maker makes the client of a region, without retries that would take longer than a sending may */
    public LambdaSender(Function<String, LambdaClient> maker) {
        this.maker = maker;
    }

    Sent send(String arn, Delivery delivery) {
        String region = arn.split(":")[3];
        try {
            clients.computeIfAbsent(region, maker)
                    .invoke(call -> call.functionName(arn)
                            .invocationType(InvocationType.EVENT)
                            .payload(SdkBytes.fromByteArrayUnsafe(delivery.bytes())));
            return new Sent.Accepted();
        } catch (SdkServiceException refused) {
            int status = refused.statusCode();
            String reason = "Lambda answered with status " + status;
            boolean never =
                    status >= 400 && status < 500 && status != 408 && status != 429 && !refused.isThrottlingException();
            return never ? new Sent.Refused(reason) : new Sent.Failed(reason, null);
        } catch (SdkClientException unreachable) {
            return new Sent.Failed("Lambda could not be called: " + unreachable.getMessage(), null);
        }
    }
}

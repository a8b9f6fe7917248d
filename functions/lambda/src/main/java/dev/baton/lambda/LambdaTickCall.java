package dev.baton.lambda;

import org.jboss.logging.Logger;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** Invokes the tick asynchronously, by its name or ARN. The client is made when it is first needed. */
final class LambdaTickCall implements TickCall {
    private static final Logger LOG = Logger.getLogger(LambdaTickCall.class);
    private static final String EVENT = "{\"kind\":\"tick\"}";

    private final String function;

    LambdaTickCall(String function) {
        this.function = function;
    }

    @Override
    public void soon() {
        try (LambdaClient lambda = LambdaClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            lambda.invoke(call -> call.functionName(function)
                    .invocationType(InvocationType.EVENT)
                    .payload(SdkBytes.fromUtf8String(EVENT)));
        } catch (SdkException refused) {
            LOG.warn("the tick could not be invoked; the schedule will", refused);
        }
    }
}

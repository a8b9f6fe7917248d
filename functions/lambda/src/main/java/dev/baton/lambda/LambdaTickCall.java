package dev.baton.lambda;

import java.time.Duration;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** Invokes the tick asynchronously, by its name or ARN. The client is made when it is first needed. */
final class LambdaTickCall implements TickCall {
    private static final Logger LOG = Logger.getLogger(LambdaTickCall.class);
    private static final String EVENT = "{\"kind\":\"tick\"}";
    /** Whoever asks is at the end of its time. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final String function;
    private final LambdaClients clients;
    private LambdaClient lambda;

    LambdaTickCall(String function, LambdaClients clients) {
        this.function = function;
        this.clients = clients;
    }

    @Override
    public synchronized void soon() {
        try {
            if (lambda == null) {
                lambda = clients.of(clients.ownRegion(), LONGEST);
            }
            lambda.invoke(call -> call.functionName(function)
                    .invocationType(InvocationType.EVENT)
                    .payload(SdkBytes.fromUtf8String(EVENT)));
        } catch (SdkException refused) {
            LOG.warn("the tick could not be invoked; the schedule will", refused);
        }
    }
}

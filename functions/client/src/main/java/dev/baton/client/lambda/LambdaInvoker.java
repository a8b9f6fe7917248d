package dev.baton.client.lambda;

import dev.baton.client.Invoker;
import dev.baton.client.MissingSettingException;
import dev.baton.client.RefusedMessageException;
import dev.baton.client.UndeliveredMessageException;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/**
 * Invokes one Lambda function asynchronously: Lambda keeps the event, delivers it at least once and, where the function fails, tries
 * again. Who may do so is said by IAM ({@code lambda:InvokeFunction}). Thread-safe.
 */
public final class LambdaInvoker implements Invoker {
    /** The variable that names Baton's function {@code message}, by name or ARN. */
    public static final String FUNCTION = "BATON_MESSAGE_FUNCTION";

    private final String function;
    private final LambdaClient client;

    /**
     * @param function its name or ARN, with a qualifier where it has one
     * @param client stays the caller's to close
     */
    public LambdaInvoker(String function, LambdaClient client) {
        this.function = function;
        this.client = client;
    }

    /** The function that {@link #FUNCTION} names, in this process's region and with its credentials. */
    public static LambdaInvoker here() {
        return of(System.getenv());
    }

    /** Likewise, with {@link #FUNCTION} in these variables; MissingSettingException where it is not. */
    public static LambdaInvoker of(Map<String, String> environment) {
        String function = environment.getOrDefault(FUNCTION, "").strip();
        if (function.isEmpty()) {
            throw new MissingSettingException(
                    FUNCTION + " is missing; set it to the name or the ARN of Baton's function message");
        }
        return new LambdaInvoker(
                function,
                LambdaClient.builder()
                        .httpClient(UrlConnectionHttpClient.create())
                        .build());
    }

    @Override
    public void invoke(byte[] event) {
        try {
            client.invoke(call -> call.functionName(function)
                    .invocationType(InvocationType.EVENT)
                    .payload(SdkBytes.fromByteArray(event)));
        } catch (SdkServiceException answered) {
            String what = "Lambda answered with status " + answered.statusCode() + " for the function " + function;
            boolean never =
                    answered.statusCode() < 500 && answered.statusCode() != 429 && !answered.isThrottlingException();
            throw never ? new RefusedMessageException(what) : new UndeliveredMessageException(what, answered);
        } catch (SdkException unreachable) {
            throw new UndeliveredMessageException("the function " + function + " could not be invoked", unreachable);
        }
    }
}

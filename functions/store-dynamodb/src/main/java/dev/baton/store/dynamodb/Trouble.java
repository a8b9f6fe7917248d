package dev.baton.store.dynamodb;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** What an exception of the SDK says about the request that met it. */
enum Trouble {
    /** Surely without effect; trying again may help: throttled, or no connection came about. */
    NO_EFFECT,
    /** Perhaps applied, perhaps not; trying again may help: an answer that was lost or late, an error of the service. */
    UNKNOWN_EFFECT,
    /** Trying again does not help: the request or the configuration is wrong. */
    LASTING;

    static Trouble of(SdkException exception) {
        return switch (exception) {
            case AwsServiceException service -> of(service);
            case AbortedException aborted -> UNKNOWN_EFFECT;
            case ApiCallTimeoutException late -> UNKNOWN_EFFECT;
            case ApiCallAttemptTimeoutException late -> UNKNOWN_EFFECT;
            case SdkClientException client -> ofCause(client);
            case SdkException other -> other.retryable() ? UNKNOWN_EFFECT : LASTING;
        };
    }

    private static Trouble of(AwsServiceException exception) {
        String code = exception.awsErrorDetails() == null
                ? ""
                : exception.awsErrorDetails().errorCode();
        if (exception.isThrottlingException()
                || exception.statusCode() == 429
                || "ConditionalRequestConflict".equals(code)) {
            return NO_EFFECT;
        }
        return exception.statusCode() >= 500 || "RequestTimeout".equals(code) ? UNKNOWN_EFFECT : LASTING;
    }

    private static Trouble ofCause(SdkClientException exception) {
        for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ConnectException refused -> {
                    return NO_EFFECT;
                }
                case UnknownHostException unknown -> {
                    return NO_EFFECT;
                }
                case NoRouteToHostException none -> {
                    return NO_EFFECT;
                }
                case SocketTimeoutException late -> {
                    // The only sign by which Java tells a late connection from a late answer.
                    boolean connecting =
                            String.valueOf(late.getMessage()).toLowerCase().contains("connect");
                    return connecting ? NO_EFFECT : UNKNOWN_EFFECT;
                }
                case IOException broken -> {
                    return UNKNOWN_EFFECT;
                }
                default -> {
                    // Wrapped, perhaps.
                }
            }
        }
        return LASTING;
    }
}

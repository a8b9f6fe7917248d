package dev.baton.lambda;

import dev.baton.push.AddressGuard;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the environment says about the functions themselves; what it says about the stores is theirs to read.
 *
 * @param adminKeySha256 the SHA-256 of the admin key in hexadecimal digits; the key itself never comes here
 * @param publicUrl where callers reach the function URL
 * @param tickFunction the name or ARN of the tick, to be invoked when work is left behind
 * @param inlineDispatch whether the write that unblocks a push job sends it at once, too
 * @param pushAllow what may be called besides the open Internet; see {@link AddressGuard}
 */
public record FunctionSettings(
        Optional<String> adminKeySha256,
        Optional<URI> publicUrl,
        Optional<String> tickFunction,
        boolean inlineDispatch,
        Optional<String> pushAllow) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    /** The settings in these variables; IllegalArgumentException that names the variable where one is malformed. */
    public static FunctionSettings of(Map<String, String> environment) {
        return new FunctionSettings(
                value(environment, "BATON_ADMIN_KEY_SHA256").map(FunctionSettings::digest),
                value(environment, "BATON_PUBLIC_URL").map(FunctionSettings::url),
                value(environment, "BATON_TICK_FUNCTION"),
                value(environment, "BATON_INLINE_DISPATCH")
                        .map(FunctionSettings::truth)
                        .orElse(true),
                value(environment, AddressGuard.ALLOW).map(FunctionSettings::allowance));
    }

    /** The name under which the function is deployed, by which metrics and alarms know it. */
    static String functionName(Map<String, String> environment) {
        return environment.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "");
    }

    private static String allowance(String text) {
        new AddressGuard(text);
        return text;
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String digest(String text) {
        if (!SHA256.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "BATON_ADMIN_KEY_SHA256 must be the SHA-256 of the admin key in 64 hexadecimal digits, not the key");
        }
        return text;
    }

    private static URI url(String text) {
        URI url = URI.create(text.replaceAll("/+$", ""));
        if (url.getHost() == null || !"https".equals(url.getScheme()) && !"http".equals(url.getScheme())) {
            throw new IllegalArgumentException("BATON_PUBLIC_URL must be an http or https URL, not " + text);
        }
        return url;
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("BATON_INLINE_DISPATCH must be true or false, not " + text);
        };
    }
}

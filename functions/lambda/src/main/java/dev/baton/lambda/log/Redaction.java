package dev.baton.lambda.log;

import java.util.List;
import java.util.regex.Pattern;

/** Takes secrets out of what is logged: headers that carry keys, tokens and nonces, signatures of URLs, keys of AWS. */
final class Redaction {
    static final String MARK = "[redacted]";

    private static final String NAMES = "authorization|proxy-authorization|x-amz-security-token|x-amz-signature"
            + "|x-amz-credential|x-nonce|nonce|token|job[_-]?token|session[_-]?token|api[_-]?key|admin[_-]?key|x-api-key"
            + "|secret|secret[_-]?access[_-]?key|password|passwd|signature|cookie|set-cookie";

    /** Each with a first group that stays. */
    private static final List<Pattern> SECRETS = List.of(
            // Before the names: the scheme and what follows it are two words.
            Pattern.compile("(?i)(\\b(?:bearer|basic)\\s+)[a-z0-9+/=._~-]{4,}"),
            Pattern.compile("(?i)((?<![a-z0-9])(?:" + NAMES
                    + ")[\"']?\\s*[=:]\\s*[\"'\\[]?)(?!(?:bearer|basic)\\s)[^\\s\"'&,;}\\]]+"),
            Pattern.compile("(?i)([?&](?:key|sig|code)=)[^\\s\"'&]+"),
            Pattern.compile("(\\b)(?:AKIA|ASIA)[A-Z0-9]{16}\\b"));

    private Redaction() {}

    /** The text with a mark in the place of each secret. */
    static String of(String text) {
        String clean = text;
        for (Pattern secret : SECRETS) {
            clean = secret.matcher(clean).replaceAll("$1" + MARK.replace("$", "\\$"));
        }
        return clean;
    }
}

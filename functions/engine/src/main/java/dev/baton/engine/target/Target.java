package dev.baton.engine.target;

import java.net.URI;

/** What a push job is sent to. */
public sealed interface Target {
    /** The longest that an answer may take: after that, no token for calling back is good any more. */
    long LONGEST_SECONDS = 72 * 3600;

    /** The form that {@link TargetText} reads. */
    String text();

    /** How long an attempt may take, in seconds; null where the job's requirements say. */
    Long timeoutSeconds();

    /** The text without anything that may be secret, for people and lists. */
    default String shown() {
        return text();
    }

    /** A function of AWS Lambda by its ARN, perhaps with an alias or a version. */
    record LambdaTarget(String arn, Long timeoutSeconds) implements Target {
        @Override
        public String text() {
            return arn;
        }
    }

    /** Whatever answers at an address; a query may hold a secret and is not shown. */
    record UrlTarget(URI uri, Long timeoutSeconds) implements Target {
        @Override
        public String text() {
            return uri.toString();
        }

        @Override
        public String shown() {
            return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
        }
    }

    /** An actor of this house. */
    record ActorTarget(String id, Long timeoutSeconds) implements Target {
        @Override
        public String text() {
            return TargetText.ACTOR + id;
        }
    }
}

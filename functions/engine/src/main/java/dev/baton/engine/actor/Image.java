package dev.baton.engine.actor;

import dev.baton.engine.RefusedException;
import java.net.URI;
import java.util.regex.Pattern;

/** What runs an actor, as its field {@code image} names it. */
public sealed interface Image {
    /** A Lambda function, invoked asynchronously. */
    record Lambda(String arn) implements Image {}

    /** An HTTPS URL that takes the message as a POST and answers when it is done. */
    record Https(URI url) implements Image {}

    /** A command for the shell of a {@code baton worker}. */
    record Command(String line) implements Image {}

    /** A function in this process, by its name. */
    record BuiltInFunction(String name) implements Image {}

    /** Begins a command in the text form. */
    String COMMAND = "command:";
    /** May begin the name of a built-in function in the text form. */
    String BUILT_IN = "builtin:";
    /** The longest text form, in characters. */
    int LONGEST = 2048;

    Pattern ARN = Pattern.compile(
            "arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]{1,140}(:[A-Za-z0-9$_-]{1,128})?");

    /** The image that the text names: an ARN, a URL, {@code command:...}, {@code builtin:name} or a name alone. */
    static Image parse(String text) {
        if (text.length() > LONGEST
                || text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            throw new RefusedException(
                    "image must have at most " + LONGEST + " characters, none of them a control character");
        }
        if (text.startsWith("arn:")) {
            return lambda(text);
        }
        if (text.startsWith("https://") || text.startsWith("http://")) {
            return new Https(Addresses.https("image", text));
        }
        if (text.startsWith(COMMAND)) {
            String line = text.substring(COMMAND.length()).strip();
            if (line.isEmpty()) {
                throw new RefusedException("image must name a command behind command:");
            }
            return new Command(line);
        }
        return new BuiltInFunction(text.startsWith(BUILT_IN) ? text.substring(BUILT_IN.length()) : text);
    }

    private static Image lambda(String arn) {
        if (!ARN.matcher(arn).matches()) {
            throw new RefusedException("image is no ARN of a Lambda function: " + arn);
        }
        return new Lambda(arn);
    }
}

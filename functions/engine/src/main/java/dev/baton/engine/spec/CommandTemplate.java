package dev.baton.engine.spec;

import java.util.List;
import java.util.function.IntToLongFunction;

/** A command in which references to user data wait for the ids that a workflow gives them. Immutable. */
public record CommandTemplate(List<Part> parts) {
    /** A piece of a command. */
    public sealed interface Part {
        /** Adds the piece to a command's text. */
        void addTo(StringBuilder command, IntToLongFunction idOfUserData);
    }

    /** Text as it stands. */
    public record Literal(String text) implements Part {
        @Override
        public void addTo(StringBuilder command, IntToLongFunction idOfUserData) {
            command.append(text);
        }
    }

    /** The decimal id of the user data with this index in the spec. */
    public record UserDataId(int index) implements Part {
        @Override
        public void addTo(StringBuilder command, IntToLongFunction idOfUserData) {
            command.append(idOfUserData.applyAsLong(index));
        }
    }

    public CommandTemplate {
        parts = List.copyOf(parts);
    }

    /** A command without references. */
    public static CommandTemplate of(String text) {
        return new CommandTemplate(List.of(new Literal(text)));
    }

    /** The command with each reference replaced by the id of its user data. */
    public String render(IntToLongFunction idOfUserData) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            part.addTo(text, idOfUserData);
        }
        return text.toString();
    }
}

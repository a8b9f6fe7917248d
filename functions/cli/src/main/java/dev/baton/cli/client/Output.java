package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Prints what a verb found.
 *
 * @param json whether JSON was asked for
 * @param wrapped whether a JSON list goes into an object
 */
public record Output(Shell shell, boolean json, boolean wrapped) {
    /** A list: its name in a wrapping object, and the drawing for people. */
    void list(String plural, List<Json> items, Supplier<Table> table) {
        if (json) {
            Json array = new Json.Arr(items);
            print(wrapped ? new Json.Obj(Map.of(plural, array)) : array);
        } else if (items.isEmpty() && shell.outIsTerminal()) {
            shell.out().println("No " + plural.replace('_', ' ') + ".");
        } else {
            shell.out().print(table.get());
        }
    }

    /** One record: JSON unless a person reads it. */
    void one(Json item) {
        if (json || !shell.outIsTerminal() || !(item instanceof Json.Obj(Map<String, Json> members))) {
            print(item);
        } else {
            members.forEach((name, value) -> shell.out().println(name + ": " + plain(value)));
        }
    }

    /** Something was done to a workflow. */
    void done(long workflow, String message, Map<String, Json> more) {
        if (json) {
            Map<String, Json> members = new LinkedHashMap<>(more);
            members.put("workflow_id", Json.of(workflow));
            members.put("status", Json.of("success"));
            members.put("message", Json.of(message));
            print(new Json.Obj(members));
        } else {
            shell.out().println(message);
        }
    }

    /** A record was created or changed. */
    void changed(Json item, String message) {
        if (json) {
            print(item);
        } else {
            shell.out().println(message);
        }
    }

    /** Prints JSON, in lines. */
    public void print(Json value) {
        shell.out().println(JsonWriter.pretty(value));
    }

    private static String plain(Json value) {
        return value instanceof Json.Text(String text) ? text : JsonWriter.pretty(value);
    }
}

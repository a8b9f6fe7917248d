package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonReader;
import java.util.List;

/** A record being written: what is null stays as it was, or is left to the server. Immutable. */
record Draft(Json.Obj body) {
    /** A new record of this workflow. */
    static Draft of(long workflow) {
        return new Draft(Json.EMPTY.with("workflow_id", Json.of(workflow)));
    }

    /** A record as it is now. */
    static Draft over(Json record) {
        return new Draft(record instanceof Json.Obj known ? known : Json.EMPTY);
    }

    Draft text(String field, String value) {
        return value == null ? this : with(field, Json.of(value));
    }

    Draft number(String field, Long value) {
        return value == null ? this : with(field, Json.of(value));
    }

    Draft flag(String field, Boolean value) {
        return value == null ? this : with(field, Json.of(value.booleanValue()));
    }

    Draft ids(String field, List<Long> value) {
        return value == null
                ? this
                : with(field, new Json.Arr(value.stream().map(Json::of).toList()));
    }

    /** JSON text that an option gave. */
    Draft json(String field, String option, String value) {
        return value == null ? this : with(field, parse(option, value));
    }

    Draft with(String field, Json value) {
        return new Draft(body.with(field, value));
    }

    private static Json parse(String option, String text) {
        try {
            return JsonReader.read(text);
        } catch (JsonReader.BadJson broken) {
            throw new Failure(option + " is no JSON: " + broken.getMessage());
        }
    }
}

package dev.baton.doors.torc;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.doors.json.ExactJson;
import dev.baton.doors.json.Limits;
import dev.baton.engine.Engine;
import dev.baton.engine.job.FailureHandler;
import dev.baton.engine.record.Records;
import jakarta.ws.rs.Path;
import java.util.function.Predicate;

/** Failure handlers. Torc lists them under their workflow only; here both ways are open. */
@Path(Torc.BASE + "/failure_handlers")
public final class FailureHandlersResource extends RecordResource<FailureHandler, FailureHandlerModel> {
    static final Columns<FailureHandlerModel> COLUMNS = Columns.of(FailureHandlerModel.class);
    private final Engine engine;

    public FailureHandlersResource(Engine engine) {
        super("failure_handler", COLUMNS);
        this.engine = engine;
    }

    @Override
    Records<FailureHandler> records() {
        return engine.failureHandlers();
    }

    @Override
    FailureHandler draft(long workflowId, Body body) {
        String rules = body.required("rules", rules(body, null));
        return new FailureHandler(0, workflowId, body.name("name"), rules);
    }

    @Override
    FailureHandler changed(FailureHandler old, Body body) {
        return new FailureHandler(old.id(), old.workflowId(), body.name("name", old.name()), rules(body, old.rules()));
    }

    private static String rules(Body body, String fallback) {
        String rules = body.jsonText("rules", fallback);
        try {
            if (rules != null && !ExactJson.MAPPER.readTree(rules).isArray()) {
                throw RequestException.wrong("rules must be a JSON list of rules, written as a string", "rules", null);
            }
        } catch (JsonProcessingException wrong) {
            throw RequestException.wrong("rules is not valid JSON: " + wrong.getOriginalMessage(), "rules", null);
        }
        if (rules != null && rules.length() > Limits.COMMAND) {
            throw RequestException.tooLarge("rules is larger than 1 MiB");
        }
        return rules;
    }

    @Override
    FailureHandlerModel wire(FailureHandler handler) {
        return FailureHandlerModel.of(handler);
    }

    @Override
    long workflowId(FailureHandler handler) {
        return handler.workflowId();
    }

    @Override
    Predicate<FailureHandlerModel> filter(long workflowId, Query query) {
        return query.equal("name", FailureHandlerModel::name);
    }
}

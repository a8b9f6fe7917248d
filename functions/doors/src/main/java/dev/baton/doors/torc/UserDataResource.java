package dev.baton.doors.torc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.doors.json.ExactJson;
import dev.baton.engine.Engine;
import dev.baton.engine.data.UserData;
import dev.baton.engine.record.Records;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** User data. A link that the query asks for at creation counts from the next initialise. */
@Path(Torc.BASE + "/user_data")
public final class UserDataResource extends RecordResource<UserData, UserDataModel> {
    private final Engine engine;

    public UserDataResource(Engine engine) {
        super("user_data", Columns.of(UserDataModel.class));
        this.engine = engine;
    }

    @Override
    Records<UserData> records() {
        return engine.userData();
    }

    @Override
    UserData create(UserData draft, Query query) {
        Long consumer = job(draft, query, "consumer_job_id");
        Long producer = job(draft, query, "producer_job_id");
        UserData created = engine.userData().create(draft);
        if (consumer != null || producer != null) {
            engine.link(created, consumer, producer);
        }
        return created;
    }

    /** Looked up before anything is created, so that a wrong id leaves nothing behind. */
    private Long job(UserData draft, Query query, String key) {
        Long id = query.id(key).orElse(null);
        if (id != null && engine.jobs().get(id).workflowId() != draft.workflowId()) {
            throw RequestException.wrong(key + " must be a job of workflow " + draft.workflowId());
        }
        return id;
    }

    @Override
    UserData draft(long workflowId, Body body) {
        return new UserData(0, workflowId, body.name("name"), body.flag("is_ephemeral", false), data(body, null));
    }

    /** As Torc does, null changes nothing: data cannot be cleared this way. */
    @Override
    UserData changed(UserData old, Body body) {
        return new UserData(
                old.id(),
                old.workflowId(),
                body.name("name", old.name()),
                body.flag("is_ephemeral", old.ephemeral()),
                data(body, old.data()));
    }

    private static JsonNode data(Body body, JsonNode fallback) {
        JsonNode data = ExactJson.userData(body.json("data", null));
        return data == null ? fallback : data;
    }

    @Override
    UserDataModel wire(UserData record) {
        return UserDataModel.of(record);
    }

    @Override
    long workflowId(UserData record) {
        return record.workflowId();
    }

    @Override
    Optional<List<Long>> only(Query query) {
        Optional<List<Long>> read = query.id("consumer_job_id")
                .map(job -> engine.jobs().get(job).spec().inputUserData());
        Optional<List<Long>> written = query.id("producer_job_id")
                .map(job -> engine.jobs().get(job).spec().outputUserData());
        return read.isPresent() && written.isPresent()
                ? read.map(ids -> ids.stream().filter(written.get()::contains).toList())
                : read.or(() -> written);
    }

    @Override
    Predicate<UserDataModel> filter(long workflowId, Query query) {
        Predicate<UserDataModel> filter = query.equalFlag("is_ephemeral", UserDataModel::isEphemeral);
        if (query.text("name").isPresent()) {
            Predicate<String> like = Like.pattern(query.text("name").get());
            filter = filter.and(record -> like.test(record.name()));
        }
        return filter;
    }
}

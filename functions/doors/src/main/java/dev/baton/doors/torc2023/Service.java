package dev.baton.doors.torc2023;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.doors.torc.JobModel;
import dev.baton.doors.torc.UserDataModel;
import dev.baton.engine.Engine;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.data.UserData;
import dev.baton.engine.job.Job;
import dev.baton.engine.record.CanonicalJson;
import dev.baton.engine.record.Texts;
import jakarta.inject.Singleton;
import java.util.Map;

/** Records as that generation's documents: {@code _key}, {@code _id} and {@code _rev} are text, and a key is the decimal id. */
@Singleton
final class Service {
    static final String BASE = "/_db/{db}/torc-service";
    private static final int REVISION = 10;

    private final Engine engine;
    private final ObjectMapper mapper;

    Service(Engine engine, ObjectMapper mapper) {
        this.engine = engine;
        this.mapper = mapper;
    }

    Engine engine() {
        return engine;
    }

    /** The id that a key stands for; NotFoundException for what is no key of ours. */
    static long id(String kind, String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException noKey) {
            throw new NotFoundException(kind + " not found with key: " + key);
        }
    }

    /** A job of this workflow. */
    Job job(String workflow, String key) {
        Job job = engine.jobs().get(id("job", key));
        if (job.workflowId() != id("workflow", workflow)) {
            throw new NotFoundException("workflow " + workflow + " has no job with key: " + key);
        }
        return job;
    }

    ObjectNode document(UserData record) {
        ObjectNode document = document("user_data", record.id(), UserDataModel.of(record));
        return document.has("data") ? document : document.putNull("data");
    }

    ObjectNode document(Job job) {
        return document("jobs", job.id(), JobModel.of(job));
    }

    /** The model's fields without numbers of other records, which that generation kept as edges. */
    ObjectNode document(String collection, long id, Record model) {
        ObjectNode fields = mapper.valueToTree(model);
        fields.remove(fields.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> name.equals("id") || name.endsWith("_id") || name.endsWith("_ids"))
                .toList());
        return identified(collection, id, revision(fields), fields);
    }

    /** What the user stored is the document itself; data that is no object stands under its name. */
    ObjectNode bare(UserData record) {
        JsonNode data = record.data();
        ObjectNode fields = mapper.createObjectNode();
        if (data != null && data.isObject()) {
            fields.setAll((ObjectNode) data);
        } else if (data != null && !data.isNull()) {
            fields.set("data", data);
        }
        return identified("user_data", record.id(), revision(record), fields);
    }

    /** An object without fields. */
    ObjectNode fields() {
        return mapper.createObjectNode();
    }

    /** A document of these fields. */
    ObjectNode identified(String collection, long id, ObjectNode fields) {
        return identified(collection, id, revision(fields), fields);
    }

    private ObjectNode identified(String collection, long id, String revision, ObjectNode fields) {
        ObjectNode document = mapper.createObjectNode()
                .put("_key", Long.toString(id))
                .put("_id", collection + "/" + id)
                .put("_rev", revision);
        document.setAll(fields);
        return document;
    }

    /** Changes with everything that a caller may have set. */
    String revision(UserData record) {
        return document(record).get("_rev").textValue();
    }

    private static String revision(ObjectNode fields) {
        return "_" + Texts.hash(CanonicalJson.text(fields)).substring(0, REVISION);
    }
}

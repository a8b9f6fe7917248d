package dev.baton.doors.http;

import dev.baton.doors.access.AdminKeyDigest;
import dev.baton.engine.Engine;
import dev.baton.engine.data.FileRecord;
import dev.baton.engine.data.PlainRecord;
import dev.baton.engine.data.UserData;
import dev.baton.engine.event.Event;
import dev.baton.engine.node.ResourceRequirements;
import dev.baton.engine.store.StoreBusyException;
import dev.baton.engine.store.StoreLimitException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.Proxy;
import java.util.Map;

/** An engine that keeps records, and whose other parts fail in the ways that a store can. */
@ApplicationScoped
public class FakeEngine {
    static final String KEY = "open-sesame";

    private final Map<String, Object> parts = Map.of(
            "files",
                    new MemoryRecords<FileRecord>(
                            "file", (file, id) -> file.identified(id, file.workflowId()), FileRecord::workflowId),
            "userData",
                    new MemoryRecords<UserData>(
                            "user_data",
                            (data, id) ->
                                    new UserData(id, data.workflowId(), data.name(), data.ephemeral(), data.data()),
                            UserData::workflowId),
            "requirements",
                    new MemoryRecords<ResourceRequirements>(
                            "resource_requirements",
                            (need, id) ->
                                    new ResourceRequirements(id, need.workflowId(), need.name(), need.resources()),
                            ResourceRequirements::workflowId),
            "events",
                    new MemoryRecords<Event>(
                            "event",
                            (event, id) -> new Event(id, event.workflowId(), event.timestamp(), event.data()),
                            Event::workflowId),
            "slurmSchedulers", plain("slurm_scheduler"),
            "localSchedulers", plain("local_scheduler"),
            "actions", new FakeActions(plain("action")));

    private static MemoryRecords<PlainRecord> plain(String kind) {
        return new MemoryRecords<>(
                kind, (plain, id) -> new PlainRecord(id, plain.workflowId(), plain.fields()), PlainRecord::workflowId);
    }

    @Produces
    @Singleton
    Engine engine() {
        return (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(),
                new Class<?>[] {Engine.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "computeNodes" -> throw new StoreBusyException("throttled", null);
                    case "failureHandlers" -> throw new StoreLimitException("an item may have 400 KB");
                    case "results" -> throw new IllegalStateException("a secret");
                    default -> parts.get(method.getName());
                });
    }

    @Produces
    @Singleton
    AdminKeyDigest key() {
        return AdminKeyDigest.of(KEY);
    }
}

package dev.baton.engine.workflow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.RefusedException;
import dev.baton.engine.data.FileRecord;
import dev.baton.engine.data.UserData;
import dev.baton.engine.job.Job;
import dev.baton.engine.push.Callbacks.Ticket;
import dev.baton.engine.push.Delivery;
import dev.baton.engine.push.Links;
import dev.baton.engine.record.Json;
import dev.baton.engine.store.Item;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Makes what targets get: the job, its inputs, what it is to write, and where to call back. */
record Payloads(Tables tables, Tickets tickets, Links links) {
    private static final int VERSION = 1;

    /** The key that all sendings of an attempt carry. */
    static String idempotencyKey(long jobId, int attempt) {
        return jobId + "-" + attempt;
    }

    /**
     * The delivery for a claimed job.
     *
     * @param mostBytes what the target takes: user data that exceeds it goes by a link
     * @throws RefusedException where it does not fit and there are no links
     */
    Delivery of(Item item, Job job, long run, int mostBytes) {
        Delivery whole = of(item, job, run, false);
        if (whole.bytes().length <= mostBytes) {
            return whole;
        }
        Delivery linked = of(item, job, run, true);
        if (linked.bytes().length <= mostBytes) {
            return linked;
        }
        throw new RefusedException("what job " + job.spec().name() + " reads takes " + whole.bytes().length
                + " bytes, more than the " + mostBytes + " that its target takes; hand it over by a file");
    }

    private Delivery of(Item item, Job job, long run, boolean linked) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode().put("baton", VERSION);
        payload.putObject("job")
                .put("id", job.id())
                .put("name", job.spec().name())
                .put("workflow_id", job.workflowId())
                .put("run_id", run)
                .put("attempt", job.attempt());
        if (!job.spec().command().isEmpty()) {
            payload.put("command", job.spec().command());
        }
        inputs(payload.putObject("input"), job, linked);
        outputs(payload.putObject("output"), job);
        Ticket ticket = tickets.of(item);
        payload.putObject("callback")
                .put("url", tickets.address(ticket))
                .put("nonce", ticket.nonce())
                .put("token", ticket.token());
        String key = idempotencyKey(job.id(), job.attempt());
        payload.put("idempotency_key", key);
        return new Delivery(job.id(), job.attempt(), key, payload);
    }

    private void inputs(ObjectNode input, Job job, boolean linked) {
        ObjectNode values = input.putObject("user_data");
        for (long id : job.spec().inputUserData()) {
            tables.userData().find(id).ifPresent(data -> value(input, values, data, linked));
        }
        var files = input.putArray("files");
        for (long id : job.spec().inputFiles()) {
            tables.files().find(id).ifPresent(file -> {
                ObjectNode entry = file(files.addObject(), file);
                links.file(file).ifPresent(address -> entry.put("url", address.toString()));
            });
        }
    }

    /** Small values go themselves, whatever the others do. */
    private void value(ObjectNode input, ObjectNode values, UserData data, boolean linked) {
        Optional<URI> address = linked && large(data) ? links.userData(data.id()) : Optional.empty();
        if (address.isPresent()) {
            input.withObjectProperty("user_data_urls")
                    .put(data.name(), address.get().toString());
        } else {
            values.set(data.name(), data.data());
        }
    }

    private static boolean large(UserData data) {
        String text = Json.text(data.data());
        return text != null && text.getBytes(StandardCharsets.UTF_8).length > 1024;
    }

    private void outputs(ObjectNode output, Job job) {
        var data = output.putArray("user_data");
        for (long id : job.spec().outputUserData()) {
            tables.userData()
                    .find(id)
                    .ifPresent(record ->
                            data.addObject().put("name", record.name()).put("id", id));
        }
        var files = output.putArray("files");
        for (long id : job.spec().outputFiles()) {
            tables.files().find(id).ifPresent(file -> file(files.addObject(), file));
        }
    }

    private static ObjectNode file(ObjectNode entry, FileRecord file) {
        return entry.put("id", file.id()).put("name", file.name()).put("path", file.path());
    }
}

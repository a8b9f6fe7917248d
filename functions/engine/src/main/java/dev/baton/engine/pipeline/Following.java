package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.pipeline.ReactorOutcome.Outgoing;
import java.util.ArrayList;
import java.util.List;

/** Whom the jobs manager tells of what. */
final class Following {
    private final PipelineSettings.Followers followers;
    private final PipelineJobs jobs;

    Following(PipelineSettings.Followers followers, PipelineJobs jobs) {
        this.followers = followers;
        this.jobs = jobs;
    }

    /** Whether the event is the indexer's business. */
    boolean forwards(PipelineEvent event) {
        return followers.indexer() != null && (event == PipelineEvent.INDEX || event == PipelineEvent.INDEXED);
    }

    List<Outgoing> forwarded(JobMessage.Event event) {
        return List.of(indexing(event.event(), event.uuid(), event.token()));
    }

    private Outgoing indexing(PipelineEvent event, String uuid, String token) {
        return new Outgoing(
                followers.indexer(),
                message().put("name", event.text()).put("uuid", uuid).put("token", token));
    }

    /** What to send after an event was applied. */
    List<Outgoing> after(PipelineJobs.Applied applied, String token) {
        List<Outgoing> outgoing = new ArrayList<>();
        HistoryEntry entry = applied.entry();
        if (entry.event() == PipelineEvent.FINISH && followers.permissions() != null) {
            if (followers.indexer() != null) {
                outgoing.add(indexing(PipelineEvent.INDEX, applied.uuid(), token));
            }
            PipelineJob.About about = jobs.get(applied.uuid()).about();
            outgoing.add(new Outgoing(
                    followers.permissions(),
                    message()
                            .put("uri", "agave://" + about.system() + about.path())
                            .put("username", "world")
                            .put("permission", "READ")
                            .put("recursive", true)));
        }
        if (followers.events() != null) {
            ObjectNode message = message()
                    .put("job_uuid", applied.uuid())
                    .put("event_name", entry.event().text())
                    .put("job_state", entry.state().name());
            message.putObject("data").put("last_event", entry.event().text());
            outgoing.add(new Outgoing(followers.events(), message));
        }
        return outgoing;
    }

    private static ObjectNode message() {
        return JsonNodeFactory.instance.objectNode();
    }
}

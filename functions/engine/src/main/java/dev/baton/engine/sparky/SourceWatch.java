package dev.baton.engine.sparky;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.record.Texts;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import java.util.Map;
import java.util.Optional;

/** Which revision of its source a project was built for last. Several who tell the same revision at once queue one build. */
record SourceWatch(Store store, Scenarios scenarios, Queue queue) {
    private static final String REVISION = "r";
    private static final int SHOWN = 12;

    private static Key key(String project) {
        return new Key(JobName.lane(project), "source");
    }

    boolean changed(String project, String revision, Map<String, String> tags) {
        Optional<Item> known = store.items().get(key(project));
        String digest = Texts.hash(revision + tags);
        if (known.filter(item -> item.text(REVISION).equals(digest)).isPresent()) {
            return false;
        }
        String shown = revision.length() <= SHOWN ? revision : revision.substring(0, SHOWN);
        JobName name = new JobName(project, "scm." + shown);
        Order own = scenarios.order(project, name.job(), "triggered by " + shown, null);
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        Tags.decode(own.tags()).forEach(all::put);
        tags.forEach(all::put);
        Order order = scenarios.order(project, name.job(), "triggered by " + shown, all);
        boolean queued = queue.put(new Queue.Request(name, order, Optional.empty(), 0));
        Item item = Item.at(key(project)).with(REVISION, digest).build();
        store.items().put(item, Condition.ANY);
        return queued;
    }
}

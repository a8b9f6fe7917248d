package dev.baton.engine.spec.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML 1.2 to a tree, from parser events, so that nothing is built twice. One document, the core schema, no tags but its
 * own, text as keys; aliases share subtrees and count in full against the {@link NodeBudget}. One use.
 */
final class YamlReader {
    private record Anchored(Tree tree, long weight) {}

    private final List<Complaint> complaints = new ArrayList<>();
    private final NodeBudget budget = new NodeBudget();
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private Iterator<Event> events;

    Document read(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setUseMarks(true)
                // The library copies what it holds of a long scalar at each refill, so the number of refills is
                // bounded.
                .setBufferSize(Math.max(16_384, text.length() / 64 + 1))
                .build();
        try {
            events = new Parse(settings).parseString(text).iterator();
            events.next();
            Event start = events.next();
            Tree root = start.getEventId() == Event.ID.StreamEnd ? new Tree.Nothing(1, 1) : document();
            return new Document(root, complaints);
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            throw new SyntaxException(
                    mark.map(Mark::getLine).orElse(0) + 1,
                    mark.map(Mark::getColumn).orElse(0) + 1,
                    "not valid YAML: " + e.getProblem());
        } catch (ReaderException e) {
            throw badCharacter(text, e);
        } catch (YamlEngineException e) {
            throw new SyntaxException(1, 1, "not valid YAML: " + e.getMessage());
        }
    }

    private Tree document() {
        Tree root = value(events.next(), 0);
        events.next();
        Event after = events.next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw new SyntaxException(line(after), column(after), "a second document starts here; one was expected");
        }
        return root;
    }

    private Tree value(Event event, int depth) {
        budget.spend(1, depth, line(event), column(event));
        long before = budget.spent() - 1;
        Tree tree = switch (event.getEventId()) {
            case Alias -> alias((AliasEvent) event, depth);
            case Scalar -> YamlScalar.read((ScalarEvent) event, line(event), column(event));
            case SequenceStart -> list(event, depth);
            case MappingStart -> map(event, depth);
            default -> throw new IllegalStateException("unexpected " + event);
        };
        if (event instanceof NodeEvent node && !(event instanceof AliasEvent)) {
            node.getAnchor().ifPresent(name -> anchors.put(name, new Anchored(tree, budget.spent() - before)));
        }
        return tree;
    }

    private Tree alias(AliasEvent alias, int depth) {
        Anchored anchored = anchors.get(alias.getAlias());
        if (anchored == null) {
            throw new SyntaxException(
                    line(alias), column(alias), "*" + alias.getAlias() + " names no anchor that is complete before it");
        }
        budget.spend(anchored.weight(), depth, line(alias), column(alias));
        return anchored.tree();
    }

    private Tree list(Event start, int depth) {
        List<Tree> elements = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            elements.add(value(next, depth + 1));
        }
        return new Tree.Arr(line(start), column(start), List.copyOf(elements));
    }

    private Tree map(Event start, int depth) {
        Members members = new Members(complaints);
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            if (!(next instanceof ScalarEvent key)) {
                throw new SyntaxException(line(next), column(next), "a key must be text");
            }
            Tree value = value(events.next(), depth + 1);
            String name = Surrogates.checked(key.getValue(), line(key), column(key));
            members.add(new Tree.Member(line(key), column(key), name, value));
        }
        return new Tree.Obj(line(start), column(start), members.list());
    }

    private static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private static int column(Event event) {
        return event.getStartMark().map(Mark::getColumn).orElse(0) + 1;
    }

    private static SyntaxException badCharacter(String text, ReaderException e) {
        int end = text.offsetByCodePoints(0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
        String good = text.substring(0, end);
        return new SyntaxException(
                1 + (int) good.chars().filter(c -> c == '\n').count(),
                1 + good.length() - (good.lastIndexOf('\n') + 1),
                String.format("the character U+%04X is not allowed in YAML", e.getCodePoint()));
    }
}

package dev.baton.engine.spec.kdl;

import dev.baton.engine.spec.tree.Complaint;
import dev.baton.engine.spec.tree.Document;
import dev.baton.engine.spec.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * A spec in KDL as the tree that its YAML would be: nodes that may stand several times become lists, and the first value of a
 * section's node is its name. What it does not know it hands on as it stands, so that errors are the same in all formats.
 */
public final class KdlSpec {
    private final List<Complaint> complaints = new ArrayList<>();

    private KdlSpec() {}

    /** The tree of the text; throws {@link dev.baton.engine.spec.tree.SyntaxException}. */
    public static Document read(String text) {
        KdlSpec spec = new KdlSpec();
        KdlMap map = new KdlMap(spec.complaints);
        for (KdlNode node : KdlParser.parse(text)) {
            KdlKeys.Section section = KdlKeys.SECTIONS.get(node.name());
            if (section == null) {
                map.put(node.line(), node.column(), node.name(), spec.value(node, KdlKeys.PLAIN));
            } else {
                map.append(node, section.key(), List.of(spec.entry(node, section)));
            }
        }
        return new Document(map.tree(1, 1), spec.complaints);
    }

    private Tree entry(KdlNode node, KdlKeys.Section section) {
        KdlMap map = new KdlMap(complaints);
        List<Tree> arguments = node.arguments();
        if (section.named() && !arguments.isEmpty()) {
            Tree name = arguments.getFirst();
            map.put(name.line(), name.column(), "name", name);
            arguments = arguments.subList(1, arguments.size());
        }
        for (Tree extra : arguments) {
            complaints.add(new Complaint(
                    extra.line(), extra.column(), node.name() + " takes no such value here: " + extra.kind()));
        }
        fill(map, node, section);
        return map.tree(node.line(), node.column());
    }

    private void fill(KdlMap map, KdlNode node, KdlKeys.Section section) {
        node.properties()
                .forEach(property -> map.put(property.line(), property.column(), property.key(), property.value()));
        for (KdlNode child : node.children()) {
            String list = section.lists().get(child.name());
            if (list == null) {
                Tree value = value(child, KdlKeys.PLAIN);
                boolean json = section.json().equals(child.name());
                map.put(child.line(), child.column(), child.name(), json ? KdlJson.read(value) : value);
            } else if (child.children().isEmpty() && child.properties().isEmpty()) {
                map.append(child, list, child.arguments());
            } else {
                map.append(child, list, List.of(entry(child, KdlKeys.PLAIN)));
            }
        }
    }

    /** A node's value: one, a list of several, a map of what stands in its braces, or nothing. */
    private Tree value(KdlNode node, KdlKeys.Section section) {
        if (!node.children().isEmpty() || !node.properties().isEmpty()) {
            return entry(node, section);
        }
        return switch (node.arguments().size()) {
            case 0 -> new Tree.Nothing(node.line(), node.column());
            case 1 ->
                node.name().equals("use_parameters")
                        ? list(node)
                        : node.arguments().getFirst();
            default -> list(node);
        };
    }

    private static Tree list(KdlNode node) {
        return new Tree.Arr(node.line(), node.column(), node.arguments());
    }
}

package dev.baton.engine.spec.kdl;

import dev.baton.engine.spec.tree.Complaint;
import dev.baton.engine.spec.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers a map's members; a key that stands twice is a complaint unless its nodes make a list. Not thread-safe. */
final class KdlMap {
    private final Map<String, Tree.Member> members = new LinkedHashMap<>();
    private final Map<String, List<Tree>> lists = new LinkedHashMap<>();
    private final List<Complaint> complaints;

    KdlMap(List<Complaint> complaints) {
        this.complaints = complaints;
    }

    void put(int line, int column, String key, Tree value) {
        Tree.Member first = members.putIfAbsent(key, new Tree.Member(line, column, key, value));
        if (first != null) {
            complaints.add(new Complaint(
                    line, column, "the key '" + key + "' stands twice in this map, first at line " + first.line()));
        }
    }

    /** Adds to the list with this key, which begins where its first node stands. */
    void append(KdlNode node, String key, List<Tree> values) {
        if (!lists.containsKey(key)) {
            lists.put(key, new ArrayList<>());
            put(node.line(), node.column(), key, new Tree.Nothing(node.line(), node.column()));
        }
        lists.get(key).addAll(values);
    }

    Tree.Obj tree(int line, int column) {
        List<Tree.Member> all = members.values().stream()
                .map(member -> lists.containsKey(member.key()) ? listed(member) : member)
                .toList();
        return new Tree.Obj(line, column, all);
    }

    private Tree.Member listed(Tree.Member member) {
        List<Tree> elements = List.copyOf(lists.get(member.key()));
        return new Tree.Member(
                member.line(), member.column(), member.key(), new Tree.Arr(member.line(), member.column(), elements));
    }
}

package dev.baton.engine.spec.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers the members of one map; a key that stands twice is a complaint that names both places, and the first counts. */
final class Members {
    private final List<Tree.Member> members = new ArrayList<>(8);
    private final Map<String, Tree.Member> byKey = new HashMap<>();
    private final List<Complaint> complaints;

    Members(List<Complaint> complaints) {
        this.complaints = complaints;
    }

    void add(Tree.Member member) {
        Tree.Member first = byKey.putIfAbsent(member.key(), member);
        if (first == null) {
            members.add(member);
        } else {
            complaints.add(new Complaint(
                    member.line(),
                    member.column(),
                    "the key '" + member.key() + "' stands twice in this map, first at line " + first.line()));
        }
    }

    List<Tree.Member> list() {
        return List.copyOf(members);
    }
}

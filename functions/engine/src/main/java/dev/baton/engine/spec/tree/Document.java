package dev.baton.engine.spec.tree;

import java.util.List;

/** A document's tree, and what was wrong with it without making it unreadable (keys that stand twice). */
public record Document(Tree root, List<Complaint> complaints) {}

package dev.baton.engine.spec.kdl;

import dev.baton.engine.spec.tree.Tree;
import java.util.List;

/** A node and where it stands: its name, values, name=value pairs, and nodes in braces, empty where there are none. */
record KdlNode(
        int line,
        int column,
        String name,
        List<Tree> arguments,
        List<Tree.Member> properties,
        List<KdlNode> children) {}

/** Text of a spec as one small tree with positions, whatever the format; what comes after knows no YAML and no JSON. */
package dev.baton.engine.spec.tree;

/** KDL, as far as specs use it (specification of Torc, section 3), to the same tree as YAML and JSON. */
package dev.baton.engine.spec.kdl;

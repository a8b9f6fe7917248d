package dev.baton.engine.data;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A record that the engine keeps for its clients without reading it (schedulers, actions); id 0 in a draft. */
public record PlainRecord(long id, long workflowId, ObjectNode fields) {}

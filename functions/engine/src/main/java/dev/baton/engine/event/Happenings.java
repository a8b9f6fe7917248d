package dev.baton.engine.event;

import java.util.List;

/** What happened so far, for those who listen. Thread-safe. */
public interface Happenings {
    /**
     * The workflow's kept events, and what became of its jobs last: that follows from where they stand, so that no
     * transition costs a second write. Earliest first; NotFoundException for an unknown workflow.
     */
    List<Happening> of(long workflowId);
}

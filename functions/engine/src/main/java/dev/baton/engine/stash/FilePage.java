package dev.baton.engine.stash;

import java.util.List;
import java.util.Optional;

/** A page of a job's files in the order of their names' bytes, and where the next one starts. */
public record FilePage(List<StoredFile> files, Optional<String> cursor) {}

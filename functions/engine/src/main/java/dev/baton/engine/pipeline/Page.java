package dev.baton.engine.pipeline;

import java.util.List;
import java.util.Optional;

/** A part of a list, and where the next one starts; without a cursor it is the last. */
public record Page<T>(List<T> items, Optional<String> cursor) {}

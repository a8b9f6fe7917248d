package dev.baton.engine.store;

import java.util.List;
import java.util.Optional;

/** A page of a listing, and where the next one starts. */
public record BlobPage(List<BlobInfo> blobs, Optional<String> cursor) {}

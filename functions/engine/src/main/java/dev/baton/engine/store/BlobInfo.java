package dev.baton.engine.store;

/** A blob without its bytes: key, length in bytes, and the SHA-256 of its bytes in lower-case hex. */
public record BlobInfo(String key, long length, String sha256) {}

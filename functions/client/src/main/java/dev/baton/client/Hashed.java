package dev.baton.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/** UUIDs of text: version 5 in the data catalog's namespace (version 3 of {@code sd2e.org}). */
final class Hashed {
    private static final UUID NAMESPACE = UUID.fromString("54765aeb-44ca-374a-9a9f-eb4658383ee4");
    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private Hashed() {}

    static String uuid(String text) {
        byte[] name = text.getBytes(StandardCharsets.UTF_8);
        byte[] whole = ByteBuffer.allocate(16 + name.length)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .put(name)
                .array();
        try {
            ByteBuffer hash = ByteBuffer.wrap(
                    Arrays.copyOf(MessageDigest.getInstance("SHA-1").digest(whole), 16));
            long high = hash.getLong() & ~0xF000L | 0x5000L;
            long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
            return new UUID(high, low).toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }

    /** A name goes without a leading slash and a leading folder {@code uploads}. */
    static String name(String name) {
        String relative = name.startsWith("/") ? name.substring(1) : name;
        return uuid(relative.startsWith("uploads/") ? relative.substring("uploads/".length()) : relative);
    }

    /** The job of this actor with this data: the hash of both as sorted JSON. */
    static String job(String actorId, JsonNode data) {
        try {
            java.util.Map<String, Object> made = new java.util.TreeMap<>();
            made.put("actor_id", actorId);
            made.put("data", SORTED.treeToValue(data, Object.class));
            return uuid(SORTED.writeValueAsString(made));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree could not be written", impossible);
        }
    }
}

package dev.baton.doors.stash;

import dev.baton.engine.stash.Entry;
import jakarta.ws.rs.core.MediaType;

/** As what entries travel. Nobody's file is ever a page of ours, whatever is in it. */
final class MediaTypes {
    private MediaTypes() {}

    static String of(Entry entry) {
        return switch (entry) {
            case Entry.Value value -> MediaType.APPLICATION_JSON;
            case Entry.File file -> MediaType.APPLICATION_OCTET_STREAM;
        };
    }
}

package dev.baton.doors.sparky;

import dev.baton.engine.sparky.JobName;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Names out of paths. Sparky's client pastes them in raw, as UTF-8, which reaches us one byte a character. */
final class Names {
    private static final int LAST_BYTE = 0xff;

    private Names() {}

    static JobName job(String project, String job) {
        return new JobName(read(project), read(job));
    }

    static String project(String project) {
        return JobName.project(read(project));
    }

    /** The text that was meant: what looks like bytes of UTF-8 is read as such. */
    static String read(String text) {
        boolean raw = text.chars().anyMatch(unit -> unit > 0x7f) && text.chars().allMatch(unit -> unit <= LAST_BYTE);
        if (!raw) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException latin) {
            return text;
        }
    }
}

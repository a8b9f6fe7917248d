package dev.baton.engine.stash;

import dev.baton.engine.RefusedException;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** One of the things that a job keeps. */
public sealed interface Entry {
    /** The JSON value, of which there is one. */
    record Value() implements Entry {}

    /**
     * A file. Its name may have parts between slashes, as in {@code plots/a.png}.
     *
     * @param name 1 to 255 bytes of UTF-8; no part is empty, {@code .} or {@code ..}, and there is no backslash and no
     *     control character. RefusedException tells what is wrong.
     */
    record File(String name) implements Entry {
        private static final int LONGEST = 255;

        public File {
            int bytes = bytes(name);
            if (bytes == 0 || bytes > LONGEST) {
                throw new RefusedException(
                        "a file's name has 1 to " + LONGEST + " bytes of UTF-8, not " + bytes + "; choose another");
            }
            if (name.chars().anyMatch(unit -> Character.isISOControl(unit) || unit == '\\')) {
                throw new RefusedException("a file's name has no control character and no backslash; choose another");
            }
            for (String part : name.split("/", -1)) {
                if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                    throw new RefusedException(
                            "no part of a file's name is empty, . or ..; " + name + " has such a one");
                }
            }
        }

        private static int bytes(String name) {
            try {
                return StandardCharsets.UTF_8
                        .newEncoder()
                        .encode(CharBuffer.wrap(name))
                        .remaining();
            } catch (CharacterCodingException lone) {
                throw new RefusedException("a file's name is well-formed Unicode; a surrogate stands alone in it");
            }
        }
    }
}

package dev.baton.engine.stash;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Bytes on their way to a store, which end with a {@link BadJsonException} instead of the end where they are not one JSON value
 * in UTF-8. They pass unchanged and are not kept. Not thread-safe.
 */
final class JsonBytes extends FilterInputStream {
    private static final int DEEPEST = 500;
    private static final int LONGEST_TEXT = 64 << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .build();

    private final JsonParser parser;
    private final ByteArrayFeeder feeder;
    private final Utf8Check utf8 = new Utf8Check();
    private int depth;
    private int values;
    private boolean started;
    private boolean ended;
    private BadJsonException wrong;

    JsonBytes(InputStream bytes) throws IOException {
        super(bytes);
        parser = JSON.createNonBlockingByteArrayParser();
        feeder = (ByteArrayFeeder) parser.getNonBlockingInputFeeder();
    }

    /** What was wrong with the bytes so far. */
    Optional<BadJsonException> wrong() {
        return Optional.ofNullable(wrong);
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (wrong != null) {
            throw wrong;
        }
        int read = super.read(into, offset, length);
        try {
            if (read > 0) {
                start(into[offset]);
                utf8.accept(into, offset, read);
                feeder.feedInput(into, offset, offset + read);
                tokens();
            } else if (read < 0 && !ended) {
                ended = true;
                end();
            }
        } catch (JsonProcessingException broken) {
            var place = broken.getLocation();
            throw bad("the body is not valid JSON"
                    + (place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr()) + ": "
                    + broken.getOriginalMessage());
        }
        return read;
    }

    /** The parser would skip a byte-order mark, which readers then stumble over. */
    private void start(byte first) throws BadJsonException {
        if (!started && first < 0) {
            throw bad("the body does not start as JSON does; send UTF-8 without a byte-order mark");
        }
        started = true;
    }

    private void tokens() throws IOException {
        for (JsonToken token = parser.nextToken();
                token != null && token != JsonToken.NOT_AVAILABLE;
                token = parser.nextToken()) {
            values += depth == 0 ? 1 : 0;
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (values > 1) {
                throw bad("the body is more than one JSON value; send one");
            }
        }
    }

    private void end() throws IOException {
        utf8.end();
        feeder.endOfInput();
        tokens();
        if (values == 0) {
            throw bad("the body is empty; send a JSON value");
        }
    }

    private BadJsonException bad(String message) {
        wrong = new BadJsonException(message);
        return wrong;
    }

    @Override
    public long skip(long most) throws IOException {
        byte[] skipped = new byte[(int) Math.min(most, 8192)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Refuses what the parser lets pass: overlong forms, surrogates, code points beyond the last. */
    private final class Utf8Check {
        /** How many bytes of the character are still to come, and what the next one of them may be. */
        private int left;

        private int least;
        private int most;

        void accept(byte[] bytes, int offset, int length) throws BadJsonException {
            for (int i = offset; i < offset + length; i++) {
                int single = bytes[i] & 0xff;
                if (left > 0) {
                    if (single < least || single > most) {
                        throw bad("the body is not valid UTF-8; send UTF-8");
                    }
                    left--;
                    least = 0x80;
                    most = 0xbf;
                } else if (single >= 0x80) {
                    begin(single);
                }
            }
        }

        /** The well-formed sequences of the Unicode standard, table 3-7. */
        private void begin(int first) throws BadJsonException {
            if (first < 0xc2 || first > 0xf4) {
                throw bad("the body is not valid UTF-8; send UTF-8");
            }
            left = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
            least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
            most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        }

        void end() throws BadJsonException {
            if (left > 0) {
                throw bad("the body ends in the middle of a character; send UTF-8");
            }
        }
    }
}

package dev.baton.engine.spec.tree;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes to text, strictly: invalid UTF-8 is an error that names the line, the column and the byte. */
public final class Utf8 {
    private Utf8() {}

    /** The bytes as text, without a leading byte order mark; throws {@link SyntaxException} where they are no UTF-8. */
    public static String decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        if (result.isError()) {
            String good = out.toString();
            int lineStart = good.lastIndexOf('\n') + 1;
            throw new SyntaxException(
                    1 + (int) good.chars().filter(c -> c == '\n').count(),
                    1 + good.codePointCount(lineStart, good.length()),
                    "byte " + in.position() + " is not UTF-8 (0x" + String.format("%02x", bytes[in.position()] & 0xff)
                            + "); save the file as UTF-8");
        }
        return out.length() > 0 && out.charAt(0) == '\uFEFF'
                ? out.subSequence(1, out.length()).toString()
                : out.toString();
    }
}

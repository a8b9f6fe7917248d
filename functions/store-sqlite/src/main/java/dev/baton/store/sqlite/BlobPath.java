package dev.baton.store.sqlite;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Where a blob's file stands. Each part of the key but the last is a folder, marked by a plus, so that a blob may stand
 * beside a folder of its name. Bytes that some file system or locale would not take are written as %XX, so is a dot at a
 * name's start. A name too long for a file system goes on in a folder marked by a tilde; dots are escaped there too.
 */
final class BlobPath {
    static final char FOLDER = '+';
    static final char CONTINUED = '~';

    private static final int LONGEST = 240;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private BlobPath() {}

    static Path of(Path root, String key) {
        Path path = root;
        String[] parts = key.split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            String name = encode(parts[i]);
            while (name.length() > LONGEST) {
                path = path.resolve(name.substring(0, LONGEST) + CONTINUED);
                name = name.substring(LONGEST);
            }
            path = path.resolve(i < parts.length - 1 ? name + FOLDER : name);
        }
        return path;
    }

    /** The part of a key that was written as this name, without marks; its pieces joined. */
    static String decode(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < name.length(); i++) {
            char unit = name.charAt(i);
            if (unit == '%') {
                bytes.write(HexFormat.fromHexDigits(name, i + 1, i + 3));
                i += 2;
            } else {
                bytes.write(unit);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String encode(String part) {
        String name = encode(part, false);
        return name.length() > LONGEST ? encode(part, true) : name;
    }

    private static String encode(String part, boolean everyDot) {
        StringBuilder name = new StringBuilder();
        for (byte single : part.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = single == '.' ? !name.isEmpty() && !everyDot : plain(single);
            if (plain) {
                name.append((char) single);
            } else {
                name.append('%').append(HEX.toHexDigits(single));
            }
        }
        return name.toString();
    }

    private static boolean plain(byte single) {
        return single >= 'a' && single <= 'z'
                || single >= 'A' && single <= 'Z'
                || single >= '0' && single <= '9'
                || single == '-'
                || single == '_'
                || single == '='
                || single == '@'
                || single == ',';
    }
}

package dev.baton.cli.tui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.cli.tui.Key.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyReaderTest {
    /** A tilde at a place where a sequence goes on would be part of it; a pause is written as a line of its own. */
    private static List<Key> keys(String... sent) throws IOException {
        List<Integer> characters = new ArrayList<>();
        for (String piece : sent) {
            piece.codePoints().forEach(characters::add);
            characters.add(-2);
        }
        KeyReader reader = new KeyReader(millis -> {
            while (millis == 0 && !characters.isEmpty() && characters.getFirst() == -2) {
                characters.removeFirst();
            }
            return characters.isEmpty() ? -1 : characters.removeFirst();
        });
        List<Key> keys = new ArrayList<>();
        for (Optional<Key> key = reader.next(); key.isPresent(); key = reader.next()) {
            keys.add(key.get());
        }
        return keys;
    }

    @Test
    void arrows_and_their_like_come_as_sequences() throws IOException {
        assertEquals(
                List.of(Kind.UP, Kind.DOWN, Kind.HOME, Kind.END, Kind.PAGE_UP, Kind.PAGE_DOWN, Kind.LEFT, Kind.RIGHT),
                keys("\u001b[A\u001bOB\u001b[1~\u001b[F\u001b[5~\u001b[6~\u001b[D\u001b[1;5C").stream()
                        .map(Key::kind)
                        .toList());
    }

    @Test
    void an_escape_with_nothing_behind_it_is_that_key() throws IOException {
        assertEquals(List.of(Key.of(Kind.ESCAPE), Key.letter('q')), keys("\u001b", "q"));
    }

    @Test
    void letters_controls_and_unknown_sequences() throws IOException {
        assertEquals(
                List.of(
                        Key.letter('é'),
                        Key.of(Kind.ENTER),
                        Key.of(Kind.BACKSPACE),
                        Key.of(Kind.INTERRUPT),
                        Key.of(Kind.OTHER),
                        Key.of(Kind.OTHER)),
                keys("é\r\u007f\u0003\u0001\u001b[200~"));
    }
}

package dev.baton.doors.sparky;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The first request line of a connection, as Sparky's client sends it. */
class RequestLineRepairTest {
    private final EmbeddedChannel connection = new EmbeddedChannel(new RequestLineRepair());

    private String passed(String... pieces) {
        for (String piece : pieces) {
            connection.writeInbound(Unpooled.copiedBuffer(piece, StandardCharsets.UTF_8));
        }
        StringBuilder all = new StringBuilder();
        for (ByteBuf next = connection.readInbound(); next != null; next = connection.readInbound()) {
            all.append(next.toString(StandardCharsets.UTF_8));
            next.release();
        }
        return all.toString();
    }

    @Test
    void blanks_and_utf_8_are_percent_encoded_in_the_first_line_alone() {
        assertEquals(
                "PUT /file/a%20b%C5%82.txt HTTP/1.1\r\nHost: h ł\r\n\r\nGET /c d HTTP/1.1\r\n",
                passed("PUT /file/a bł.txt HTTP/1.1\r\nHost: h ł\r\n\r\nGET /c d HTTP/1.1\r\n"));
    }

    @Test
    void a_line_may_come_in_pieces_and_what_follows_passes_untouched() {
        assertEquals("", passed("GET /a", " b"));
        assertEquals("GET /a%20b HTTP/1.1\r\n", passed(" HTTP/1.1\r\n"));
        assertEquals("Name: a b\r\n\r\n", passed("Name: a b\r\n\r\n"));
        assertNull(connection.pipeline().get(RequestLineRepair.class));
    }

    @Test
    void whoever_encodes_paths_is_not_touched() {
        String request = "GET /a%20b?c=d%C5%82 HTTP/1.1\r\nHost: h\r\n\r\n";
        assertEquals(request, passed(request));
    }

    @Test
    void what_is_no_request_line_passes_as_it_is() {
        for (String odd : new String[] {"\r\n", "GET\n", "GET  /a HTTP/1.1\r\n", "* b HTTP/1.1\n", "GET /a b\r\n"}) {
            EmbeddedChannel other = new EmbeddedChannel(new RequestLineRepair());
            other.writeInbound(Unpooled.copiedBuffer(odd, StandardCharsets.UTF_8));
            ByteBuf passed = other.readInbound();
            assertEquals(odd, passed.toString(StandardCharsets.UTF_8));
            passed.release();
        }
        assertEquals("x".repeat(20_000), passed("x".repeat(20_000)));
    }
}

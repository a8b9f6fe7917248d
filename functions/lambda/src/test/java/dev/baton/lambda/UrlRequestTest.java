package dev.baton.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class UrlRequestTest {
    private static byte[] event(String path, String query) {
        return ("{\"version\":\"2.0\",\"rawPath\":\"" + path + "\",\"rawQueryString\":\"" + query
                        + "\",\"body\":\"ä b\",\"headers\":{\"a\":\"b c\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_sound_address_leaves_the_event_as_it_is() throws Exception {
        byte[] event = event("/a%20b/%2F", "x=1&x=2&y=a%2Bb");
        assertSame(event, new UrlRequest(event).repaired());
    }

    @Test
    void bare_spaces_and_letters_that_no_address_holds_are_encoded_and_nothing_else_changes() throws Exception {
        byte[] repaired = new UrlRequest(event("/größe", "name=a b&c=%20\\\"")).repaired();
        JsonNode tree = new ObjectMapper().readTree(repaired);
        assertEquals("/gr%C3%B6%C3%9Fe", tree.get("rawPath").asText());
        assertEquals("name=a%20b&c=%20%22", tree.get("rawQueryString").asText());
        assertEquals("ä b", tree.get("body").asText());
        assertEquals("b c", tree.get("headers").get("a").asText());
    }

    @Test
    void what_is_no_request_is_left_to_the_framework() throws Exception {
        byte[] none = "[]".getBytes(StandardCharsets.UTF_8);
        assertSame(none, new UrlRequest(none).repaired());
    }
}

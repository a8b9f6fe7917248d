package dev.baton.doors.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoopbackTest {
    @Test
    void only_names_of_this_machine_pass() {
        for (String host : List.of("localhost", "LOCALHOST:8080", "127.0.0.1:80", "[::1]:8080", "app.localhost:1")) {
            assertTrue(Loopback.host(host), host);
        }
        for (String host :
                List.of("evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "", "10.0.0.1")) {
            assertFalse(Loopback.host(host), host);
        }
        assertFalse(Loopback.host(null));
    }

    @Test
    void a_page_of_another_site_is_no_origin_of_this_machine() {
        assertTrue(Loopback.origin(null));
        assertTrue(Loopback.origin("http://localhost:3000"));
        assertFalse(Loopback.origin("https://evil.example"));
        assertFalse(Loopback.origin("null"));
    }

    @Test
    void a_password_may_hold_colons() {
        assertEquals(Optional.of("a:b"), Credentials.key("Basic dTphOmI=", null));
        assertEquals(Optional.empty(), Credentials.key("Basic %%%", "ignored"));
        assertEquals(Optional.of("k"), Credentials.key("bearer k", null));
    }

    @Test
    void a_digest_knows_its_key_and_no_other() {
        AdminKeyDigest digest =
                AdminKeyDigest.ofHex("2c70e12b7a0646f92279f427c7b38e7334d8e5389cff167a1dc30e73f826b683");
        assertTrue(digest.matches("key"));
        assertFalse(digest.matches("Key"));
    }
}

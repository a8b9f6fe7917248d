package dev.baton.cli.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How another machine is asked for a worker. */
final class RemoteStartTest {
    private static final RemoteHost HOST =
            RemoteHost.parse("alice@host-1.example:2222").orElseThrow();

    @Test
    void an_address_is_user_host_and_port_and_never_an_option() {
        assertEquals(new RemoteHost("alice@host-1.example", 2222), HOST);
        assertEquals(Optional.of(new RemoteHost("host", null)), RemoteHost.parse("host"));
        for (String wrong :
                List.of("", "-oProxyCommand=x", "a@-b", "a b", "a;b", "host:0", "host:70000", "a@b@c", "$(x)")) {
            assertEquals(Optional.empty(), RemoteHost.parse(wrong), wrong);
        }
    }

    @Test
    void the_key_is_in_no_command_line_and_quoted_in_the_script() {
        RemoteStart start = new RemoteStart(URI.create("http://server:8080"), "se'cret", 7, 2);
        assertEquals(
                List.of(
                        "ssh",
                        "-o",
                        "BatchMode=yes",
                        "-o",
                        "ConnectTimeout=15",
                        "-p",
                        "2222",
                        "--",
                        "alice@host-1.example",
                        "sh -s"),
                start.words(HOST));
        assertFalse(start.words(HOST).toString().contains("cret"));
        assertTrue(start.script().contains("BATON_API_KEY='se'\\''cret'; export BATON_API_KEY\n"), start.script());
        assertTrue(start.script().contains("BATON_URL='http://server:8080'"), start.script());
        assertTrue(start.script().endsWith("exec baton worker 7 --max-parallel-jobs 2 </dev/null\n"), start.script());
    }

    @Test
    void a_server_on_loopback_is_reached_through_the_connection() {
        List<String> words = new RemoteStart(URI.create("http://127.0.0.1:4711"), null, 7, null).words(HOST);
        assertTrue(
                words.containsAll(List.of("-R", "4711:127.0.0.1:4711", "ExitOnForwardFailure=yes")), words::toString);
    }
}

package dev.baton.cli.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.cli.json.JsonReader;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the command of an actor sees. */
class ActorEnvironmentTest {
    @Test
    void who_sends_a_message_chooses_nothing_that_steers_a_program() {
        Map<String, String> seen = ActorEnvironment.of(
                Map.of("PATH", "/bin", "BATON_API_KEY", "secret"),
                JsonReader.read("{\"LANG\":\"C\",\"uuid\":\"usual\",\"N\":2}"),
                JsonReader.read("{\"PATH\":\"/evil\",\"LD_PRELOAD\":\"x\",\"https_proxy\":\"x\",\"LANG\":\"evil\","
                        + "\"_abaco_actor_id\":\"a\",\"MSG\":\"m\",\"uuid\":\"u\",\"BASH_FUNC_ls%%\":\"x\","
                        + "\"_baton_execution_token\":\"t\",\"x-nonce\":\"n\"}"));
        assertEquals("{LANG=C, MSG=m, N=2, PATH=/bin, _abaco_actor_id=a, uuid=u}", new TreeMap<>(seen).toString());
    }
}

package dev.baton.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events are noted, listed and heard. */
class EventsTest extends VerbTest {
    private static final String STREAM = "GET /workflows/1/events/stream?level=info";
    private static final String HEARD = """
            :listening
            id: 5-

            id: 6-e.1
            event: job_failed
            data: {"workflow_id":1,"timestamp":1000,"event_type":"job_failed",
            data: "severity":"error","data":{"job_id":3}}

            """;

    @Test
    void what_happens_is_printed_a_line_each() {
        server.on(STREAM, HEARD);
        assertEquals(0, console.run("events monitor 1 --duration 0"), console.err());
        assertEquals("1970-01-01T00:00:01Z  error  job_failed  {\"job_id\":3}\n", console.out());
        assertEquals(0, console.run("events monitor 1 -d 0 -f json"), console.err());
        assertEquals(1, console.out().lines().count());
        assertTrue(console.out().startsWith("{\"workflow_id\":1,"), console.out());
    }

    @Test
    void a_listener_may_begin_after_an_event_that_it_knows() {
        server.on(STREAM + "&last_event_id=6-e.1", "");
        assertEquals(0, console.run("events monitor 1 --duration 0 --after 6-e.1"), console.err());
        assertEquals("", console.out());
    }

    @Test
    void a_workflow_that_is_gone_ends_the_listening() {
        assertEquals(1, console.run("events monitor 1"));
    }

    @Test
    void a_stream_remembers_the_last_id_and_leaves_out_what_broke_off() throws IOException {
        EventStream stream = new EventStream("");
        List<String> heard = new ArrayList<>();
        stream.read(new BufferedReader(new StringReader(HEARD + "id: 7\ndata: half")), (name, data) -> heard.add(name));
        assertEquals(List.of("job_failed"), heard);
        assertEquals("6-e.1", stream.lastId());
    }

    @Test
    void what_is_noted_carries_its_time() {
        server.on("POST /events", "{\"id\": 2}");
        assertEquals(0, console.run("events", "create", "1", "-d", "{\"category\": \"note\"}"), console.err());
        assertTrue(server.last().body().matches("\\{\"workflow_id\":1,\"timestamp\":\\d{13},\"data\":.*"));
        assertEquals("Created event 2\n", console.out());
    }

    @Test
    void the_latest_event_is_one_record() {
        server.list(
                "GET /events?workflow_id=1&sort_by=timestamp&reverse_sort=true&offset=0&limit=1",
                "{\"id\": 9, \"timestamp\": 1, \"data\": {}}");
        assertEquals(0, console.run("events get-latest-event 1"), console.err());
        assertTrue(console.out().contains("\"id\": 9"), console.out());
        server.list("GET /events?workflow_id=1&category=note", "{\"id\": 9, \"timestamp\": 1, \"data\": {\"a\":1}}");
        assertEquals(0, console.run("events list 1 -c note"), console.err());
        assertTrue(console.out().contains("│ 9  │ 1970-01-01T00:00:00.001Z │ {\"a\":1} │"), console.out());
    }
}

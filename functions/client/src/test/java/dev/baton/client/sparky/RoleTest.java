package dev.baton.client.sparky;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A scenario of stages. */
class RoleTest {
    private static final class Pipeline extends Role {
        private final List<String> done = new ArrayList<>();

        Pipeline(Scenario scenario) {
            super(scenario);
        }

        @Override
        protected Map<String, Stage> stages() {
            return Map.of("main", () -> done.add("main"), "child", this::stageChild);
        }

        private void stageChild() throws IOException {
            throw new IOException("child " + tags().get("i") + config());
        }

        Waited waits() {
            return waitJob(newJob(job -> job.project("p")), Duration.ZERO, true);
        }
    }

    private static Pipeline pipeline(String tags) {
        return new Pipeline(Scenario.in(Map.of("SP6_TAGS", tags)));
    }

    @Test
    void the_tag_names_the_stage_and_main_is_the_one_without() throws Exception {
        for (String tags : List.of("", "stage=main", "other=1")) {
            Pipeline pipeline = pipeline(tags);
            pipeline.run();
            assertEquals(List.of("main"), pipeline.done);
        }
        assertEquals(
                "child 2{}",
                assertThrows(IOException.class, pipeline("stage=child,i=2")::run)
                        .getMessage());
    }

    @Test
    void a_stage_that_is_not_there_is_named_beside_those_that_are() {
        String message = assertThrows(IllegalStateException.class, pipeline("stage=chidl")::run)
                .getMessage();
        assertTrue(message.startsWith("there is no stage chidl, only [child, main]"), message);
    }

    @Test
    void it_waits_for_the_jobs_that_it_makes() throws IOException {
        try (StubSparky server = new StubSparky().say(200, "1")) {
            assertEquals(new Waited(1, 0, 0), new Pipeline(server.scenario(Map.of())).waits());
        }
    }
}

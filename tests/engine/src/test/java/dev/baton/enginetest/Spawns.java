package dev.baton.enginetest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.engine.sparky.JobName;
import dev.baton.engine.sparky.Sparky;
import java.util.Optional;

/** What Sparky's clients send. */
final class Spawns {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Spawns() {}

    /** JSON with single quotes for double ones. */
    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(text, wrong);
        }
    }

    static JobName name(String project, String job) {
        return new JobName(project, job);
    }

    static Sparky.Spawn of(String project, String job) {
        return of(project, job, "{}", "{}");
    }

    static Sparky.Spawn of(String project, String job, String config, String trigger) {
        return new Sparky.Spawn(name(project, job), json(config), json(trigger), "say 1", json("{}"), Optional.empty());
    }

    static Sparky.Spawn child(JobName parent, String project, String job) {
        return new Sparky.Spawn(name(project, job), json("{}"), json("{}"), "say 1", json("{}"), Optional.of(parent));
    }
}

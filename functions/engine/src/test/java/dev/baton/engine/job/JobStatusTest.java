package dev.baton.engine.job;

import static dev.baton.engine.job.JobStatus.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class JobStatusTest {
    private static Set<JobStatus> those(Predicate<JobStatus> property) {
        EnumSet<JobStatus> found = EnumSet.allOf(JobStatus.class);
        found.removeIf(property.negate());
        return found;
    }

    @Test
    void codes_and_names_are_those_on_the_wire() {
        List<String> names = List.of(
                "uninitialized",
                "blocked",
                "ready",
                "pending",
                "running",
                "completed",
                "failed",
                "canceled",
                "terminated",
                "disabled",
                "pending_failed");
        for (int code = 0; code < names.size(); code++) {
            assertEquals(names.get(code), JobStatus.ofCode(code).wire());
            assertEquals(code, JobStatus.ofCode(code).code());
        }
        assertEquals(names.size(), values().length);
    }

    @Test
    void names_of_any_case_and_codes_are_understood_and_nothing_else() {
        for (JobStatus status : values()) {
            for (String text : List.of(status.wire(), status.name(), " " + status.wire() + " ", "" + status.code())) {
                assertEquals(Optional.of(status), JobStatus.parse(text), text);
            }
        }
        for (String text : List.of("", "done", "11", "-1", "05", "pending-failed")) {
            assertEquals(Optional.empty(), JobStatus.parse(text), text);
        }
        assertThrows(IllegalArgumentException.class, () -> JobStatus.ofCode(-1));
        assertThrows(IllegalArgumentException.class, () -> JobStatus.ofCode(11));
        assertThrows(IllegalArgumentException.class, () -> JobStatus.ofCode(1L << 32));
    }

    @Test
    void a_disabled_job_has_ended_without_being_complete_and_one_that_awaits_a_person_has_not() {
        assertEquals(EnumSet.of(COMPLETED, FAILED, CANCELED, TERMINATED), those(JobStatus::complete));
        assertEquals(EnumSet.of(COMPLETED, FAILED, CANCELED, TERMINATED, DISABLED), those(JobStatus::ended));
        assertEquals(EnumSet.of(PENDING, RUNNING), those(JobStatus::held));
    }
}

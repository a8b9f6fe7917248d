package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Jobs that write down that they ran, by name and attempt, before they ring; and what must be true of it in the end. */
record Ledger(Command baton, int jobs) {
    /** Jobs in tens, each ten joined by one, and one that counts who wrote, when all are done. */
    void spec(String file) throws Exception {
        StringBuilder text = new StringBuilder("name: ledger\njobs:\n");
        for (int i = 0; i < jobs; i++) {
            String after = i % 10 == 9 ? ", depends_on_regexes: ['^j_%d[0-8]$']".formatted(i / 10) : "";
            text.append("  - {name: j_%d%d, command: '%s'%s}\n".formatted(i / 10, i % 10, COMMAND, after));
        }
        text.append(
                "  - {name: sum, command: 'cut -d\" \" -f1 log | sort -u | wc -l > sum', depends_on_regexes: [^j_]}\n");
        baton.write(file, text.toString());
    }

    private static final String COMMAND = "echo \"$BATON_JOB_NAME $BATON_ATTEMPT_ID\" >> log; echo > bell";

    /** Everything ran, nothing ran twice in one attempt, and whoever came last saw all. */
    void check(long workflow, Object seed) throws Exception {
        List<String> lines = baton.read("log").lines().toList();
        Set<String> once = new HashSet<>(lines);
        assertEquals(once.size(), lines.size(), () -> seed + ": an attempt ran twice: " + lines);
        assertEquals(Integer.toString(jobs), baton.read("sum").strip(), seed::toString);
        String id = Long.toString(workflow);
        JsonNode list = baton.json("jobs", "list", id);
        assertEquals(jobs + 1, list.size(), seed::toString);
        for (JsonNode job : list) {
            String name = job.get("name").asText();
            String last = name + " " + job.get("attempt_id").asInt();
            assertEquals("completed", job.get("status").asText(), () -> seed + ": " + name);
            assertTrue(name.equals("sum") || once.contains(last), () -> seed + ": " + last + " did not run");
        }
        assertEquals(jobs + 1, baton.json("results", "list", id).size(), seed::toString);
        baton.good("doctor");
    }
}

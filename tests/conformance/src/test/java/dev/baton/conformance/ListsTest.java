package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Every filter, order and page that the list of operations names, on two records that differ in everything. */
@QuarkusTest
class ListsTest extends TorcCase {
    private static final Set<String> NO_FILTERS =
            Set.of("workflow_id!", "offset", "limit", "sort_by", "reverse_sort", "include_relationships", "all_runs");

    /** For each list the value that the first of two records has, and what the second has instead. */
    private static final Map<String, Map<String, String>> FIRST = Map.ofEntries(
            Map.entry(
                    "list_compute_nodes",
                    Map.of("hostname", "h1", "is_active", "true", "scheduled_compute_node_id", "1")),
            Map.entry("list_events", Map.of("category", "c1")),
            Map.entry(
                    "list_files", Map.of("produced_by_job_id", "@j1", "name", "f1", "path", "p1", "is_output", "true")),
            Map.entry(
                    "list_jobs", Map.of("status", "running", "needs_file_id", "@f2", "active_compute_node_id", "@n1")),
            Map.entry("list_local_schedulers", Map.of("memory", "1g", "num_cpus", "1")),
            Map.entry(
                    "list_resource_requirements",
                    Map.of(
                            "job_id",
                            "@j1",
                            "name",
                            "r1",
                            "memory",
                            "1g",
                            "num_cpus",
                            "11",
                            "num_gpus",
                            "1",
                            "num_nodes",
                            "3",
                            "runtime",
                            "PT1H")),
            Map.entry(
                    "list_results",
                    Map.of(
                            "job_id",
                            "@j1",
                            "run_id",
                            "1",
                            "return_code",
                            "1",
                            "status",
                            "failed",
                            "compute_node_id",
                            "@n1")),
            Map.entry(
                    "list_scheduled_compute_nodes",
                    Map.of("scheduler_id", "1", "scheduler_config_id", "1", "status", "s1")),
            Map.entry(
                    "list_slurm_schedulers",
                    Map.of(
                            "name",
                            "s1",
                            "account",
                            "a1",
                            "gres",
                            "g1",
                            "mem",
                            "1",
                            "nodes",
                            "1",
                            "partition",
                            "p1",
                            "qos",
                            "q1",
                            "tmp",
                            "t1",
                            "walltime",
                            "w1")),
            Map.entry(
                    "list_user_data",
                    Map.of("consumer_job_id", "@j2", "producer_job_id", "@j1", "name", "u1", "is_ephemeral", "true")));

    private static String json(String quoted) {
        return quoted.replace('\'', '"');
    }

    private Scenario world() {
        Scenario s = scenario();
        for (int i = 1; i <= 2; i++) {
            boolean first = i == 1;
            s.create("/files", "f" + i, ",'path':'p" + i + "'");
            s.create(
                    "/resource_requirements",
                    "r" + i,
                    ",'memory':'" + i + "g','num_cpus':" + 11 * i + ",'num_gpus':" + i + ",'num_nodes':" + 3 * i
                            + ",'runtime':'PT" + i + "H'");
            s.create("/local_schedulers", "l" + i, ",'memory':'" + i + "g','num_cpus':" + i);
            s.create(
                    "/slurm_schedulers",
                    "s" + i,
                    (",'account':'a%d','gres':'g%d','mem':'%d','nodes':%d,'partition':'p%d','qos':'q%d','tmp':'t%d','walltime':'w%d'")
                            .replace("%d", Integer.toString(i)));
            s.create(
                    "/scheduled_compute_nodes",
                    "c" + i,
                    ",'scheduler_id':" + i + ",'scheduler_config_id':" + i + ",'scheduler_type':'t','status':'s" + i
                            + "'");
            s.create(
                    "/compute_nodes",
                    "n" + i,
                    ",'hostname':'h" + i + "','pid':1,'start_time':'2026-01-01T00:00:00Z','is_active':" + first
                            + ",'num_cpus':1,'memory_gb':1,'num_gpus':0,'num_nodes':1,'compute_node_type':'local','scheduler':{'scheduler_id':"
                            + i + "}");
            s.create("/events", "e" + i, ",'timestamp':" + 1000 * i + ",'data':{'category':'c" + i + "'}");
        }
        s.job("j1", ",'output_file_ids':[@f1],'input_file_ids':[@f2],'resource_requirements_id':@r1");
        s.job("j2", ",'depends_on_job_ids':[@j1]");
        s.create(
                "/user_data?producer_job_id=" + s.id("j1") + "&consumer_job_id=" + s.id("j2"),
                "u1",
                ",'is_ephemeral':true");
        s.userData("u2", ",'data':1").initialize();
        s.claim("/claim_next_jobs?limit=1", null);
        s.ok("PUT", "/jobs/" + s.id("j1") + "/start_job/0/" + s.id("n1"), null);
        for (int i = 1; i <= 2; i++) {
            s.ok(
                    "POST",
                    "/results",
                    s.named(("{'job_id':@j%d,'workflow_id':W,'run_id':%d,'compute_node_id':@n%d,'return_code':%d,"
                                    + "'exec_time_minutes':1,'completion_time':'t','status':'S'}")
                            .replace("%d", Integer.toString(i))
                            .replace("W", Long.toString(s.workflow))
                            .replace("S", i == 1 ? "failed" : "completed")));
        }
        return s;
    }

    @Test
    void every_filter_of_every_list_tells_two_records_apart() throws IOException {
        Scenario s = world();
        List<Executable> claims = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (OperationsTest.Operation list : OperationsTest.operations()) {
            if (!list.query().contains("workflow_id!") || !list.name().startsWith("list_")) {
                continue;
            }
            Set<String> filters = new TreeSet<>(list.query());
            filters.removeAll(NO_FILTERS);
            seen.add(list.name());
            String path = list.path() + "?workflow_id=" + s.workflow;
            for (String filter : filters) {
                String value = switch (filter) {
                    // Initializing is an event, too.
                    case "after_timestamp" -> "1000&category=c2";
                    case "upstream_job_id" -> "@j1";
                    default -> FIRST.get(list.name()).get(filter);
                };
                String with = path + "&" + filter + "=" + s.named(value == null ? "no value is known" : value);
                claims.add(
                        () -> assertEquals(1, s.items(with.replace(" ", "%20")).size(), with));
            }
        }
        assertEquals(FIRST.keySet(), seen);
        assertAll(claims);
    }

    @Test
    void every_column_of_every_list_sorts_both_ways() {
        Scenario s = world();
        List<Executable> claims = new ArrayList<>();
        for (String path : List.of(
                "/files",
                "/jobs",
                "/user_data",
                "/compute_nodes",
                "/events",
                "/results",
                "/slurm_schedulers",
                "/resource_requirements")) {
            String list = path + "?workflow_id=" + s.workflow + "&sort_by=id";
            List<JsonNode> down = s.items(list + "&reverse_sort=true");
            claims.add(() -> assertEquals(s.items(list).reversed(), down, path));
            claims.add(() -> assertEquals(
                    down.stream()
                            .sorted(Comparator.comparingLong(
                                            (JsonNode each) -> each.get("id").longValue())
                                    .reversed())
                            .toList(),
                    down));
            claims.add(() -> assertEquals(
                    422,
                    s.call("GET", path + "?workflow_id=" + s.workflow + "&sort_by=moon", null)
                            .status()));
        }
        assertAll(claims);
        assertEquals(
                "f2",
                s.items("/files?workflow_id=" + s.workflow + "&sort_by=path&reverse_sort=true")
                        .getFirst()
                        .get("name")
                        .textValue());
    }

    @Test
    void a_page_says_what_is_left() {
        Scenario s = world();
        JsonNode page = s.ok("GET", "/files?workflow_id=" + s.workflow + "&offset=1&limit=1", null);
        assertEquals(
                json("{'offset':1,'max_limit':10000,'count':1,'total_count':2,'has_more':false}"),
                ((ObjectNode) page).without("items").toString());
        assertTrue(s.ok("GET", "/files?workflow_id=" + s.workflow + "&limit=1", null)
                .get("has_more")
                .booleanValue());
        assertEquals(
                422,
                s.call("GET", "/files?workflow_id=" + s.workflow + "&limit=10001", null)
                        .status());
    }

    @Test
    void workflows_are_found_by_name_user_and_archive() {
        Scenario s = scenario(",'description':'only this'");
        s.ok("PUT", "/workflows/" + s.workflow, "{'name':'named " + s.workflow + "'}");
        String mine = "/workflows?name=named%20" + s.workflow;
        assertEquals(1, s.items(mine + "&user=tester").size());
        assertEquals(0, s.items(mine + "&user=other").size());
        assertEquals(0, s.items(mine + "&is_archived=true").size());
        assertEquals(0, s.items(mine + "&description=else").size());
        s.ok("PUT", "/workflows/" + s.workflow + "/status", "{'run_id':0,'is_canceled':false,'is_archived':true}");
        assertEquals(0, s.items(mine).size());
        assertEquals(1, s.items(mine + "&is_archived=true").size());
    }
}

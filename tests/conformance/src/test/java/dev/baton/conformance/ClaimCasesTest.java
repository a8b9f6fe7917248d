package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who gets which jobs. */
@QuarkusTest
class ClaimCasesTest extends TorcCase {
    private static final String NODE = "{'num_cpus':8,'memory_gb':64,'num_gpus':4,'num_nodes':1%s}";

    private static List<String> claim(Scenario s, int limit, String query, String fields) {
        return s.claim("/claim_jobs_based_on_resources/" + limit + "?" + query, NODE.formatted(fields));
    }

    @Test
    void claim_01_next_order() {
        Scenario s = scenario();
        for (String name : List.of("A", "B", "C", "D", "E")) {
            s.job(name);
        }
        List<String> claimed = s.initialize().claim("/claim_next_jobs?limit=3", null);
        assertEquals(3, new HashSet<>(claimed).size());
        assertEquals(
                3, s.items("/jobs?status=pending&workflow_id=" + s.workflow).size());
        assertEquals(2, s.items("/jobs?status=2&workflow_id=" + s.workflow).size());
    }

    @Test
    void claim_03_fit_greedy() {
        Scenario s = scenario().needs("half", ",'num_cpus':4");
        for (String name : List.of("A", "B", "C")) {
            s.job(name, ",'resource_requirements_id':@half");
        }
        assertEquals(2, claim(s.initialize(), 10, "", "").size());
        assertEquals(1, s.items("/jobs?status=ready&workflow_id=" + s.workflow).size());
    }

    private Scenario three() {
        Scenario s = scenario()
                .needs("long", ",'num_gpus':0,'runtime':'PT4H','memory':'1g'")
                .needs("big", ",'num_gpus':1,'runtime':'PT1H','memory':'32g'")
                .needs("gpu", ",'num_gpus':1,'runtime':'PT2H','memory':'2g'");
        for (String name : List.of("long", "big", "gpu")) {
            s.job("job-" + name, ",'resource_requirements_id':@" + name);
        }
        return s.initialize();
    }

    @Test
    void claim_05_sort_gmr() {
        assertEquals(
                List.of("job-big", "job-gpu", "job-long"), claim(three(), 10, "sort_method=gpus_memory_runtime", ""));
        assertEquals(
                List.of("job-gpu", "job-big", "job-long"), claim(three(), 10, "sort_method=gpus_runtime_memory", ""));
    }

    @Test
    void claim_06_limit_before_fit() {
        assertEquals(List.of("job-big"), claim(three(), 1, "sort_method=gpus_memory_runtime", ""));
    }

    @Test
    void claim_07_time_limit() {
        Scenario s = scenario().needs("hour", ",'runtime':'PT1H'");
        s.job("A", ",'resource_requirements_id':@hour").initialize();
        assertEquals(List.of(), claim(s, 10, "", ",'time_limit':'PT30M'"));
        assertEquals(List.of("A"), claim(s, 10, "", ",'time_limit':'PT60M'"));
    }

    @Test
    void claim_09_scheduler_soft() {
        Scenario s = scenario();
        String slurm = ",'account':'a','nodes':1,'walltime':'01:00:00'";
        s.create("/slurm_schedulers", "own", slurm).create("/slurm_schedulers", "other", slurm);
        s.job("A", ",'scheduler_id':@own").initialize();
        String other = s.named(",'scheduler_config_id':@other");
        assertEquals(List.of(), claim(s, 10, "strict_scheduler_match=true", other));
        assertEquals(List.of("A"), claim(s, 10, "strict_scheduler_match=false", other));
        s.job("B").initialize(true);
        assertEquals(List.of("B"), claim(s, 10, "strict_scheduler_match=true", other));
    }
}

package dev.baton.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.node.NodeOffer;
import dev.baton.engine.worker.Assignment;
import dev.baton.engine.worker.ClaimRequest;
import dev.baton.engine.workflow.SortMethod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** A workflow of ready jobs with random demands, what a node should get of them by adding up, and what it gets. */
final class PackedWorkflow {
    record Wish(
            String name,
            int number,
            int priority,
            int cpus,
            long memory,
            int gpus,
            int nodes,
            long runtime,
            int scheduler) {}

    private static final int SCHEDULERS = 2;

    final List<Wish> ready = new ArrayList<>();
    final World world = new World();
    private final Random random;
    final long workflow;
    private final SortMethod method;

    PackedWorkflow(Random random) {
        this.random = random;
        method = SortMethod.values()[random.nextInt(3)];
        workflow = world.armed(spec());
    }

    private String spec() {
        ObjectNode spec = JsonNodeFactory.instance.objectNode().put("name", "w").put("jobs_sort_method", method.wire());
        ArrayNode schedulers = spec.putArray("slurm_schedulers");
        for (int i = 1; i <= SCHEDULERS; i++) {
            schedulers.addObject().put("name", "s" + i).put("account", "a");
        }
        ArrayNode requirements = spec.putArray("resource_requirements");
        ArrayNode jobs = spec.putArray("jobs");
        // A large workflow, now and then, since its ready jobs stand in several parts of the index.
        int size = random.nextInt(40) == 0 ? 520 : random.nextInt(14);
        for (int i = 1; i <= size; i++) {
            Wish wish = wish(i);
            ready.add(wish);
            requirements
                    .addObject()
                    .put("name", "r" + i)
                    .put("num_cpus", wish.cpus)
                    .put("num_gpus", wish.gpus)
                    .put("num_nodes", wish.nodes)
                    .put("memory", Long.toString(wish.memory))
                    .put("runtime", "PT" + wish.runtime + "S");
            ObjectNode job = jobs.addObject().put("name", wish.name).put("command", "x");
            job.put("resource_requirements", "r" + i).put("priority", wish.priority);
            if (wish.scheduler > 0) {
                job.put("scheduler", "s" + wish.scheduler);
            }
        }
        return spec.toString();
    }

    private Wish wish(int number) {
        return new Wish(
                "j" + number,
                number,
                random.nextInt(3) - 1,
                1 + random.nextInt(4),
                random.nextInt(5),
                Math.max(0, random.nextInt(5) - 2),
                Math.max(1, random.nextInt(5) - 2),
                random.nextInt(3),
                Math.max(0, random.nextInt(6) - 3));
    }

    NodeOffer offer() {
        Long scheduler = random.nextBoolean()
                ? null
                : world.engine
                        .slurmSchedulers()
                        .list(workflow)
                        .get(random.nextInt(SCHEDULERS))
                        .id();
        return new NodeOffer(
                random.nextInt(10),
                random.nextInt(10),
                random.nextInt(4),
                random.nextInt(5),
                random.nextInt(4),
                scheduler);
    }

    private static Comparator<Wish> order(SortMethod method) {
        Comparator<Wish> gpus = Comparator.comparingInt(Wish::gpus).reversed();
        Comparator<Wish> runtime = Comparator.comparingLong(Wish::runtime).reversed();
        Comparator<Wish> memory = Comparator.comparingLong(Wish::memory).reversed();
        Comparator<Wish> priority = Comparator.comparingInt(Wish::priority).reversed();
        Comparator<Wish> size = switch (method) {
            case GPUS_RUNTIME_MEMORY ->
                priority.thenComparing(gpus).thenComparing(runtime).thenComparing(memory);
            case GPUS_MEMORY_RUNTIME ->
                priority.thenComparing(gpus).thenComparing(memory).thenComparing(runtime);
            case NONE -> priority;
        };
        return size.thenComparingInt(Wish::number);
    }

    private static boolean alone(Wish wish, NodeOffer offer) {
        return wish.runtime <= offer.runtimeSeconds() && wish.nodes <= offer.nodes() && together(List.of(wish), offer);
    }

    /** Whether the jobs fit at the same time; a job on one node shares it. */
    static boolean together(List<Wish> wishes, NodeOffer offer) {
        return wishes.stream().mapToLong(Wish::cpus).sum() <= offer.cpus()
                && wishes.stream().mapToLong(Wish::memory).sum() <= offer.memoryBytes()
                && wishes.stream().mapToLong(Wish::gpus).sum() <= offer.gpus()
                && wishes.stream()
                                .filter(wish -> wish.nodes > 1)
                                .mapToLong(Wish::nodes)
                                .sum()
                        <= offer.nodes();
    }

    private static List<Wish> greedy(List<Wish> ordered, NodeOffer offer, int limit) {
        List<Wish> taken = new ArrayList<>();
        for (Wish wish : ordered) {
            List<Wish> with = new ArrayList<>(taken);
            with.add(wish);
            if (taken.size() < limit && alone(wish, offer) && together(with, offer)) {
                taken = with;
            }
        }
        return taken;
    }

    private void assertTaken(List<Wish> expected, List<String> found, String what) {
        assertEquals(expected.stream().map(Wish::name).toList(), found, () -> what + " of " + ready);
        ready.removeAll(expected);
    }

    static List<String> names(List<Assignment> granted) {
        return granted.stream().map(one -> one.job().spec().name()).toList();
    }

    void workerClaims(long node) {
        NodeOffer offer = offer();
        int limit = 1 + random.nextInt(6);
        ready.sort(order(method));
        List<Assignment> granted =
                world.engine.workers().claim(node, new ClaimRequest(limit, offer, false, null, false));
        assertTaken(greedy(ready, offer, limit), names(granted), "worker with " + offer + ", at most " + limit);
    }

    void claimsByResources() {
        NodeOffer offer = offer();
        int limit = 1 + random.nextInt(6);
        boolean strict = random.nextBoolean();
        Optional<SortMethod> wanted =
                random.nextBoolean() ? Optional.empty() : Optional.of(SortMethod.values()[random.nextInt(3)]);
        ready.sort(order(wanted.orElse(method)));
        Predicate<Wish> matching = wish -> wish.scheduler == 0
                || offer.schedulerId() != null && (offer.schedulerId() & 0x3fffff) == wish.scheduler;
        List<Wish> rows = ready.stream()
                .filter(wish -> alone(wish, offer) && matching.test(wish))
                .limit(limit)
                .toList();
        if (rows.isEmpty() && !strict) {
            rows = ready.stream()
                    .filter(wish -> alone(wish, offer))
                    .limit(limit)
                    .toList();
        }
        List<String> found = world.engine.claims().byResources(workflow, limit, offer, wanted, strict).stream()
                .map(job -> job.spec().name())
                .toList();
        assertTaken(greedy(rows, offer, limit), found, offer + ", at most " + limit + ", " + wanted + ", " + strict);
    }
}

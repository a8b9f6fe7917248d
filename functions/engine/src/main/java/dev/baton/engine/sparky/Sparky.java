package dev.baton.engine.sparky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.engine.Backend;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.Ticked;
import dev.baton.engine.access.JobTokens;
import dev.baton.engine.access.SigningKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** Sparky's part of the engine, over the stores. Thread-safe; every call may be repeated. */
public final class Sparky {
    /** How long a worker may be silent, in milliseconds, where it does not say otherwise. */
    public static final long LEASE_MILLIS = 60_000;

    private static final int ID_LETTERS = 20;
    private static final int MOST_WORKERS = 1000;

    private final Store store;
    private final Queue queue;
    private final Taking taking;
    private final Ending ending;
    private final Calendar calendar;
    private final SourceWatch source;
    private final Reports reports;
    private final Scenarios scenarios;
    private final SparkyTickets tickets;

    private Sparky(Store store, SigningKeys keys) {
        this.store = store;
        Backend backend = store.backend();
        queue = new Queue(store);
        taking = new Taking(store);
        reports = new Reports(store);
        scenarios = new Scenarios(store.blobs());
        ending = new Ending(store, new Retention(store), new Downstream(store, scenarios, queue));
        calendar = new Calendar(store, scenarios, queue);
        source = new SourceWatch(store, scenarios, queue);
        tickets = new SparkyTickets(
                new JobTokens(keys, backend.clock()), backend.push().base());
    }

    /** Sparky's jobs on this backend, which the caller closes after them, with the secrets that all its tokens are made with. */
    public static Sparky over(Backend backend, SigningKeys keys) {
        return new Sparky(Store.over(backend), keys);
    }

    /**
     * What Sparky's client sends to have a child run.
     *
     * @param config the caller's: description, tags, sparrowdo, timeout in seconds
     * @param parent who spawns it, where that is known
     */
    public record Spawn(
            JobName name,
            JsonNode config,
            JsonNode trigger,
            String sparrowfile,
            JsonNode sparrowdoConfig,
            Optional<JobName> parent) {}

    /**
     * Queues a job. The same again within ten minutes is the same job; something else replaces it as long as it waits.
     *
     * @throws dev.baton.engine.ConflictException where a job of that name runs
     * @throws RefusedException where a field is wrong, or jobs spawned one another too deep
     */
    public SparkyJob queue(Spawn spawn) {
        Order order = Composition.of(
                spawn.name().job(), spawn.config(), spawn.trigger(), spawn.sparrowfile(), spawn.sparrowdoConfig());
        return queue(spawn.name(), order, spawn.parent(), timeout(spawn.config()));
    }

    private SparkyJob queue(JobName name, Order order, Optional<JobName> parent, long timeout) {
        queue.put(new Queue.Request(name, order, parent, timeout));
        return get(name);
    }

    private static long timeout(JsonNode config) {
        JsonNode timeout = config.path("timeout");
        if (timeout.isMissingNode() || timeout.isNull()) {
            return 0;
        }
        if (!timeout.isIntegralNumber()) {
            throw new RefusedException("config.timeout must be a whole number of seconds");
        }
        return ProjectSettings.seconds("config.timeout", timeout.longValue());
    }

    /** Queues what the project does, with these tags unless they are null. */
    public SparkyJob build(String project, String description, JsonNode tags) {
        JobName name = new JobName(project, freshId());
        return queue(name, scenarios.order(project, name.job(), description, tags), Optional.empty(), 0);
    }

    /**
     * Queues what the project does because its source changed, once for each revision: it has the project's tags and these besides.
     * Whether it was queued now.
     */
    public boolean changed(String project, String revision, Map<String, String> tags) {
        return source.changed(JobName.project(project), revision, tags);
    }

    /** Queues what that job did, or does, as a new job of its project. */
    public SparkyJob rebuild(JobName old) {
        Order order = order(old).orElseThrow(() -> Ending.unknown(old));
        JobName name = new JobName(old.project(), old.job() + "." + freshId().substring(0, ID_LETTERS / 2));
        return queue(name, order, Optional.empty(), 0);
    }

    /** An id that no job has: 20 letters, a dot, and a number. */
    public String freshId() {
        byte[] random = store.backend().random().bytes(ID_LETTERS + 2);
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < ID_LETTERS; i++) {
            id.append((char) ('a' + (random[i] & 0xff) % 26));
        }
        int number = (random[ID_LETTERS] & 0xff) * 256 + (random[ID_LETTERS + 1] & 0xff);
        return id.append('.').append(number).toString();
    }

    /** A project for children of that one which name none: one of so many lanes, by chance. */
    public String spawnedProject(String parent, int workers) {
        if (workers < 1 || workers > MOST_WORKERS) {
            throw new RefusedException("workers must be 1 to " + MOST_WORKERS + ", not " + workers);
        }
        byte[] random = store.backend().random().bytes(2);
        int lane = ((random[0] & 0xff) * 256 + (random[1] & 0xff)) % workers + 1;
        return JobName.project(parent) + ".spawned_" + (lane < 10 ? "0" : "") + lane;
    }

    public Optional<SparkyJob> find(JobName name) {
        return store.job(name).map(JobItem::read);
    }

    public SparkyJob get(JobName name) {
        return find(name).orElseThrow(() -> Ending.unknown(name));
    }

    /** What the job is to do; empty where it is not known. */
    public Optional<Order> order(JobName name) {
        return store.job(name).flatMap(job -> store.blobs().text(job.order())).map(Order::read);
    }

    /** The next job for a worker, which is heard of again within its lease. */
    public Optional<Assignment> take(String worker, long leaseMillis) {
        return take(worker, leaseMillis, 0);
    }

    /**
     * The same among jobs that were spawned deeper than that. A worker without a free place asks so, by the deepest that it runs: what
     * that one waits for is deeper, and so can always begin.
     */
    public Optional<Assignment> take(String worker, long leaseMillis, int deeperThan) {
        return taking.take(worker, leaseMillis, deeperThan);
    }

    /** Whether anything is queued; some of it may be such as no worker is given now. */
    public boolean waits() {
        return taking.waits();
    }

    /** Whether the worker is to go on; where not, it stops what it runs, and ends it. */
    public boolean heartbeat(JobName name, long build, long leaseMillis) {
        return ending.heartbeat(name, build, leaseMillis);
    }

    /** Adds a piece to the report of a build that runs; false where it does not any more. */
    public boolean report(JobName name, long build, int number, byte[] piece) {
        return reports.add(name, build, number, piece);
    }

    /** What the job has written; never empty. Empty where it is not known. */
    public Optional<String> report(JobName name) {
        return reports.read(name);
    }

    /** Ends a build; why may be null. Saying the same again changes nothing. */
    public Ended end(JobName name, long build, boolean ok, String why) {
        return ending.end(name, build, ok ? JobState.OK : JobState.FAIL, why);
    }

    /** Cancels what waits or runs, and tells how the job ends or has ended. */
    public JobState cancel(JobName name) {
        return ending.cancel(name, "it was cancelled");
    }

    /** What lets somebody without a key end the job's present build. */
    public Ticket ticket(JobName name) {
        return ticket(get(name));
    }

    /** The same of a job that was just read. */
    public Ticket ticket(SparkyJob job) {
        return tickets.of(job);
    }

    /** Ends the build that nonce and token speak for. */
    public Ended call(JobName name, String nonce, String token, boolean ok, String why) {
        OptionalLong build = tickets.build(name, nonce, token);
        return build.isPresent() ? end(name, build.getAsLong(), ok, why) : new Ended.Forbidden();
    }

    /** As a heartbeat of the build that nonce and token speak for; empty where they speak for none. */
    public Optional<Boolean> stillRuns(JobName name, String nonce, String token, long leaseMillis) {
        OptionalLong build = tickets.build(name, nonce, token);
        return build.isPresent() ? Optional.of(heartbeat(name, build.getAsLong(), leaseMillis)) : Optional.empty();
    }

    /** How the project's jobs are run. */
    public ProjectSettings settings(String project) {
        return store.lanes().get(JobName.project(project)).settings();
    }

    /** Changes that. */
    public ProjectSettings settings(String project, UnaryOperator<ProjectSettings> change) {
        ProjectSettings changed = store.lanes()
                .change(JobName.project(project), lane -> lane.with(change.apply(lane.settings())))
                .settings();
        calendar.enter(project, changed);
        return changed;
    }

    /** What the project does when it is built without more words. */
    public void scenario(String project, String sparrowfile, JsonNode sparrowdo, JsonNode config) {
        JsonNode trigger = JsonNodeFactory.instance.objectNode().set("sparrowdo", sparrowdo);
        scenarios.put(JobName.project(project), new Order(trigger, sparrowfile, config));
        store.lanes().register(project);
    }

    /** Names of projects, after the given one in their order; null for the first. */
    public List<String> projects(String after, int most) {
        return store.lanes().projects(after, most);
    }

    /** The project's builds, newest first, below the given number; 0 for the newest. */
    public List<SparkyJob> builds(String project, long below, int most) {
        List<SparkyJob> builds = new ArrayList<>();
        for (Lanes.Build build : store.lanes().newest(JobName.project(project), below, most)) {
            find(new JobName(project, build.job()))
                    .filter(job -> job.build() == build.number())
                    .ifPresent(builds::add);
        }
        return builds;
    }

    /** The job of that build; NotFoundException where there is none, or where the name went on with another build. */
    public SparkyJob byBuild(String project, long number) {
        SparkyJob job =
                get(new JobName(project, store.lanes().build(project, number).job()));
        if (job.build() != number) {
            throw new NotFoundException("build " + number + " of " + project + " was followed by " + job.build());
        }
        return job;
    }

    /** The project's last build; empty before the first. */
    public Optional<SparkyJob> last(String project) {
        Lane lane = store.lanes().get(JobName.project(project));
        return lane.lastJob() == null ? Optional.empty() : find(new JobName(project, lane.lastJob()));
    }

    /** Jobs of the project that wait, first ones first. */
    public List<JobName> waiting(String project, int most) {
        return new Checkup(store).waiting(JobName.project(project), most);
    }

    /** How the lanes are. */
    public Health health() {
        return new Checkup(store).look();
    }

    /**
     * Does what is due by itself: queues what cron asks for, stops what ran too long, ends what lost its worker, goes on with ends that broke off. Two at once do
     * no harm.
     *
     * @param goOn asked before each thing that is due; where it says no, the rest is left to another tick
     */
    public Ticked tick(BooleanSupplier goOn) {
        return ending.tick(goOn).and(calendar.tick(goOn));
    }
}

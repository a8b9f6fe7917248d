package dev.baton.client.sparky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One job, which need not be queued yet, on one's own server or another. Where a call fails, a {@link SparkyException} names it; what
 * may have got lost on its way is sent again. Thread-safe.
 */
public final class JobApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String JSON_TYPE = "application/json";

    private final Scenario scenario;
    private final JobOptions options;
    private final String project;
    private final String jobId;
    private final String server;

    JobApi(Scenario scenario, JobOptions options) {
        this.scenario = scenario;
        this.options = options;
        boolean mine = options.mine();
        project = mine
                ? Names.own(scenario, "SPARKY_PROJECT")
                : options.project() == null ? Names.project(scenario, options.workers()) : options.project();
        jobId = mine
                ? Names.own(scenario, "SPARKY_JOB_ID")
                : options.jobId() == null ? Names.job(scenario.chance()) : options.jobId();
        server = options.api() == null ? scenario.home() : Scenario.trimmed(options.api());
    }

    /** A new job in one of the lanes of this scenario's project. */
    public static JobApi create() {
        return create(options -> options);
    }

    /** A job such as {@code create(job -> job.project("spawned_jobs"))}. */
    public static JobApi create(UnaryOperator<JobOptions> which) {
        return of(Scenario.here(), which);
    }

    /** The same for a scenario that is given. */
    public static JobApi of(Scenario scenario, UnaryOperator<JobOptions> which) {
        return new JobApi(scenario, which.apply(JobOptions.NONE));
    }

    /** The job that this process is. */
    public static JobApi mine() {
        return create(job -> job.mine(true));
    }

    /** The tags of this process. */
    public static Map<String, String> tags() {
        return Scenario.here().tags();
    }

    /** What this process is configured with. */
    public static JsonNode config() {
        return Scenario.here().config();
    }

    public String project() {
        return project;
    }

    public String jobId() {
        return jobId;
    }

    /** Project, id, and where the status is told; asks nobody. */
    public JobInfo info() {
        return new JobInfo(project, jobId, address("/status/").toString());
    }

    /** Spawns the job with all that this scenario has: its text, tags and settings. */
    public void queue() {
        queue(Map.of());
    }

    /** Spawns it with what differs: {@code description}, {@code tags}, {@code sparrowdo}, and {@code timeout} in seconds. */
    public void queue(Map<String, ?> config) {
        queue(config, scenario.text());
    }

    /** Spawns a job that runs another scenario. */
    public void queue(Map<String, ?> config, Path sparrowfile) {
        queue(config, Scenario.text(sparrowfile));
    }

    private void queue(Map<String, ?> config, String sparrowfile) {
        if (options.mine()) {
            throw new IllegalStateException("this job runs already: create another one to queue it");
        }
        ObjectNode asked = JSON.valueToTree(config);
        asked.put("project", project).put("job-id", jobId);
        Optional<String> ownProject = scenario.setting("SPARKY_PROJECT");
        Optional<String> ownJob = scenario.setting("SPARKY_JOB_ID");
        JsonNode trigger = JsonNodeFactory.instance.objectNode();
        if (ownProject.isPresent() && ownJob.isPresent()) {
            asked.put("parent-project", ownProject.get()).put("parent-job-id", ownJob.get());
            trigger = trigger(ownProject.get(), ownJob.get());
        }
        ObjectNode body = JSON.createObjectNode();
        body.set("config", asked);
        body.set("trigger", trigger);
        body.put("sparrowfile", sparrowfile);
        body.set("sparrowdo-config", scenario.config());
        post("/queue", body);
    }

    /** What this scenario was told to do, which its own server knows, wherever the child is to run. */
    private JsonNode trigger(String ownProject, String ownJob) {
        URI address = URI.create(scenario.home() + "/trigger/" + Paths.part(ownProject) + "/" + Paths.part(ownJob));
        String text = scenario.courier().call(known(address).build(), Courier::text);
        try {
            return RakuReader.read(text);
        } catch (IllegalArgumentException program) {
            throw new RefusedException(200, "the trigger at " + address + " cannot be used: " + program.getMessage());
        }
    }

    /** How it stands now; UNKNOWN also where the server does not answer. */
    public JobStatus status() {
        return ask(Duration.ZERO, null);
    }

    /** Waits for its end, at most so long, and says how it stands then; it need not be queued yet. */
    public JobStatus await(Duration most) {
        return watching().end(most);
    }

    /**
     * Tells each status as it comes, on another thread, and at last the one that stays. It never ends by itself for a job that never
     * does; cancelling the result ends it.
     */
    public CompletableFuture<JobStatus> watch(Consumer<JobStatus> each) {
        return watching().each(each);
    }

    /** Waits for all of them, so long in all. Each is asked about at least once. */
    public static Waited await(Collection<JobApi> jobs, Duration most) {
        Waited waited = new Waited(0, 0, 0);
        Time time = null;
        long end = 0;
        for (JobApi job : jobs) {
            if (time == null) {
                time = job.scenario.courier().time();
                end = time.nanos() + most.toNanos();
            }
            waited = waited.and(job.await(Duration.ofNanos(Math.max(0, end - time.nanos()))));
        }
        return waited;
    }

    private Watching watching() {
        return new Watching(this::ask, scenario.courier().time());
    }

    /** Neither here nor for reports a token is sent: none is asked for. */
    private JobStatus ask(Duration wait, JobStatus since) {
        long seconds = wait.toSeconds();
        String query = seconds == 0 ? "" : "?wait=" + seconds + (since == null ? "" : "&since=" + since.code());
        HttpRequest request = Courier.request(URI.create(address("/status/") + query))
                .timeout(Duration.ofSeconds(15).plus(wait))
                .build();
        return scenario.courier().ask(request).map(JobStatus::of).orElse(JobStatus.UNKNOWN);
    }

    /** Keeps a value of any kind that Jackson can write as JSON; it replaces the one before. The job need not be queued yet. */
    public void putStash(Object value) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("config").put("project", project).put("job-id", jobId);
        body.set("data", JSON.valueToTree(value));
        post("/stash", body);
    }

    /** The value that was put; an empty object where there is none. */
    public JsonNode getStash() {
        return scenario.courier().call(known(address("/stash/")).build(), JSON::readTree);
    }

    /** Keeps a copy of a file of this machine under that name. */
    public void putFile(Path file, String name) {
        files().put(address("/file/project/", "/job/", "/filename/" + Paths.file(name)), file);
    }

    /** The bytes of a file. */
    public byte[] getFile(String name) {
        return scenario.courier().call(known(file(name)).build(), body -> body.readAllBytes());
    }

    /** The text of a file, which is UTF-8. */
    public String getFileText(String name) {
        return scenario.courier().call(known(file(name)).build(), Courier::text);
    }

    /** Copies a file of any size to this machine. */
    public void getFile(String name, Path target) {
        files().get(file(name), target);
    }

    private URI file(String name) {
        return address("/file/", "/", "/" + Paths.file(name));
    }

    private JobFiles files() {
        return new JobFiles(scenario.courier(), this::known);
    }

    /** What it has written; empty where nothing is known of it. */
    public String report() {
        try {
            return scenario.courier()
                    .call(Courier.request(address("/report/raw/")).build(), Courier::text);
        } catch (RefusedException unknown) {
            return "";
        }
    }

    /** What it has said in lines such as {@code meta: name=alexey age=48}, one map a line; a word without a value is true. */
    public List<Map<String, Object>> meta() {
        return Meta.lines(report());
    }

    private void post(String path, ObjectNode body) {
        URI address = URI.create(server + path);
        HttpRequest request = known(address)
                .header(CONTENT_TYPE, JSON_TYPE)
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        String said = scenario.courier().call(request, Courier::text);
        // Sparky says so of what it could not do.
        JsonNode error = JsonText.of(said).path("error");
        if (!error.isMissingNode()) {
            throw new RefusedException(200, "POST " + address + ": " + error.asText());
        }
    }

    private HttpRequest.Builder known(URI address) {
        HttpRequest.Builder request = Courier.request(address);
        scenario.token().ifPresent(token -> request.header("Token", token));
        return request;
    }

    private URI address(String before) {
        return address(before, "/", "");
    }

    private URI address(String before, String between, String after) {
        return URI.create(server + before + Paths.part(project) + between + Paths.part(jobId) + after);
    }

    /** Project and id. */
    @Override
    public String toString() {
        return project + "/" + jobId;
    }
}

package dev.baton.cli.sparky;

import dev.baton.cli.client.Api;
import dev.baton.cli.client.Shell;
import dev.baton.cli.client.Trust;
import dev.baton.cli.json.Json;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a scenario finds in its environment: SP6_TAGS and SP6_CONFIG are what tags() and config() read; Sparky's client finds its
 * server by the SPARKY_* among the tags.
 */
record ScenarioEnvironment(Json job, Shell shell, Api api) {
    private static final String IN_CONTAINER = "host.docker.internal";

    /** @param contained whether it runs in a container, where this machine has another name */
    Map<String, String> variables(Path folder, boolean contained) {
        URI base = base(contained);
        Map<String, String> all = new LinkedHashMap<>(sparky(base, contained));
        all.put("SP6_TAGS", tags(all));
        all.put("SP6_CONFIG", folder.resolve("config.raku").toString());
        all.put("BATON_URL", base.toString());
        api.key().ifPresent(key -> all.put("BATON_API_KEY", key));
        Trust.file().ifPresent(file -> all.put(Trust.VARIABLE, file.toString()));
        all.put("BATON_CALLBACK", job.text("callback").orElse(""));
        if (!contained) {
            // What stands last is found only where the real one is not installed.
            String inherited = shell.variable("PATH").orElse("/usr/bin:/bin");
            all.put("PATH", shell.bin() + ":" + inherited + ":" + shell.last());
        }
        if (job.get("tag") instanceof Json.Obj(Map<String, Json> each)) {
            each.keySet().stream()
                    .filter(name -> name.matches("[A-Za-z_][A-Za-z0-9_]*"))
                    .forEach(name -> all.put(
                            "BATON_TAG_" + name, job.get("tag").text(name).orElse("")));
        }
        return all;
    }

    private URI base(boolean contained) {
        URI base = api.base();
        return contained && api.here()
                ? URI.create(
                        base.toString().replace("//" + base.getAuthority(), "//" + IN_CONTAINER + ":" + port(base)))
                : base;
    }

    private static int port(URI base) {
        return base.getPort() > 0 ? base.getPort() : "https".equals(base.getScheme()) ? 443 : 80;
    }

    private Map<String, String> sparky(URI base, boolean contained) {
        Map<String, String> sparky = new LinkedHashMap<>();
        sparky.put("SPARKY_PROJECT", job.text("project").orElse(""));
        sparky.put("SPARKY_JOB_ID", job.text("job_id").orElse(""));
        sparky.put("SPARKY_WORKER", contained ? "docker" : "localhost");
        sparky.put("SPARKY_TCP_PORT", Integer.toString(port(base)));
        sparky.put("SPARKY_USE_TLS", "https".equals(base.getScheme()) ? "True" : "");
        sparky.put("SPARKY_HOST", base.getHost());
        // The token that servers share opens the other servers too; a key of this one does not.
        shell.variable("SPARKY_API_TOKEN").or(api::key).ifPresent(key -> sparky.put("SPARKY_API_TOKEN", key));
        return sparky;
    }

    private String tags(Map<String, String> sparky) {
        StringBuilder tags = new StringBuilder(job.text("tags").orElse(""));
        sparky.forEach((name, value) -> tags.append(tags.isEmpty() ? "" : ",")
                .append(name)
                .append('=')
                .append(value.replace(",", "___comma___").replace("=", "___eq___")));
        return tags.toString();
    }
}

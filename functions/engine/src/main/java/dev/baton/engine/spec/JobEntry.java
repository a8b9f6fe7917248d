package dev.baton.engine.spec;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A job as it stands in the file, before its parameters are filled in.
 *
 * @param position its number in the list, from 0
 * @param name null when it has none
 * @param command null when a job with a target has none
 * @param target null when workers fetch the job
 * @param names the records that it names, by kind of link; only kinds that occur
 * @param regexes the patterns for such names, likewise
 * @param stored user data that it writes, named by the old generation's key, which declares it
 */
record JobEntry(
        int position,
        Place place,
        Located name,
        Located command,
        TargetEntry target,
        Located invocationScript,
        boolean cancelOnBlockingJobFailure,
        boolean supportsTermination,
        int priority,
        Located requirements,
        Located failureHandler,
        Located scheduler,
        Map<Link, List<Located>> names,
        Map<Link, List<Located>> regexes,
        List<Located> stored,
        ParameterSpace parameters) {

    /** Reads a job; null, with a problem, when it has neither command nor target. */
    static JobEntry read(Fields fields, int position, ParameterReader parameters, Problems problems) {
        Map<Link, List<Located>> names = new EnumMap<>(Link.class);
        Map<Link, List<Located>> regexes = new EnumMap<>(Link.class);
        for (Link link : Link.values()) {
            List<Located> all = new ArrayList<>(0);
            link.nameKeys().forEach(key -> all.addAll(fields.texts(key)));
            put(names, link, all);
            put(regexes, link, fields.texts(link.regexKey()));
        }
        TargetEntry target = TargetEntry.read(fields, problems);
        boolean bare = target != null && fields.value("command") == null;
        Located command = bare ? null : fields.required("command");
        JobEntry entry = new JobEntry(
                position,
                fields.place(),
                fields.located("name"),
                command,
                target,
                fields.located("invocation_script"),
                fields.bool("cancel_on_blocking_job_failure", true),
                fields.bool("supports_termination", false),
                (int) fields.whole("priority", 0, Integer.MIN_VALUE, Integer.MAX_VALUE),
                fields.located("resource_requirements"),
                fields.located("failure_handler"),
                fields.located("scheduler"),
                names,
                regexes,
                fields.texts("stores_user_data"),
                parameters.space(fields));
        return command == null && !bare ? null : entry;
    }

    private static void put(Map<Link, List<Located>> byLink, Link link, List<Located> texts) {
        if (!texts.isEmpty()) {
            byLink.put(link, texts);
        }
    }

    /** The jobs that the entry stands for, in the order of its parameters' combinations. */
    List<JobDraft> expand(Budget budget) {
        long size = parameters.size();
        budget.jobs(size, place);
        List<JobDraft> drafts = new ArrayList<>((int) size);
        for (int i = 0; i < size; i++) {
            Binding binding = parameters.binding(i);
            String nameless = "job_" + (position + 1) + (parameters.isEmpty() ? "" : "_" + (i + 1));
            JobDraft draft = new JobDraft(
                    this,
                    binding,
                    name == null ? nameless : binding.expand(name.text()),
                    command == null ? "" : binding.expandShell(command.text()),
                    invocationScript == null ? null : binding.expandShell(invocationScript.text()));
            budget.text(draft.length(), place);
            drafts.add(draft);
        }
        return drafts;
    }
}

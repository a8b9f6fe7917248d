package dev.baton.engine.spec;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns drafts of jobs into jobs: every name becomes an index, and what cannot be resolved a problem. */
final class JobLinker {
    private final Sections sections;
    private final Problems problems;
    private final Budget budget;

    JobLinker(Sections sections, Problems problems, Budget budget) {
        this.sections = sections;
        this.problems = problems;
        this.budget = budget;
    }

    /** The job with this index; of use only when no problem was found. */
    JobSpec link(JobDraft draft, int index) {
        Map<Link, IndexSet> links = new EnumMap<>(Link.class);
        JobEntry entry = draft.entry();
        for (Link link : Link.values()) {
            IndexSet set = new IndexSet();
            links.put(link, set);
            names(draft, link, set);
            regexes(draft, index, link, set);
        }
        CommandLinker commands = new CommandLinker(sections, problems, links);
        if (entry.command() != null) {
            checkLength(draft.command(), entry.command());
        }
        checkLength(draft.invocationScript(), entry.invocationScript());
        CommandTemplate command = commands.link(
                draft.command(),
                entry.command() == null ? entry.place() : entry.command().place());
        CommandTemplate script = draft.invocationScript() == null
                ? null
                : commands.link(
                        draft.invocationScript(), entry.invocationScript().place());
        if (!commands.lookups().isEmpty()) {
            // The script is put before the command, so the arrays must stand before the script.
            LookupTable lookups = commands.lookups();
            command = script == null ? lookups.before(command, sections.userData(), sections.files()) : command;
            script = script == null ? null : lookups.before(script, sections.userData(), sections.files());
        }
        links.values().forEach(set -> budget.links(set.size(), entry.place()));
        return new JobSpec(
                draft.name(),
                command,
                script,
                entry.cancelOnBlockingJobFailure(),
                entry.supportsTermination(),
                entry.priority(),
                requirements(draft),
                one(draft, entry.failureHandler(), sections.handlerNames()),
                one(draft, entry.scheduler(), sections.schedulerNames()),
                links.get(Link.DEPENDS_ON).sorted(),
                links.get(Link.INPUT_FILES).sorted(),
                links.get(Link.OUTPUT_FILES).sorted(),
                links.get(Link.INPUT_USER_DATA).sorted(),
                links.get(Link.OUTPUT_USER_DATA).sorted(),
                entry.target() == null ? null : entry.target().target(draft.binding(), problems));
    }

    private void names(JobDraft draft, Link link, IndexSet set) {
        for (Located name : draft.entry().names().getOrDefault(link, List.of())) {
            int found = sections.names(link).resolve(draft.binding().expand(name.text()), name.place());
            if (found >= 0) {
                set.add(found);
            }
        }
    }

    /** Each regex must add a name that the lists do not have; a job's own name never counts. */
    private void regexes(JobDraft draft, int index, Link link, IndexSet set) {
        List<Located> regexes = draft.entry().regexes().getOrDefault(link, List.of());
        if (regexes.isEmpty()) {
            return;
        }
        Set<Integer> listed = new HashSet<>();
        Arrays.stream(set.sorted()).forEach(listed::add);
        for (Located written : regexes) {
            Located regex = draft.filled(written);
            try {
                int added = 0;
                for (int found : sections.search(link).regex(regex.text(), regex.place())) {
                    boolean self = link == Link.DEPENDS_ON && found == index;
                    if (!self && !listed.contains(found)) {
                        set.add(found);
                        added++;
                    }
                }
                if (added == 0) {
                    problems.error(
                            regex.place(),
                            "the regex '" + regex.text() + "' matches no "
                                    + sections.names(link).kind()
                                    + (listed.isEmpty() ? "" : " that is not listed by name already"));
                }
            } catch (IllegalArgumentException e) {
                problems.error(regex.place(), e.getMessage());
            }
        }
    }

    private void checkLength(String command, Located written) {
        if (command != null && command.length() > Budget.MAX_COMMAND) {
            problems.error(
                    written.place(),
                    "this has " + command.length() + " characters; at most " + Budget.MAX_COMMAND + " are allowed");
        }
    }

    /** The name {@code default} means the requirements that every workflow has. */
    private int requirements(JobDraft draft) {
        Located name = draft.entry().requirements();
        boolean standard = name != null && draft.filled(name).text().equals(RequirementsReader.DEFAULT);
        return standard ? -1 : one(draft, name, sections.requirementsNames());
    }

    private static int one(JobDraft draft, Located name, Names names) {
        return name == null ? -1 : names.resolve(draft.filled(name).text(), name.place());
    }
}

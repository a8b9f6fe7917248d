package dev.baton.engine.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.spec.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a workflow from a document's tree: sections, then jobs expanded, then user data that jobs declare, then links, actions
 * and the graph. It goes on after a problem, to find them all; the result is of use only without one. One use.
 */
final class SpecBuilder {
    private final Problems problems;
    private final Budget budget = new Budget();
    private final String stem;
    private int jobEntries;
    private int fileEntries;

    /** {@code stem} is the name of a workflow that has none. */
    SpecBuilder(String stem, Problems problems) {
        this.stem = stem;
        this.problems = problems;
    }

    /** The workflow; null when there is nothing to build from. */
    WorkflowSpec build(Tree root) {
        if (root instanceof Tree.Nothing) {
            problems.error(Place.root(root), "the file holds no workflow; a map with a list of jobs was expected");
            return null;
        }
        try {
            return Fields.of(root, Place.root(root), SpecKeys.WORKFLOW, problems)
                    .map(this::build)
                    .orElse(null);
        } catch (SpecLimitException e) {
            problems.error(e.place(), e.getMessage());
            return null;
        }
    }

    /** How many jobs stand in the file, before expansion. */
    int jobEntries() {
        return jobEntries;
    }

    /** How many files stand in the file, before expansion. */
    int fileEntries() {
        return fileEntries;
    }

    private WorkflowSpec build(Fields workflow) {
        Located name = name(workflow);
        ParameterReader parameters = new ParameterReader(workflow, problems, budget);
        Names fileNames = new Names("file", problems);
        FileReader fileReader = new FileReader(parameters, fileNames, problems, budget);
        List<FileSpec> files = fileReader.read(workflow);
        fileEntries = fileReader.entries();
        Names userDataNames = new Names("user data", problems);
        UserDataReader userData = new UserDataReader(userDataNames, problems);
        userData.read(workflow);
        Names requirementsNames = new Names("resource requirements", problems);
        List<RequirementsSpec> requirements = new RequirementsReader(requirementsNames, problems).read(workflow);
        Names handlerNames = new Names("failure handler", problems);
        List<FailureHandlerSpec> handlers = new FailureHandlerReader(handlerNames, problems).read(workflow);
        Names schedulerNames = new Names("scheduler", problems);
        List<JsonNode> schedulers = new SchedulerReader(schedulerNames).read(workflow);
        Names jobNames = new Names("job", problems);
        List<JobDraft> drafts = drafts(workflow, parameters, jobNames);
        drafts.forEach(userData::declareOutputs);
        Sections sections = new Sections(
                files,
                userData.userData(),
                fileNames,
                userDataNames,
                jobNames,
                requirementsNames,
                handlerNames,
                schedulerNames,
                new NameSearch(fileNames, budget),
                new NameSearch(userDataNames, budget),
                new NameSearch(jobNames, budget));
        List<JobSpec> jobs = link(drafts, sections);
        List<JsonNode> actions = new ActionReader(sections, problems).read(workflow);
        GraphCheck.check(jobs, drafts, sections, problems);
        return new WorkflowSpec(
                name.text(),
                workflow.text("user"),
                workflow.text("description"),
                SettingsReader.read(workflow, problems),
                jobs,
                files,
                userData.userData(),
                requirements,
                handlers,
                schedulers,
                actions);
    }

    private Located name(Fields workflow) {
        Located name = workflow.located("name");
        Located chosen = name == null ? new Located(stem, workflow.place()) : name;
        Names.check("workflow", chosen.text(), chosen.place(), problems);
        return chosen;
    }

    private List<JobDraft> drafts(Fields workflow, ParameterReader parameters, Names names) {
        checkThereAreJobs(workflow);
        List<JobDraft> drafts = new ArrayList<>();
        workflow.maps("jobs", SpecKeys.JOB, (fields, position) -> {
            jobEntries++;
            JobEntry entry = JobEntry.read(fields, position, parameters, problems);
            if (entry != null) {
                List<JobDraft> expanded = entry.expand(budget);
                expanded.forEach(draft -> names.add(draft.name(), draft.namePlace()));
                if (expanded.isEmpty()) {
                    problems.warning(fields.place(), "the parameters have no values, so this makes no jobs");
                }
                drafts.addAll(expanded);
            }
        });
        return drafts;
    }

    /** A fragment, as documents print them, may declare data alone; a named workflow must have jobs. */
    private void checkThereAreJobs(Fields workflow) {
        boolean fragment = workflow.value("name") == null
                && (workflow.value("user_data") != null || workflow.value("files") != null);
        if (workflow.value("jobs") == null && fragment) {
            problems.warning(workflow.place(), "this declares data, but no jobs");
        } else if (workflow.value("jobs") == null) {
            problems.error(workflow.place(), "the key 'jobs' is missing; a list of jobs was expected");
        }
    }

    private List<JobSpec> link(List<JobDraft> drafts, Sections sections) {
        JobLinker linker = new JobLinker(sections, problems, budget);
        List<JobSpec> jobs = new ArrayList<>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            jobs.add(linker.link(drafts.get(i), i));
        }
        return jobs;
    }
}

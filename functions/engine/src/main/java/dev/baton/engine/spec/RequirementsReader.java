package dev.baton.engine.spec;

import dev.baton.engine.node.IsoDuration;
import dev.baton.engine.node.Memory;
import dev.baton.engine.node.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The resource requirements of a spec. CPUs and memory are mandatory; by default no GPU, one node, one hour. The name
 * {@code default} is the workflow's own (specification of Torc, section 1).
 */
final class RequirementsReader {
    static final String DEFAULT = "default";

    private final Names names;
    private final Problems problems;
    private final List<RequirementsSpec> requirements = new ArrayList<>();

    RequirementsReader(Names names, Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    List<RequirementsSpec> read(Fields workflow) {
        workflow.maps("resource_requirements", SpecKeys.REQUIREMENTS, (fields, position) -> entry(fields));
        return requirements;
    }

    private void entry(Fields fields) {
        Located name = fields.required("name");
        long cpus = fields.requiredWhole("num_cpus", 1, 1, Integer.MAX_VALUE);
        long gpus = fields.whole("num_gpus", 0, 0, Integer.MAX_VALUE);
        long nodes = fields.whole("num_nodes", 1, 1, Integer.MAX_VALUE);
        String memory = checked(fields.required("memory"), Memory::bytes, "1m");
        String runtime = checked(fields.located("runtime"), IsoDuration::seconds, "PT1H");
        if (name == null) {
            return;
        }
        if (name.text().equals(DEFAULT)) {
            problems.error(name.place(), "the name 'default' is taken by the requirements that every workflow has");
        }
        names.add(name.text(), name.place());
        requirements.add(
                new RequirementsSpec(name.text(), new Resources((int) cpus, (int) gpus, (int) nodes, memory, runtime)));
    }

    private String checked(Located text, ToLongFunction<String> reader, String absent) {
        if (text == null) {
            return absent;
        }
        try {
            reader.applyAsLong(text.text());
            return text.text();
        } catch (IllegalArgumentException e) {
            problems.error(text.place(), e.getMessage());
            return absent;
        }
    }
}

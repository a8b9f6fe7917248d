package dev.baton.engine.spec;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.baton.engine.spec.tree.Tree;
import dev.baton.engine.spec.tree.TreeJson;
import java.util.ArrayList;
import java.util.List;

/** The user data of a spec: declared in its section, or by the jobs that write it. */
final class UserDataReader {
    private final Names names;
    private final Problems problems;
    private final List<UserDataSpec> userData = new ArrayList<>();

    UserDataReader(Names names, Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    /** The list as it grows. */
    List<UserDataSpec> userData() {
        return userData;
    }

    /** Reads the section; a record without a name is skipped, as Torc does, with a warning. */
    void read(Fields workflow) {
        workflow.maps("user_data", SpecKeys.USER_DATA, (fields, position) -> {
            Located name = fields.located("name");
            if (name == null) {
                problems.warning(fields.place(), "this user data has no name and is skipped");
                return;
            }
            Tree data = fields.value("data");
            add(
                    name,
                    new UserDataSpec(
                            name.text(),
                            data == null ? NullNode.instance : TreeJson.of(data),
                            fields.bool("is_ephemeral", false)));
        });
    }

    /** What a job writes by {@code ${user_data.output.name}} or stores_user_data need not stand in the section. */
    void declareOutputs(JobDraft job) {
        for (Located stored : job.entry().stored()) {
            declare(job.filled(stored));
        }
        declareOutputs(job.invocationScript(), job.entry().invocationScript());
        declareOutputs(job.command(), job.entry().command());
    }

    private void declareOutputs(String command, Located written) {
        for (Reference reference : Reference.in(command)) {
            if (reference.link() == Link.OUTPUT_USER_DATA && reference.isPlain()) {
                declare(new Located(reference.name(), written.place()));
            }
        }
    }

    private void declare(Located name) {
        if (!names.contains(name.text())) {
            add(name, new UserDataSpec(name.text(), NullNode.instance, false));
        }
    }

    private void add(Located name, UserDataSpec record) {
        names.add(record.name(), name.place());
        userData.add(record);
    }
}

package dev.baton.engine.spec;

import java.util.ArrayList;
import java.util.List;

/** The files of a spec, expanded. */
final class FileReader {
    private static final int MAX_PATH = 4096;

    private final Problems problems;
    private final Budget budget;
    private final ParameterReader parameters;
    private final Names names;
    private final List<FileSpec> files = new ArrayList<>();
    private int entries;

    FileReader(ParameterReader parameters, Names names, Problems problems, Budget budget) {
        this.parameters = parameters;
        this.names = names;
        this.problems = problems;
        this.budget = budget;
    }

    List<FileSpec> read(Fields workflow) {
        workflow.maps("files", SpecKeys.FILE, (fields, position) -> entry(fields));
        return files;
    }

    /** How many files stand in the spec before expansion. */
    int entries() {
        return entries;
    }

    private void expand(Fields fields, Located name, Located path, ParameterSpace space) {
        budget.files(space.size(), fields.place());
        for (int i = 0; i < space.size(); i++) {
            Binding binding = space.binding(i);
            FileSpec file = new FileSpec(binding.expand(name.text()), binding.expand(path.text()));
            budget.text(file.name().length() + file.path().length(), fields.place());
            names.add(file.name(), name.place());
            files.add(file);
        }
    }

    private void entry(Fields fields) {
        entries++;
        Located name = fields.required("name");
        Located path = fields.required("path");
        ParameterSpace space = parameters.space(fields);
        if (path != null
                && (path.text().length() > MAX_PATH || path.text().chars().anyMatch(Character::isISOControl))) {
            problems.error(
                    path.place(), "a path may have at most " + MAX_PATH + " characters and no control characters");
        } else if (name != null && path != null) {
            expand(fields, name, path, space);
        }
    }
}

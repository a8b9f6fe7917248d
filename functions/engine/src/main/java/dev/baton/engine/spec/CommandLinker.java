package dev.baton.engine.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Resolves the references in one job's command and script. A file's becomes its path, user data's its id, and both become
 * links of the job, beside those that its lists name (Torc lets the former replace the latter; nobody means that).
 *
 * <p>A name with a shell variable in it, such as {@code ${user_data.input.result_$i}}, links to all records that it may mean, and
 * becomes a look-up while the job runs: {@code ${baton_user_data[result_$i]}}, see {@link LookupTable}. An unknown plain name
 * stays as text, as in Torc, with a warning.
 */
final class CommandLinker {
    private final Sections sections;
    private final Problems problems;
    private final Map<Link, IndexSet> links;
    private final LookupTable lookups = new LookupTable();

    CommandLinker(Sections sections, Problems problems, Map<Link, IndexSet> links) {
        this.sections = sections;
        this.problems = problems;
        this.links = links;
    }

    /** What the job looks up by name while it runs; complete when command and script are linked. */
    LookupTable lookups() {
        return lookups;
    }

    CommandTemplate link(String command, Place place) {
        List<Reference> references = Reference.in(command);
        if (references.isEmpty()) {
            return CommandTemplate.of(command);
        }
        List<CommandTemplate.Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int end = 0;
        for (Reference reference : references) {
            literal.append(command, end, reference.start());
            end = reference.end();
            int userData = -1;
            if (reference.isWildcard()) {
                literal.append(lookUp(reference, place));
            } else {
                int index = find(reference, place);
                if (index < 0) {
                    literal.append(command, reference.start(), end);
                } else if (reference.link().ofFiles()) {
                    literal.append(sections.files().get(index).path());
                } else {
                    userData = index;
                }
            }
            if (userData >= 0) {
                parts.add(new CommandTemplate.Literal(literal.toString()));
                parts.add(new CommandTemplate.UserDataId(userData));
                literal.setLength(0);
            }
        }
        parts.add(new CommandTemplate.Literal(
                literal.append(command, end, command.length()).toString()));
        return new CommandTemplate(parts);
    }

    private int find(Reference reference, Place place) {
        Names names = sections.names(reference.link());
        int index = names.find(reference.name());
        if (index >= 0) {
            links.get(reference.link()).add(index);
        } else if (!reference.isPlain()) {
            problems.error(
                    place,
                    "the reference to '" + reference.name() + "' holds braces, but the job has no such parameter");
        } else if (!problems.crowded()) {
            problems.warning(
                    place,
                    "there is no " + names.kind() + " '" + reference.name() + "'; the reference stays as text"
                            + NearestName.hint(reference.name(), names.ordered()));
        }
        return index;
    }

    private String lookUp(Reference reference, Place place) {
        try {
            Link link = reference.link();
            int[] found = sections.search(link).wildcard(Wildcard.of(reference.name()), place);
            if (found.length == 0) {
                problems.error(
                        place,
                        "no " + sections.names(link).kind() + " fits the reference to '" + reference.name() + "'");
            }
            for (int index : found) {
                links.get(link).add(index);
            }
            if (link.ofFiles()) {
                lookups.addFiles(found);
            } else {
                lookups.addUserData(found);
            }
            return "${" + (link.ofFiles() ? LookupTable.FILES : LookupTable.USER_DATA) + "[" + reference.name() + "]}";
        } catch (IllegalArgumentException e) {
            problems.error(place, e.getMessage());
            return "";
        }
    }
}

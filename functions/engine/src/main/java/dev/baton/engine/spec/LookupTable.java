package dev.baton.engine.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * What a job's command looks up by name while it runs: two associative arrays of bash, {@code baton_user_data} (name to id)
 * and {@code baton_files} (name to path), which a line before the command fills. Not thread-safe.
 */
final class LookupTable {
    static final String USER_DATA = "baton_user_data";
    static final String FILES = "baton_files";

    private final TreeSet<Integer> userData = new TreeSet<>();
    private final TreeSet<Integer> files = new TreeSet<>();

    void addUserData(int[] indexes) {
        Arrays.stream(indexes).forEach(userData::add);
    }

    void addFiles(int[] indexes) {
        Arrays.stream(indexes).forEach(files::add);
    }

    boolean isEmpty() {
        return userData.isEmpty() && files.isEmpty();
    }

    /** The line that declares the arrays and ends in a line break, in front of the command. */
    CommandTemplate before(CommandTemplate command, List<UserDataSpec> allUserData, List<FileSpec> allFiles) {
        List<CommandTemplate.Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        if (!files.isEmpty()) {
            String separator = "declare -A " + FILES + "=(";
            for (int index : files) {
                FileSpec file = allFiles.get(index);
                text.append(separator).append(key(file.name())).append(quoted(file.path()));
                separator = " ";
            }
            text.append(userData.isEmpty() ? ")\n" : "); ");
        }
        if (!userData.isEmpty()) {
            String separator = "declare -A " + USER_DATA + "=(";
            for (int index : userData) {
                text.append(separator).append(key(allUserData.get(index).name()));
                parts.add(new CommandTemplate.Literal(text.toString()));
                parts.add(new CommandTemplate.UserDataId(index));
                text.setLength(0);
                separator = " ";
            }
            text.append(")\n");
        }
        parts.add(new CommandTemplate.Literal(text.toString()));
        parts.addAll(command.parts());
        return new CommandTemplate(parts);
    }

    private static String key(String name) {
        return "[" + quoted(name) + "]=";
    }

    /** The text as one word of bash; plain words stay as they are. */
    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_.@%+=,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}

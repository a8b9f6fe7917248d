package dev.baton.engine.spec;

import java.util.List;

/** The ways in which a job points at other records, and the keys that say so; the later keys are the old generation's. */
enum Link {
    DEPENDS_ON("depends_on_regexes", "depends_on", "blocked_by"),
    INPUT_FILES("input_file_regexes", "input_files"),
    OUTPUT_FILES("output_file_regexes", "output_files"),
    INPUT_USER_DATA("input_user_data_regexes", "input_user_data", "consumes_user_data"),
    OUTPUT_USER_DATA("output_user_data_regexes", "output_user_data", "stores_user_data");

    private final String regexKey;
    private final List<String> nameKeys;

    Link(String regexKey, String... nameKeys) {
        this.regexKey = regexKey;
        this.nameKeys = List.of(nameKeys);
    }

    /** The key of the regexes. */
    String regexKey() {
        return regexKey;
    }

    /** The keys of the lists of names, which are joined. */
    List<String> nameKeys() {
        return nameKeys;
    }

    boolean ofFiles() {
        return this == INPUT_FILES || this == OUTPUT_FILES;
    }
}

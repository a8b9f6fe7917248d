package dev.baton.engine.spec;

import java.util.List;

/** The records that jobs point at, and the searches over their names. Lists of a kind and its names run in parallel. */
record Sections(
        List<FileSpec> files,
        List<UserDataSpec> userData,
        Names fileNames,
        Names userDataNames,
        Names jobNames,
        Names requirementsNames,
        Names handlerNames,
        Names schedulerNames,
        NameSearch fileSearch,
        NameSearch userDataSearch,
        NameSearch jobSearch) {

    /** The names that a link points to. */
    Names names(Link link) {
        return link == Link.DEPENDS_ON ? jobNames : link.ofFiles() ? fileNames : userDataNames;
    }

    /** The search over them. */
    NameSearch search(Link link) {
        return link == Link.DEPENDS_ON ? jobSearch : link.ofFiles() ? fileSearch : userDataSearch;
    }
}

package dev.baton.doors.torc;

import dev.baton.doors.json.Wire;
import dev.baton.engine.access.AccessGroup;
import java.util.List;

/** A group of users on the wire. */
@Wire
public record AccessGroupModel(long id, String name, String description, String createdAt) {
    static AccessGroupModel of(AccessGroup group) {
        return new AccessGroupModel(group.id(), group.name(), group.description(), group.createdAt());
    }

    static GroupPage<AccessGroupModel> page(List<AccessGroup> groups, Query query) {
        return GroupPage.of(groups.stream().map(AccessGroupModel::of).toList(), query);
    }
}

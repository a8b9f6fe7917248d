package dev.baton.doors.torc;

import dev.baton.doors.json.Wire;
import dev.baton.engine.access.Membership;

/** A user of a group on the wire. */
@Wire
public record MembershipModel(long id, String userName, long groupId, String role, String createdAt) {
    static MembershipModel of(Membership membership) {
        return new MembershipModel(
                membership.id(), membership.user(), membership.groupId(), membership.role(), membership.createdAt());
    }
}

package dev.baton.engine.access;

import java.util.List;

/**
 * Groups of users, and the workflows that are shared with them (specification of Torc, section 5). They say who has to do
 * with a workflow; whoever holds a key comes in all the same. Thread-safe. NotFoundException for an unknown group, member
 * or share; ConflictException for what is there already.
 */
public interface AccessGroups {
    /** A new group; its name is its own. */
    AccessGroup create(String name, String description);

    AccessGroup get(long id);

    /** All groups, oldest first. */
    List<AccessGroup> list();

    /** Removes the group with its memberships and shares. */
    AccessGroup delete(long id);

    Membership join(long groupId, String user, String role);

    Membership leave(long groupId, String user);

    /** The members by name. */
    List<Membership> members(long groupId);

    /** The groups that the user is in, oldest first. */
    List<AccessGroup> groupsOf(String user);

    /** Shares a workflow, which the caller knows to be there. */
    SharedWorkflow share(long workflowId, long groupId);

    SharedWorkflow unshare(long workflowId, long groupId);

    /** The groups that the workflow is shared with, oldest first. */
    List<AccessGroup> sharedWith(long workflowId);

    /** Whether a group that the workflow is shared with has the user. */
    boolean reaches(long workflowId, String user);
}

package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs about groups of users that share workflows. */
@Command(
        name = "access-groups",
        description = "Groups of users that share workflows.",
        footer = {
            "",
            "For example:",
            "  baton access-groups create -n team -d 'who works on the model'",
            "  baton access-groups add-user 1 alice",
            "  baton access-groups add-workflow 7 1"
        })
final class AccessGroupsCommand extends Group {
    private static final String PATH = "/access_groups";

    AccessGroupsCommand(Baton baton) {
        super(baton);
    }

    @Command(name = "create", description = "Makes a group.")
    int create(
            @Option(
                            names = {"-n", "--name"},
                            required = true,
                            paramLabel = "NAME")
                    String name,
            @Option(
                            names = {"-d", "--description"},
                            paramLabel = "TEXT")
                    String description,
            @Mixin FormatOption format) {
        Draft draft = new Draft(Json.EMPTY).text("name", name).text("description", description);
        Json made = baton.api().post(PATH, draft.body());
        baton.output(format).changed(made, "Created access group " + cell(made, "id") + ": " + name);
        return 0;
    }

    @Command(name = "list", description = "All groups.")
    int list(@Mixin FormatOption format) {
        groups(baton.api().list(PATH + "?"), format);
        return 0;
    }

    @Command(name = "get", description = "One group; JSON where a pipe reads it.")
    int get(@Parameters(paramLabel = "ID") long id, @Mixin FormatOption format) {
        baton.output(format).one(baton.api().get(PATH + "/" + id));
        return 0;
    }

    @Command(name = "delete", description = "Deletes a group; its users and workflows stay.")
    int delete(@Parameters(paramLabel = "ID") long id, @Mixin FormatOption format) {
        baton.output(format).changed(baton.api().delete(PATH + "/" + id), "Deleted access group " + id);
        return 0;
    }

    @Command(name = "add-user", description = "Puts a user into a group.")
    int addUser(
            @Parameters(paramLabel = "GROUP") long group,
            @Parameters(paramLabel = "USER") String user,
            @Option(
                            names = {"-r", "--role"},
                            defaultValue = "member",
                            paramLabel = "ROLE",
                            description = "member or admin; ${DEFAULT-VALUE} unless said")
                    String role,
            @Mixin FormatOption format) {
        Draft draft = new Draft(Json.EMPTY)
                .text("user_name", user)
                .number("group_id", group)
                .text("role", role);
        Json made = baton.api().post(PATH + "/" + group + "/members", draft.body());
        baton.output(format).changed(made, "Added " + user + " to access group " + group);
        return 0;
    }

    @Command(name = "remove-user", description = "Takes a user out of a group.")
    int removeUser(
            @Parameters(paramLabel = "GROUP") long group,
            @Parameters(paramLabel = "USER") String user,
            @Mixin FormatOption format) {
        Json gone = baton.api().delete(PATH + "/" + group + "/members/" + Api.encode(user));
        baton.output(format).changed(gone, "Removed " + user + " from access group " + group);
        return 0;
    }

    @Command(name = "list-members", description = "A group's users.")
    int members(@Parameters(paramLabel = "GROUP") long group, @Mixin FormatOption format) {
        List<Json> members = baton.api().list(PATH + "/" + group + "/members?");
        baton.output(format).list("members", members, () -> {
            Table table = new Table("User", "Role", "Since");
            members.forEach(
                    member -> table.row(cell(member, "user_name"), cell(member, "role"), cell(member, "created_at")));
            return table;
        });
        return 0;
    }

    @Command(name = "list-user-groups", description = "The groups that a user is in.")
    int userGroups(@Parameters(paramLabel = "USER") String user, @Mixin FormatOption format) {
        groups(baton.api().list("/users/" + Api.encode(user) + "/groups?"), format);
        return 0;
    }

    @Command(name = "add-workflow", description = "Shares a workflow with a group.")
    int share(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Parameters(paramLabel = "GROUP") long group,
            @Mixin FormatOption format) {
        Json made = baton.api()
                .post(
                        shared(workflow),
                        Draft.of(workflow).number("group_id", group).body());
        baton.output(format).changed(made, "Shared workflow " + workflow + " with access group " + group);
        return 0;
    }

    @Command(name = "remove-workflow", description = "Shares a workflow no longer.")
    int unshare(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Parameters(paramLabel = "GROUP") long group,
            @Mixin FormatOption format) {
        Json gone = baton.api().delete(shared(workflow) + "/" + group);
        baton.output(format).changed(gone, "Workflow " + workflow + " is not shared with access group " + group);
        return 0;
    }

    @Command(name = "list-workflow-groups", description = "The groups that a workflow is shared with.")
    int workflowGroups(@Parameters(paramLabel = "WORKFLOW") long workflow, @Mixin FormatOption format) {
        groups(baton.api().list(shared(workflow) + "?"), format);
        return 0;
    }

    private static String shared(long workflow) {
        return "/workflows/" + workflow + PATH;
    }

    private void groups(List<Json> groups, FormatOption format) {
        baton.output(format).list("access_groups", groups, () -> {
            Table table = new Table("ID", "Name", "Description", "Created");
            groups.forEach(group -> table.row(
                    cell(group, "id"), cell(group, "name"), cell(group, "description"), cell(group, "created_at")));
            return table;
        });
    }
}

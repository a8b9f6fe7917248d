package dev.baton.engine.access;

import dev.baton.engine.Backend;
import dev.baton.engine.ConflictException;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.record.Keys;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Access groups as items. The item under a group's name is the group; one under its id leads there. A membership stands
 * with its group and in the index by its user, a share with its workflow and in the index by its group. What a deletion
 * leaves behind belongs to no group, since ids are not given out again.
 */
public final class StoredAccessGroups implements AccessGroups {
    private static final String ALL = "access/groups";
    private static final String ID = "id";
    private static final String NAME = "n";
    private static final String DESCRIPTION = "de";
    private static final String ROLE = "ro";
    private static final String CREATED = "ts";

    private final Backend backend;
    private final AccessNumbers numbers;

    public StoredAccessGroups(Backend backend) {
        this.backend = backend;
        this.numbers = new AccessNumbers(backend.items());
    }

    private static Key named(String name) {
        return new Key(ALL, "n/" + name);
    }

    private static Key numbered(long id) {
        return new Key(ALL, "g/" + id);
    }

    private static String partition(long group) {
        return "access/g/" + group;
    }

    private static Key member(long group, String user) {
        return new Key(partition(group), "u/" + user);
    }

    private static String groups(String user) {
        return "access/u/" + user;
    }

    private static Key shared(long workflow, long group) {
        return new Key(Keys.root(workflow), "g/" + group);
    }

    private static String shares(long group) {
        return "access/w/" + group;
    }

    private String now() {
        return Instant.ofEpochMilli(backend.now())
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
    }

    @Override
    public AccessGroup create(String name, String description) {
        AccessGroup group = new AccessGroup(numbers.next("g"), name, description, now());
        backend.items().put(Item.at(numbered(group.id())).with(NAME, name).build(), Condition.ANY);
        Item item = Item.at(named(name))
                .with(ID, group.id())
                .with(DESCRIPTION, description)
                .with(CREATED, group.createdAt())
                .build();
        if (!backend.items().put(item, Condition.ABSENT).applied()) {
            backend.items().delete(numbered(group.id()), Condition.ANY);
            throw new ConflictException("there is an access group with the name " + name + " already");
        }
        return group;
    }

    private static AccessGroup group(Item item) {
        return new AccessGroup(
                item.number(ID, 0),
                item.key().sort().substring("n/".length()),
                item.text(DESCRIPTION),
                item.text(CREATED));
    }

    private Optional<AccessGroup> find(long id) {
        return backend.items()
                .get(numbered(id))
                .flatMap(entry -> backend.items().get(named(entry.text(NAME))))
                .map(StoredAccessGroups::group)
                .filter(group -> group.id() == id);
    }

    @Override
    public AccessGroup get(long id) {
        return find(id).orElseThrow(() -> NotFoundException.of("access_group", id));
    }

    @Override
    public List<AccessGroup> list() {
        List<AccessGroup> found = new ArrayList<>();
        backend.items().each(Query.prefix(ALL, "n/"), item -> found.add(group(item)));
        found.sort(Comparator.comparingLong(AccessGroup::id));
        return found;
    }

    @Override
    public AccessGroup delete(long id) {
        AccessGroup group = get(id);
        List<Key> keys = new ArrayList<>();
        backend.items().each(Query.partition(partition(id)), item -> keys.add(item.key()));
        backend.items().each(Query.index(shares(id)), item -> keys.add(item.key()));
        keys.add(numbered(id));
        backend.items().delete(named(group.name()), Condition.is(ID, id));
        keys.forEach(key -> backend.items().delete(key, Condition.ANY));
        return group;
    }

    @Override
    public Membership join(long groupId, String user, String role) {
        get(groupId);
        Membership membership = new Membership(numbers.next("m"), user, groupId, role, now());
        Item item = Item.at(member(groupId, user))
                .with(ID, membership.id())
                .with(ROLE, role)
                .with(CREATED, membership.createdAt())
                .with(Item.INDEX_PARTITION, groups(user))
                .with(Item.INDEX_SORT, Keys.digits(groupId))
                .build();
        if (!backend.items().put(item, Condition.ABSENT).applied()) {
            throw new ConflictException("user " + user + " is a member of group " + groupId + " already");
        }
        return membership;
    }

    private static Membership membership(long group, Item item) {
        return new Membership(
                item.number(ID, 0),
                item.key().sort().substring("u/".length()),
                group,
                item.text(ROLE),
                item.text(CREATED));
    }

    @Override
    public Membership leave(long groupId, String user) {
        get(groupId);
        return membership(
                groupId, removed(member(groupId, user), () -> "user " + user + " is not a member of group " + groupId));
    }

    private Item removed(Key key, Supplier<String> absent) {
        return switch (backend.items().delete(key, Condition.EXISTS)) {
            case Outcome.Applied(Optional<Item> item) -> item.orElseThrow();
            case Outcome.Refused refused -> throw new NotFoundException(absent.get());
        };
    }

    @Override
    public List<Membership> members(long groupId) {
        get(groupId);
        List<Membership> found = new ArrayList<>();
        backend.items().each(Query.partition(partition(groupId)), item -> found.add(membership(groupId, item)));
        return found;
    }

    @Override
    public List<AccessGroup> groupsOf(String user) {
        List<AccessGroup> found = new ArrayList<>();
        backend.items()
                .each(
                        Query.index(groups(user)),
                        entry -> find(Long.parseLong(entry.text(Item.INDEX_SORT)))
                                .ifPresent(found::add));
        return found;
    }

    @Override
    public SharedWorkflow share(long workflowId, long groupId) {
        get(groupId);
        SharedWorkflow share = new SharedWorkflow(workflowId, groupId, now());
        Item item = Item.at(shared(workflowId, groupId))
                .with(CREATED, share.createdAt())
                .with(Item.INDEX_PARTITION, shares(groupId))
                .with(Item.INDEX_SORT, Keys.digits(workflowId))
                .build();
        if (!backend.items().put(item, Condition.ABSENT).applied()) {
            throw new ConflictException("workflow " + workflowId + " is shared with group " + groupId + " already");
        }
        return share;
    }

    @Override
    public SharedWorkflow unshare(long workflowId, long groupId) {
        Item item = removed(
                shared(workflowId, groupId), () -> "workflow " + workflowId + " is not shared with group " + groupId);
        return new SharedWorkflow(workflowId, groupId, item.text(CREATED));
    }

    @Override
    public List<AccessGroup> sharedWith(long workflowId) {
        List<AccessGroup> found = new ArrayList<>();
        backend.items()
                .each(
                        Query.prefix(Keys.root(workflowId), "g/"),
                        item -> find(Long.parseLong(item.key().sort().substring("g/".length())))
                                .ifPresent(found::add));
        found.sort(Comparator.comparingLong(AccessGroup::id));
        return found;
    }

    @Override
    public boolean reaches(long workflowId, String user) {
        return sharedWith(workflowId).stream()
                .anyMatch(group -> backend.items().get(member(group.id(), user)).isPresent());
    }
}

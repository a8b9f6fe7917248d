package dev.baton.store.dynamodb;

import dev.baton.engine.store.Changes;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Conditions;
import dev.baton.engine.store.Expiry;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemPage;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Limits;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.StoreBusyException;
import dev.baton.engine.store.Update;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Items in one DynamoDB table, each operation one request. Reads are strongly consistent except on the index. Thread-safe.
 *
 * <p>Reads and bulk writes are tried again after any passing trouble, within the budget of time. A put, update or delete is
 * tried again only where the try before surely had no effect (throttled, no connection): after a lost answer or an error of
 * the service it may have been applied, so that a second try would find its own write in the way, or count twice. Then
 * {@link StoreBusyException} says so at once, and the engine repeats what is repeatable.
 */
public final class DynamoDbItemStore implements ItemStore {
    /** How often an update whose guess about copied attributes was wrong is guessed anew. */
    private static final int GUESSES = 10;

    private final DynamoDbClient client;
    private final String table;
    private final Clock clock;
    private final Tries tries;
    private final CapacityMeter meter;
    private final BulkPut bulk;

    /** Closes the client with itself; the clock decides which items have expired; the meter may be null. */
    DynamoDbItemStore(DynamoDbClient client, String table, Clock clock, Tries tries, CapacityMeter meter) {
        this.client = client;
        this.table = table;
        this.clock = clock;
        this.tries = tries;
        this.meter = meter;
        this.bulk = new BulkPut(client, table, tries, meter);
    }

    @Override
    public Optional<Item> get(Key key) {
        Limits.check(key);
        GetItemResponse response = asked(() -> tries.repeatable(
                "get " + key,
                () -> client.getItem(request -> request.tableName(table)
                        .key(Attributes.of(key))
                        .consistentRead(true)
                        .returnConsumedCapacity(capacity()))));
        if (meter != null) {
            meter.used(CapacityMeter.Operation.GET, response.consumedCapacity());
        }
        return live(response.hasItem() ? response.item() : Map.of());
    }

    @Override
    public ItemPage query(Query query) {
        KeyRange range = new KeyRange(query);
        if (range.isEmpty()) {
            return new ItemPage(List.of(), Optional.empty());
        }
        var request = range.request(table).returnConsumedCapacity(capacity()).build();
        QueryResponse response = asked(() -> tries.repeatable("query " + query, () -> client.query(request)));
        if (meter != null) {
            meter.used(CapacityMeter.Operation.QUERY, response.consumedCapacity());
        }
        long now = now();
        List<Item> items = response.items().stream()
                .map(Attributes::item)
                .filter(range::includes)
                .toList();
        boolean atEnd = !query.backward() && items.size() < response.items().size();
        return new ItemPage(
                items.stream()
                        .filter(item -> !Expiry.expired(item, now))
                        .map(item -> query.index() ? item.indexEntry() : item)
                        .toList(),
                response.hasLastEvaluatedKey() && !atEnd
                        ? Optional.of(range.cursor(response.lastEvaluatedKey()))
                        : Optional.empty());
    }

    @Override
    public Outcome put(Item item, Condition condition) {
        Item admitted = Limits.admit(item);
        Map<String, AttributeValue> attributes = Attributes.of(admitted);
        Placeholders placeholders = new Placeholders();
        String expression = Clause.expression(new ConditionClauses(now()).ofItemOrNone(condition), placeholders);
        try {
            PutItemResponse response = asked(() -> tries.once(
                    "put " + item.key(),
                    () -> client.putItem(request -> request.tableName(table)
                            .item(attributes)
                            .conditionExpression(expression)
                            .expressionAttributeNames(placeholders.names())
                            .expressionAttributeValues(placeholders.values())
                            .returnValuesOnConditionCheckFailure(ifRefused(expression))
                            .returnConsumedCapacity(capacity()))));
            if (meter != null) {
                meter.used(CapacityMeter.Operation.PUT, response.consumedCapacity());
            }
            return new Outcome.Applied(Optional.of(admitted));
        } catch (ConditionalCheckFailedException refused) {
            return new Outcome.Refused(seen(CapacityMeter.Operation.PUT, refused));
        }
    }

    /**
     * {@inheritDoc} Copied attributes are taken to be there; where one is not, that shows in the refusal and a second
     * request follows.
     */
    @Override
    public Outcome update(Key key, Update update, Condition condition) {
        Limits.check(key);
        Set<String> absent = Set.of();
        for (int guess = 0; guess < GUESSES; guess++) {
            try {
                return new Outcome.Applied(Optional.of(updated(key, update, condition, absent)));
            } catch (ConditionalCheckFailedException refused) {
                Optional<Item> now = seen(CapacityMeter.Operation.UPDATE, refused);
                if (now.isEmpty() || !Conditions.holds(condition, now)) {
                    return new Outcome.Refused(now);
                }
                // It was a guard that failed: because the update does not fit, or for a copied attribute that is
                // absent.
                Limits.check(Changes.apply(update, now.get()));
                absent = UpdateClauses.sources(update).stream()
                        .filter(name -> !now.get().has(name))
                        .collect(Collectors.toSet());
            }
        }
        throw new StoreBusyException(
                "DynamoDB is busy: update " + key + " met another item each of " + GUESSES
                        + " times; nothing was changed",
                null);
    }

    private Item updated(Key key, Update update, Condition condition, Set<String> absent) {
        Placeholders placeholders = new Placeholders();
        UpdateClauses clauses = new UpdateClauses(update, placeholders, absent);
        String expression =
                Clause.expression(new ConditionClauses(now()).ofItem(condition, clauses.guards()), placeholders);
        UpdateItemResponse response = asked(() -> tries.once(
                "update " + key,
                () -> client.updateItem(request -> request.tableName(table)
                        .key(Attributes.of(key))
                        .updateExpression(clauses.expression())
                        .conditionExpression(expression)
                        .expressionAttributeNames(placeholders.names())
                        .expressionAttributeValues(placeholders.values())
                        .returnValues(ReturnValue.ALL_NEW)
                        .returnValuesOnConditionCheckFailure(ifRefused(expression))
                        .returnConsumedCapacity(capacity()))));
        if (meter != null) {
            meter.used(CapacityMeter.Operation.UPDATE, response.consumedCapacity());
        }
        return Attributes.item(response.attributes());
    }

    @Override
    public Outcome delete(Key key, Condition condition) {
        Limits.check(key);
        Placeholders placeholders = new Placeholders();
        String expression = Clause.expression(new ConditionClauses(now()).ofItemOrNone(condition), placeholders);
        try {
            DeleteItemResponse response = asked(() -> tries.once(
                    "delete " + key,
                    () -> client.deleteItem(request -> request.tableName(table)
                            .key(Attributes.of(key))
                            .conditionExpression(expression)
                            .expressionAttributeNames(placeholders.names())
                            .expressionAttributeValues(placeholders.values())
                            .returnValues(ReturnValue.ALL_OLD)
                            .returnValuesOnConditionCheckFailure(ifRefused(expression))
                            .returnConsumedCapacity(capacity()))));
            if (meter != null) {
                meter.used(CapacityMeter.Operation.DELETE, response.consumedCapacity());
            }
            return new Outcome.Applied(live(response.hasAttributes() ? response.attributes() : Map.of()));
        } catch (ConditionalCheckFailedException refused) {
            return new Outcome.Refused(seen(CapacityMeter.Operation.DELETE, refused));
        }
    }

    @Override
    public void putAll(Collection<Item> items) {
        List<Item> admitted = items.stream().map(Limits::admit).toList();
        asked(() -> {
            bulk.write(admitted);
            return true;
        });
    }

    @Override
    public void close() {
        client.close();
    }

    private <T> T asked(Supplier<T> request) {
        try {
            return request.get();
        } catch (ConditionalCheckFailedException refused) {
            throw refused;
        } catch (SdkException e) {
            throw Failures.ofTable(table, e);
        }
    }

    private Optional<Item> seen(CapacityMeter.Operation operation, ConditionalCheckFailedException refused) {
        Optional<Item> item = refused.hasItem() && !refused.item().isEmpty()
                ? Optional.of(Attributes.item(refused.item()))
                : Optional.empty();
        if (meter != null) {
            meter.refused(operation, item);
        }
        return item.flatMap(there -> Expiry.live(there, clock));
    }

    private Optional<Item> live(Map<String, AttributeValue> attributes) {
        return attributes.isEmpty() ? Optional.empty() : Expiry.live(Attributes.item(attributes), clock);
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private ReturnConsumedCapacity capacity() {
        return meter == null ? null : ReturnConsumedCapacity.INDEXES;
    }

    private static ReturnValuesOnConditionCheckFailure ifRefused(String expression) {
        return expression == null ? null : ReturnValuesOnConditionCheckFailure.ALL_OLD;
    }
}

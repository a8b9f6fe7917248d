package dev.baton.store.dynamodb;

import dev.baton.engine.store.IndexPlace;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Limits;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Utf8;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * A query's range as DynamoDB's key condition, and its cursors. DynamoDB takes one condition on the sort key, and its only
 * range with two ends includes both: the item at the end, if there is one, is left out afterwards.
 */
record KeyRange(Query query) {
    private static final int SORT_BYTES = 1024;

    KeyRange {
        Limits.checkPartition(query.partition());
        if (query.limit() < 1) {
            throw new IllegalArgumentException("a page has at least 1 item, not " + query.limit());
        }
    }

    /** Whether no key can be in it; DynamoDB would call that an error. */
    boolean isEmpty() {
        return query.to() != null
                && (query.to().isEmpty() || hasFrom() && Utf8.ORDER.compare(query.from(), query.to()) >= 0);
    }

    private boolean hasFrom() {
        return query.from() != null && !query.from().isEmpty();
    }

    QueryRequest.Builder request(String table) {
        Placeholders placeholders = new Placeholders();
        String partition = placeholders.name(query.index() ? Item.INDEX_PARTITION : CloudTable.PARTITION);
        String condition =
                partition + " = " + placeholders.value(Attributes.text(query.partition())) + sort(placeholders);
        return QueryRequest.builder()
                .tableName(table)
                .indexName(query.index() ? CloudTable.INDEX : null)
                .consistentRead(query.index() ? null : true)
                .keyConditionExpression(condition)
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values())
                .scanIndexForward(!query.backward())
                .limit(query.limit())
                .exclusiveStartKey(query.cursor() == null ? null : start(query.cursor()));
    }

    private String sort(Placeholders placeholders) {
        if (!hasFrom() && query.to() == null) {
            return "";
        }
        String name = placeholders.name(query.index() ? Item.INDEX_SORT : CloudTable.SORT);
        if (!hasFrom()) {
            return " AND " + name + " < " + value(placeholders, query.to());
        }
        if (query.to() == null) {
            return " AND " + name + " >= " + value(placeholders, query.from());
        }
        // The end of a long prefix's range is longer than any key.
        return Utf8.length(query.to()) > SORT_BYTES && query.to().startsWith(query.from())
                ? " AND begins_with(" + name + ", " + value(placeholders, query.from()) + ")"
                : " AND " + name + " BETWEEN " + value(placeholders, query.from()) + " AND "
                        + value(placeholders, query.to());
    }

    private static String value(Placeholders placeholders, String text) {
        return placeholders.value(Attributes.text(text));
    }

    /** Whether the item lies before the end of the range. */
    boolean includes(Item item) {
        return query.to() == null
                || Utf8.ORDER.compare(
                                query.index()
                                        ? item.text(Item.INDEX_SORT)
                                        : item.key().sort(),
                                query.to())
                        < 0;
    }

    /** The cursor that stands for the last key of a page. */
    String cursor(Map<String, AttributeValue> last) {
        Key key = Attributes.key(last);
        return query.index() ? new IndexPlace(last.get(Item.INDEX_SORT).s(), key).cursor() : key.sort();
    }

    private Map<String, AttributeValue> start(String cursor) {
        if (!query.index()) {
            return Attributes.of(new Key(query.partition(), cursor));
        }
        IndexPlace place = IndexPlace.parse(cursor);
        Map<String, AttributeValue> start = new HashMap<>(Attributes.of(place.key()));
        start.put(Item.INDEX_PARTITION, Attributes.text(query.partition()));
        start.put(Item.INDEX_SORT, Attributes.text(place.sort()));
        return start;
    }
}

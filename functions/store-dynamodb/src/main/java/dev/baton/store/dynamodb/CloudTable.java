package dev.baton.store.dynamodb;

import dev.baton.engine.store.Item;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The one table: key {@code pk} and {@code sk}; the sparse index {@code slots} with key {@code ipk} and {@code isk}, which shows
 * {@code iv} and {@code expires} besides; {@code expires} is the time to live. The Terraform module makes the same.
 */
public final class CloudTable {
    static final String PARTITION = "pk";
    static final String SORT = "sk";
    static final String INDEX = "slots";

    private CloudTable() {}

    /** Creates the table, billed on demand, and waits until it can be used; harmless where it is there. For emulators. */
    public static void create(DynamoDbClient client, String table) {
        try {
            client.createTable(request -> request.tableName(table)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                            text(PARTITION), text(SORT), text(Item.INDEX_PARTITION), text(Item.INDEX_SORT))
                    .keySchema(key(PARTITION, KeyType.HASH), key(SORT, KeyType.RANGE))
                    .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                            .indexName(INDEX)
                            .keySchema(key(Item.INDEX_PARTITION, KeyType.HASH), key(Item.INDEX_SORT, KeyType.RANGE))
                            .projection(projection -> projection
                                    .projectionType(ProjectionType.INCLUDE)
                                    .nonKeyAttributes(Item.INDEX_VALUE, Item.EXPIRES))
                            .build()));
        } catch (ResourceInUseException exists) {
            return;
        }
        client.waiter().waitUntilTableExists(request -> request.tableName(table));
        client.updateTimeToLive(request -> request.tableName(table)
                .timeToLiveSpecification(ttl -> ttl.attributeName(Item.EXPIRES).enabled(true)));
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}

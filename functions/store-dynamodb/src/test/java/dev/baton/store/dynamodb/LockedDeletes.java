package dev.baton.store.dynamodb;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;

/**
 * Gives deletes without a condition one that always holds. DynamoDB puts all writes of an item in an order; DynamoDB Local takes no
 * more than a lock for readers for such a delete, so that two at once can both be told the same old item. The SDK finds this
 * class by a resource.
 */
public final class LockedDeletes implements ExecutionInterceptor {
    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return context.request() instanceof DeleteItemRequest delete && delete.conditionExpression() == null
                ? delete.toBuilder()
                        .conditionExpression("attribute_exists(pk) OR attribute_not_exists(pk)")
                        .build()
                : context.request();
    }
}

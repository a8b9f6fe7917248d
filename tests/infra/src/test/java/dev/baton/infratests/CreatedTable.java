package dev.baton.infratests;

import dev.baton.store.dynamodb.CloudTable;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.core.waiters.WaiterResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/** What the store asks for when it creates its table by itself, as emulators are given it. */
final class CreatedTable {
    private CreateTableRequest table;
    private UpdateTimeToLiveRequest timeToLive;

    /** Creates a table of this name nowhere, and keeps what was asked for. */
    static CreatedTable asked(String name) {
        CreatedTable created = new CreatedTable();
        CloudTable.create(proxy(DynamoDbClient.class, created::called), name);
        return created;
    }

    CreateTableRequest table() {
        return table;
    }

    String timeToLive() {
        return timeToLive.timeToLiveSpecification().attributeName();
    }

    /** Requests come built, or as somebody who builds them. */
    private Object called(Method method, Object argument) {
        switch (method.getName()) {
            case "createTable" ->
                table = built(argument, CreateTableRequest.builder(), CreateTableRequest.Builder::build);
            case "updateTimeToLive" ->
                timeToLive = built(argument, UpdateTimeToLiveRequest.builder(), UpdateTimeToLiveRequest.Builder::build);
            case "waiter" -> {
                return proxy(DynamoDbWaiter.class, (waited, what) -> proxy(WaiterResponse.class, (any, none) -> null));
            }
            default -> throw new UnsupportedOperationException(method.toString());
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    private static <B, R> R built(Object argument, B builder, Function<B, R> build) {
        if (argument instanceof Consumer<?> consumer) {
            ((Consumer<B>) consumer).accept(builder);
            return build.apply(builder);
        }
        return (R) argument;
    }

    private interface Answer {
        Object to(Method method, Object argument);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method, arguments == null ? null : arguments[0])));
    }
}

package dev.baton.lambda;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import javax.net.ssl.SSLContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Has the SDK write requests to DynamoDB and read its answers, which stand here: nothing goes over a network. */
final class SdkRehearsal {
    private static final String ITEM =
            "{\"pk\":{\"S\":\"a\"},\"sk\":{\"S\":\"b\"},\"n\":{\"N\":\"1\"},\"s\":{\"NS\":[\"1\"]}}";
    private static final Map<String, String> ANSWERS = Map.of(
            "GetItem", "{\"Item\":" + ITEM + "}",
            "Query", "{\"Items\":[" + ITEM + "],\"Count\":1}",
            "UpdateItem", "{\"Attributes\":" + ITEM + "}",
            "PutItem", "{\"__type\":\"ConditionalCheckFailedException\",\"Item\":" + ITEM + "}");
    private static final Map<String, AttributeValue> KEY =
            Map.of("pk", AttributeValue.fromS("a"), "sk", AttributeValue.fromS("b"));

    private SdkRehearsal() {}

    static void run() {
        try (DynamoDbClient client = DynamoDbClient.builder()
                .httpClient(new Prompter())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .build()) {
            client.getItem(get -> get.tableName("t").key(KEY).consistentRead(true));
            client.query(query -> query.tableName("t")
                    .keyConditionExpression("pk = :p")
                    .expressionAttributeValues(Map.of(":p", AttributeValue.fromS("a"))));
            client.updateItem(update -> update.tableName("t")
                    .key(KEY)
                    .updateExpression("SET n = :n")
                    .expressionAttributeValues(Map.of(":n", AttributeValue.fromN("2")))
                    .returnValues(ReturnValue.ALL_NEW));
            try {
                client.putItem(put -> put.tableName("t").item(KEY).conditionExpression("attribute_not_exists(pk)"));
            } catch (ConditionalCheckFailedException asPrompted) {
                // A refused write is read in another way.
            }
        }
        trust();
    }

    /** The certificates that this machine trusts are read once; that takes longer than a request. */
    private static void trust() {
        try {
            SSLContext.getDefault().getSocketFactory();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has TLS", impossible);
        }
    }

    /** Answers at once what the operation's answer usually looks like. */
    private static final class Prompter implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            String target =
                    request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
            String answer = ANSWERS.getOrDefault(target.substring(target.indexOf('.') + 1), "{}");
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder()
                                    .statusCode(answer.contains("__type") ? 400 : 200)
                                    .build())
                            .responseBody(AbortableInputStream.create(
                                    new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8))))
                            .build();
                }

                @Override
                public void abort() {
                    // Nothing lasts.
                }
            };
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}

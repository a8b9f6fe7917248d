package dev.baton.parts.dynamodb;

import java.lang.reflect.Field;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** DynamoDB Local in memory, on the loopback address only (by itself it listens on all), on a free port that it prints. */
public final class LoopbackDynamoDb {
    private LoopbackDynamoDb() {}

    public static void main(String[] args) throws Exception {
        DynamoDBProxyServer local =
                ServerRunner.createServerFromCommandLineArgs(new String[] {"-inMemory", "-disableTelemetry"});
        Field field = DynamoDBProxyServer.class.getDeclaredField("server");
        field.setAccessible(true);
        ServerConnector connector = (ServerConnector) ((Server) field.get(local)).getConnectors()[0];
        connector.setHost("127.0.0.1");
        connector.setPort(0);
        local.safeStart();
        System.out.println("listening on " + connector.getLocalPort());
    }
}

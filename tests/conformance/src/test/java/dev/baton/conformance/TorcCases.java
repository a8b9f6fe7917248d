package dev.baton.conformance;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/** The cases of torc/cases.json that are seen over HTTP, and the transcript, to be played against any server. */
public final class TorcCases {
    static final List<Class<? extends TorcCase>> OVER_HTTP = List.of(
            GraphCasesTest.class,
            FailureCasesTest.class,
            StateCasesTest.class,
            ClaimCasesTest.class,
            ActionCasesTest.class,
            Generation2023Test.class,
            SpecCasesTest.class,
            UserDataCasesTest.class);

    private TorcCases() {}

    /** Each case as a test against this server, whose address brings a user's name and the key. */
    public static Stream<DynamicTest> against(URI server) {
        Stream<Class<? extends TorcCase>> all =
                Stream.concat(OVER_HTTP.stream(), Stream.of(TranscriptTest.class, ExportTest.class));
        return all.flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> DynamicTest.dynamicTest(method.getName(), () -> play(type, method, server))));
    }

    private static void play(Class<? extends TorcCase> type, Method method, URI server) throws Throwable {
        Constructor<? extends TorcCase> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        method.setAccessible(true);
        TorcCase instance = constructor.newInstance();
        instance.base = server;
        try {
            method.invoke(instance);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}

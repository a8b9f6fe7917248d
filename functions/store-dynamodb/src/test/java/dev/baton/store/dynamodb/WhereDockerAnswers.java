package dev.baton.store.dynamodb;

import dev.baton.parts.LocalStack;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs tests against LocalStack where a Docker engine answers; elsewhere one line says that they are off. */
final class WhereDockerAnswers implements ExecutionCondition {
    private static final class Shared {
        static final LocalStack LOCAL_STACK = LocalStack.start("dynamodb", "s3");
    }

    private static final AtomicBoolean SAID = new AtomicBoolean();

    /** Settings for a table and a bucket in LocalStack that nobody has used, and that are there. */
    static CloudSettings settings() {
        Optional<URI> endpoint = Optional.of(Shared.LOCAL_STACK.endpoint());
        CloudSettings settings = new CloudSettings(
                Emulators.fresh("table"), Emulators.fresh("bucket"), endpoint, endpoint, CloudSettings.USUAL_BUDGET);
        CloudStores.create(settings);
        return settings;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return LocalStack.whyNot()
                .map(reason -> {
                    if (SAID.compareAndSet(false, true)) {
                        System.out.println("The store's tests against LocalStack are off: " + reason);
                    }
                    return ConditionEvaluationResult.disabled(reason);
                })
                .orElseGet(() -> ConditionEvaluationResult.enabled("a Docker engine answers"));
    }
}

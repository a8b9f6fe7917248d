package dev.baton.lambdatest;

import dev.baton.parts.LocalStack;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Deploys to LocalStack where a Docker engine answers; elsewhere one line says that this is off. */
final class WhereDockerAnswers implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return LocalStack.whyNot()
                .map(reason -> {
                    System.out.println("The deployment to LocalStack is off: " + reason);
                    return ConditionEvaluationResult.disabled(reason);
                })
                .orElseGet(() -> ConditionEvaluationResult.enabled("a Docker engine answers"));
    }
}

package dev.baton.engine.workflow;

import static dev.baton.engine.workflow.WorkflowSettings.DEFAULT;

import dev.baton.engine.record.Json;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Value;
import java.util.Map;

/** A workflow's settings as a value: what differs from Torc's defaults. What was written as JSON text is read too. */
final class SettingsValue {
    /** The values are written and read as an item's attributes are. */
    private static final Key NOWHERE = new Key("", "");

    private SettingsValue() {}

    static Value of(WorkflowSettings settings) {
        return new Value.MapOf(Item.at(NOWHERE)
                .with("eb", settings.computeNodeExpirationBufferSeconds(), DEFAULT.computeNodeExpirationBufferSeconds())
                .with("wj", settings.computeNodeWaitForNewJobsSeconds(), DEFAULT.computeNodeWaitForNewJobsSeconds())
                .with("ic", settings.computeNodeIgnoreWorkflowCompletion())
                .with(
                        "wd",
                        settings.computeNodeWaitForHealthyDatabaseMinutes(),
                        DEFAULT.computeNodeWaitForHealthyDatabaseMinutes())
                .with(
                        "mt",
                        settings.computeNodeMinTimeForNewJobsSeconds(),
                        DEFAULT.computeNodeMinTimeForNewJobsSeconds())
                .with(
                        "so",
                        settings.jobsSortMethod() == DEFAULT.jobsSortMethod()
                                ? null
                                : settings.jobsSortMethod().wire())
                .with("rm", settings.resourceMonitorConfig())
                .with("sl", settings.slurmDefaults())
                .with("pf", settings.usePendingFailed())
                .build()
                .attributes());
    }

    static WorkflowSettings read(Value value) {
        if (value instanceof Value.MapOf(Map<String, Value> values)) {
            return read(new Item(NOWHERE, values));
        }
        if (value instanceof Value.Text(String text)) {
            return Json.read(text, WorkflowSettings.class);
        }
        throw new IllegalStateException("a workflow's settings are damaged");
    }

    private static WorkflowSettings read(Item values) {
        String sort = values.text("so");
        return new WorkflowSettings(
                values.number("eb", DEFAULT.computeNodeExpirationBufferSeconds()),
                values.number("wj", DEFAULT.computeNodeWaitForNewJobsSeconds()),
                values.truth("ic"),
                values.number("wd", DEFAULT.computeNodeWaitForHealthyDatabaseMinutes()),
                values.number("mt", DEFAULT.computeNodeMinTimeForNewJobsSeconds()),
                sort == null ? DEFAULT.jobsSortMethod() : SortMethod.parse(sort).orElseThrow(),
                values.text("rm"),
                values.text("sl"),
                values.truth("pf"));
    }
}

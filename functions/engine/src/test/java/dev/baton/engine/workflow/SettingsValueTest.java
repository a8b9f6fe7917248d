package dev.baton.engine.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.engine.record.Json;
import dev.baton.engine.store.Value;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Settings come back as they were kept, also from their first form, JSON text. */
class SettingsValueTest {
    @ParameterizedTest
    @EnumSource(SortMethod.class)
    void what_is_kept_is_read(SortMethod sort) {
        WorkflowSettings other = new WorkflowSettings(0, 1, true, -2, 3, sort, "{\"a\": 1}", "", true);
        assertEquals(other, SettingsValue.read(SettingsValue.of(other)));
        assertEquals(other, SettingsValue.read(Value.of(Json.write(other))));
        assertEquals(WorkflowSettings.DEFAULT, SettingsValue.read(SettingsValue.of(WorkflowSettings.DEFAULT)));
        assertEquals(WorkflowSettings.DEFAULT, SettingsValue.read(Value.of(Json.write(WorkflowSettings.DEFAULT))));
        assertEquals(new Value.MapOf(Map.of()), SettingsValue.of(WorkflowSettings.DEFAULT));
    }
}

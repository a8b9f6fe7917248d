package dev.baton.doors.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.workflow.SortMethod;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.function.Function;

/** Writes the engine's enums by their names on the wire. */
@Singleton
public final class WireNames implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        SimpleModule module = new SimpleModule("wire-names");
        module.addSerializer(new Named<>(JobStatus.class, JobStatus::wire));
        module.addSerializer(new Named<>(SortMethod.class, SortMethod::wire));
        mapper.registerModule(module);
    }

    private static final class Named<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<T, String> name;

        Named(Class<T> type, Function<T, String> name) {
            super(type);
            this.name = name;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(name.apply(value));
        }
    }
}

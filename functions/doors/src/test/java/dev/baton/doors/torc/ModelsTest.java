package dev.baton.doors.torc;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import dev.baton.doors.openapi.OpenApiDocument;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What the OpenAPI document says of bodies is what the door writes. */
class ModelsTest {
    private static final Map<String, Class<? extends Record>> WRITTEN = Map.ofEntries(
            Map.entry("workflow_model", WorkflowModel.class),
            Map.entry("workflow_status_model", WorkflowStatusModel.class),
            Map.entry("job_model", JobModel.class),
            Map.entry("jobs_model", JobsModel.class),
            Map.entry("file_model", FileModel.class),
            Map.entry("user_data_model", UserDataModel.class),
            Map.entry("resource_requirements_model", RequirementsModel.class),
            Map.entry("failure_handler_model", FailureHandlerModel.class),
            Map.entry("compute_node_model", ComputeNodeModel.class),
            Map.entry("result_model", ResultModel.class),
            Map.entry("event_model", EventModel.class),
            Map.entry("access_group_model", AccessGroupModel.class),
            Map.entry("user_group_membership_model", MembershipModel.class),
            Map.entry("workflow_access_group_model", WorkflowGroupsResource.WorkflowAccessGroupModel.class),
            Map.entry("access_check", UserAccessResource.AccessCheck.class),
            Map.entry("remote_worker_model", RemoteWorkersResource.RemoteWorkerModel.class),
            Map.entry("claim_action_reply", ActionsResource.Claimed.class),
            Map.entry("page_of_job_model", Page.class),
            Map.entry("group_page_of_access_group_model", GroupPage.class),
            Map.entry("count", Count.class),
            Map.entry("message", Message.class),
            Map.entry("is_complete_reply", WorkflowFactsResource.IsComplete.class),
            Map.entry("is_uninitialized_reply", WorkflowFactsResource.IsUninitialized.class),
            Map.entry("job_ids_reply", WorkflowFactsResource.JobIds.class),
            Map.entry("missing_user_data_reply", WorkflowFactsResource.MissingUserData.class),
            Map.entry("required_files_reply", WorkflowFactsResource.RequiredFiles.class),
            Map.entry("latest_event_reply", WorkflowFactsResource.Latest.class),
            Map.entry("ready_job_requirements_reply", WorkflowFactsResource.ReadyRequirements.class),
            Map.entry("reset_jobs_reply", WorkflowStepsResource.JobsReset.class),
            Map.entry("changed_inputs_reply", WorkflowStepsResource.ChangedInputs.class),
            Map.entry("job_dependency_model", RelationshipsResource.DependencyModel.class),
            Map.entry("job_file_relationship_model", RelationshipsResource.FileLink.class),
            Map.entry("job_user_data_relationship_model", RelationshipsResource.UserDataLink.class));

    private final JsonNode schemas = OpenApiDocument.torc().at("/components/schemas");

    @Test
    void models_have_the_fields_that_the_door_writes_with_their_types() {
        assertAll(WRITTEN.entrySet().stream().map(this::same));
    }

    private Executable same(Map.Entry<String, Class<? extends Record>> each) {
        JsonNode properties = schemas.path(each.getKey()).path("properties");
        Set<String> described = properties.properties().stream()
                .map(field -> field.getKey() + ": " + kind(field.getValue()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> written = Stream.of(each.getValue().getRecordComponents())
                .map(part -> SnakeCaseStrategy.INSTANCE.translate(part.getName()) + ": " + kind(part))
                .collect(Collectors.toCollection(TreeSet::new));
        return () -> assertEquals(written, described, each.getKey());
    }

    private static String kind(RecordComponent part) {
        Class<?> type = part.getType();
        if (type == long.class || type == int.class || type == Long.class || type == Integer.class) {
            return "integer";
        }
        if (type == double.class || type == Double.class) {
            return "number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        return type == String.class || type.isEnum()
                ? "string"
                : Iterable.class.isAssignableFrom(type) && type != JsonNode.class ? "array" : "any";
    }

    private String kind(JsonNode schema) {
        JsonNode meant = schema.has("$ref")
                ? schemas.path(schema.get("$ref").textValue().substring("#/components/schemas/".length()))
                : schema;
        return meant.path("type").asText("any").replaceAll("^$", "any");
    }
}

import java.util.List;
import java.util.Map;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.DefaultApi;
import org.openapitools.client.model.ComputeNodeModel;
import org.openapitools.client.model.ComputeNodesResources;
import org.openapitools.client.model.JobModel;
import org.openapitools.client.model.JobStatus;
import org.openapitools.client.model.ResultModel;
import org.openapitools.client.model.UserDataModel;
import org.openapitools.client.model.WorkflowModel;

/** A whole workflow through a generated client: two jobs, the second of which reads what the first one wrote. */
public class RunWorkflow {
    private static DefaultApi api;

    public static void main(String[] base) throws ApiException {
        ApiClient client = new ApiClient();
        client.updateBaseUri(base[0] + "torc-service/v1");
        api = new DefaultApi(client);
        Long workflow = api.createWorkflow(new WorkflowModel().name("generated").user("tester")).getId();
        UserDataModel data = api.createUserData(new UserDataModel().workflowId(workflow).name("result"), null, null);
        JobModel job = new JobModel().workflowId(workflow).command("true");
        api.createJob(job.name("writes").outputUserDataIds(List.of(data.getId())));
        api.createJob(job.name("reads").outputUserDataIds(null).inputUserDataIds(List.of(data.getId())));
        api.initializeJobs(workflow, false, false);
        Long node = api.createComputeNode(new ComputeNodeModel().workflowId(workflow).hostname("here").pid(1L)
                .startTime("2026-01-01T00:00:00Z").numCpus(4L).memoryGb(8.0).numGpus(0L).numNodes(1L)
                .computeNodeType("local")).getId();
        run(workflow, node);
        api.updateUserData(data.getId(), data.data(Map.of("x", 1.5)));
        run(workflow, node);
        System.out.println(api.isWorkflowComplete(workflow).getIsComplete());
        System.out.println(api.getUserData(data.getId()).getData());
        System.out.println(api.listResults(workflow, null, null, null, null, null, null, null, null, null, null).getTotalCount());
    }

    private static void run(Long workflow, Long node) throws ApiException {
        ComputeNodesResources offer = new ComputeNodesResources().numCpus(4L).memoryGb(8.0).numGpus(0L).numNodes(1L);
        for (JobModel job : api.claimJobsBasedOnResources(workflow, 10L, offer, null, null).getJobs()) {
            System.out.println(job.getName());
            api.startJob(job.getId(), 0L, node);
            api.completeJob(job.getId(), "completed", 0L, new ResultModel().jobId(job.getId()).workflowId(workflow)
                    .runId(0L).computeNodeId(node).returnCode(0L).execTimeMinutes(0.1)
                    .completionTime("2026-01-01T00:00:00Z").status(JobStatus.COMPLETED));
        }
    }
}

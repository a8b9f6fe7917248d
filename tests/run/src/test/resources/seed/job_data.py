from swagger_client import ApiClient, DefaultApi
from swagger_client.configuration import Configuration

configuration = Configuration()
configuration.host = "http://localhost:8529/_db/workflows/torc-service"
api = DefaultApi(ApiClient(configuration))
workflow_key = "92181686"
job_key = "92181820"
data = [
    {
        "key1": "val1",
        "key2": "val2",
    },
    {
        "key3": "val3",
    },
]
for item in data:
    result = api.post_jobs_user_data_workflow_key(item, workflow_key, job_key)
    print(f"Added user data key={result['_key']}")

result = api.get_jobs_user_data_workflow_key(workflow_key, job_key)
print(f"Job key={job_key} stores {result.items}")

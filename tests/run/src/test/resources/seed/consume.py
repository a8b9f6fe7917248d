result = api.get_workflows_workflow_jobs_key_user_data_consumes(workflow_key, job_key)
output_data1 = result.items[0]

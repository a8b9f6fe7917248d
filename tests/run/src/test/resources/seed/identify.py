import os

from torc.api import make_api
from torc.torc_rc import TorcRuntimeConfig

config = TorcRuntimeConfig.load()
api = make_api(config.database_url)
workflow_key = os.environ["TORC_WORKFLOW_KEY"]
job_key = os.environ["TORC_JOB_KEY"]

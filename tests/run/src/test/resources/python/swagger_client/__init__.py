"""The names of the generated client of 2023, over nothing but urllib: the same addresses, the same bodies."""
import json
import urllib.request

from .configuration import Configuration


class Document:
    """A reply; its fields are attributes and keys, a leading underscore may be left out."""

    def __init__(self, fields):
        self.__dict__["_fields"] = {
            name: [Document(each) if isinstance(each, dict) else each for each in value] if name == "items" else value
            for name, value in fields.items()
        }

    def __getitem__(self, name):
        return self._fields[name]

    def __getattr__(self, name):
        for known in (name, "_" + name):
            if known in self._fields:
                return self._fields[known]
        raise AttributeError(name)

    def __setattr__(self, name, value):
        self._fields[name] = value

    def __repr__(self):
        return repr(self._fields)


class ApiClient:
    def __init__(self, configuration=None):
        self.configuration = configuration or Configuration()


class DefaultApi:
    def __init__(self, client):
        self.host = client.configuration.host

    def _call(self, method, path, body=None):
        data = None if body is None else json.dumps(body._fields if isinstance(body, Document) else body).encode()
        request = urllib.request.Request(
            self.host + path, data=data, method=method, headers={"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request) as reply:
            return Document(json.load(reply))

    def post_jobs_user_data_workflow_key(self, body, workflow, key):
        return self._call("POST", f"/jobs/user_data/{workflow}/{key}", body)

    def get_jobs_user_data_workflow_key(self, workflow, key):
        return self._call("GET", f"/jobs/user_data/{workflow}/{key}")

    def get_workflows_workflow_jobs_key_user_data_stores(self, workflow, key):
        return self._call("GET", f"/workflows/{workflow}/jobs/{key}/user_data_stores")

    def get_workflows_workflow_jobs_key_user_data_consumes(self, workflow, key):
        return self._call("GET", f"/workflows/{workflow}/jobs/{key}/user_data_consumes")

    def put_workflows_workflow_user_data_key(self, body, workflow, key):
        return self._call("PUT", f"/workflows/{workflow}/user_data/{key}", body)

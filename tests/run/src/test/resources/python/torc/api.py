from swagger_client import ApiClient, DefaultApi
from swagger_client.configuration import Configuration


def make_api(database_url):
    configuration = Configuration()
    configuration.host = database_url
    return DefaultApi(ApiClient(configuration))

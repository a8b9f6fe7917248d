class Configuration:
    host = ""

"""What the proxies ask each second: whether Horizon's process has a thread left."""


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "3")])
    return [b"OK\n"]

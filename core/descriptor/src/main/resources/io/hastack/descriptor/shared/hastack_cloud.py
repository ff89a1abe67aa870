"""The cloud as checks use it: a login at Keystone's VIP, then calls to services through the catalogue.

    cloud = Cloud("192.0.2.10", sys.stdin.read())
    image = cloud.call("image", "POST", "/v2/images", {"name": "hastack-check-1"}, expect=(201,)).json()

Only Python's own library: importing a client of OpenStack takes longer than most checks."""

import json
import sys
import time
import urllib.error
import urllib.request

_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Failed(Exception):
    """A call was not answered as expected; the text says which, and with what."""


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json.loads(self.body) if self.body else {}


def request(method, url, body=None, headers=None, expect=(200, 201, 202, 204), timeout=25):
    """One HTTP call; `body` is bytes as they are, anything else goes as JSON."""
    headers = dict(headers or {})
    if body is not None and not isinstance(body, bytes):
        body = json.dumps(body).encode()
        headers.setdefault("Content-Type", "application/json")
    try:
        with _OPENER.open(urllib.request.Request(url, body, headers, method=method), timeout=timeout) as answer:
            found = Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as problem:
        found = Answer(problem.code, problem.headers, problem.read())
    except OSError as problem:
        raise Failed("%s %s: %s" % (method, url, problem)) from None
    if found.status not in expect:
        raise Failed("%s %s: expected %s, found %s: %s" % (method, url, "/".join(map(str, expect)), found.status,
                                                           found.body[:300].decode(errors="replace")))
    return found


class Cloud:
    def __init__(self, keystone, password, user="admin", project="admin", region="RegionOne"):
        domain = {"id": "default"}
        login = request("POST", "http://%s:5000/v3/auth/tokens" % keystone, {"auth": {
            "identity": {"methods": ["password"],
                         "password": {"user": {"name": user, "domain": domain, "password": password}}},
            "scope": {"project": {"name": project, "domain": domain}}}}, expect=(201,))
        self.token = login.headers["X-Subject-Token"]
        session = login.json()["token"]
        self.project = session["project"]["id"]
        self.user = session["user"]["id"]
        self.urls = {service["type"]: endpoint["url"].rstrip("/")
                     for service in session["catalog"] for endpoint in service["endpoints"]
                     if endpoint["interface"] == "internal" and endpoint["region_id"] == region}

    def call(self, service, method, path, body=None, headers=None, expect=(200, 201, 202, 204), timeout=25):
        """Calls PATH under the service's internal endpoint of the catalogue."""
        if service not in self.urls:
            raise Failed("the catalogue has no %s" % service)
        return request(method, self.urls[service] + path, body, dict(headers or {}, **{"X-Auth-Token": self.token}),
                       expect, timeout)


def wait(what, condition, seconds, every=0.5):
    """Returns what CONDITION returns once it is true; raises when the time is over."""
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() >= end:
            raise Failed("waited %s s in vain for this: %s" % (seconds, what))
        time.sleep(every)


def main(check):
    """Runs CHECK(cloud, *further arguments); the first argument is Keystone's VIP, standard input admin's password."""
    try:
        said = check(Cloud(sys.argv[1], sys.stdin.read()), *sys.argv[2:])
    except Failed as problem:
        print(problem)
        sys.exit(1)
    if said:
        print(said)

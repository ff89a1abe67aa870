# Reads or makes Keystone's objects through its API. ADDRESS, PASSWORD and WANTED are set by the lines before.
import hashlib
import json
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor

BASE = "http://%s:5000/v3" % ADDRESS
# A digest of the 190 bits of a generated password tells whether it is current without the quarter of a second of bcrypt
# that each login costs; it cannot be turned back.
DIGEST = "hastack_password"
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))
HEADERS = {"Content-Type": "application/json"}


# Seconds in which changes are tried again while Keystone is slow, or the proxy has no server that answers.
PATIENCE = 80


class Away(Exception):
    """Nobody answered, or with an error that passes."""


def call(method, path, body=None, timeout=20):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(BASE + path, data, HEADERS, method=method)
    try:
        with OPENER.open(request, timeout=timeout) as answer:
            text = answer.read()
            return answer.headers, json.loads(text) if text else {}
    except urllib.error.HTTPError as problem:
        said = "%s %s: %s %s" % (method, BASE + path, problem, problem.read().decode(errors="replace"))
        # What an unanswered call made is a conflict for the next one, which looks again first.
        if problem.code >= 500 or problem.code == 409:
            raise Away(said)
        sys.stderr.write(said + "\n")
        sys.exit(3)
    except OSError as problem:
        raise Away("%s %s: %s" % (method, BASE + path, problem))


def login():
    user = {"name": "admin", "domain": {"id": "default"}, "password": PASSWORD}
    headers, _ = call("POST", "/auth/tokens", {"auth": {
        "identity": {"methods": ["password"], "password": {"user": user}},
        "scope": {"project": {"name": "admin", "domain": {"id": "default"}}}}}, timeout=5)
    HEADERS["X-Auth-Token"] = headers["X-Subject-Token"]


def everything():
    lists = {"projects": "?domain_id=default", "users": "?domain_id=default", "roles": "", "role_assignments": "",
             "services": "", "endpoints": ""}
    with ThreadPoolExecutor(len(lists)) as pool:
        return dict(zip(lists, pool.map(lambda kind: call("GET", "/%s%s" % (kind, lists[kind]))[1][kind], lists)))


def look():
    found = everything()
    names = {kind: {o["id"]: o["name"] for o in found[kind]} for kind in ("projects", "users", "roles")}
    types = {s["id"]: s["type"] for s in found["services"]}
    rows = [("project", p["name"]) for p in found["projects"]]
    rows += [("user", u["name"], u.get(DIGEST, "")) for u in found["users"]]
    rows += [("role", names["users"][a["user"]["id"]], names["projects"][a["scope"]["project"]["id"]],
              names["roles"][a["role"]["id"]])
             for a in found["role_assignments"]
             if a.get("user", {}).get("id") in names["users"]
             and a["scope"].get("project", {}).get("id") in names["projects"]]
    rows += [("service", s["type"], s["name"]) for s in found["services"]]
    rows += [("endpoint", types[e["service_id"]], e["region_id"] or "", e["interface"], e["url"])
             for e in found["endpoints"]]
    print("\n".join("\t".join(row) for row in rows))


def one(kind, known, name, **body):
    if name not in known:
        known[name] = call("POST", "/" + kind + "s", {kind: dict(body, name=name)})[1][kind]["id"]
    return known[name]


def ensure():
    found = everything()
    ids = {kind: {o["name"]: o["id"] for o in found[kind]} for kind in ("projects", "users", "roles")}
    wanted = [line.split("\t") for line in WANTED.splitlines() if line]
    identities = [row[1:] for row in wanted if row[0] == "identity"]
    for _, project, roles, _ in identities:
        one("project", ids["projects"], project, domain_id="default")
        for role in roles.split(","):
            one("role", ids["roles"], role)

    def identity(row):
        user, project, roles, password = row
        body = {"password": password, DIGEST: hashlib.sha256(password.encode()).hexdigest()}
        known = {u["name"]: u for u in found["users"]}
        if user in known:
            target = known[user]["id"]
            if known[user].get(DIGEST) != body[DIGEST]:
                call("PATCH", "/users/" + target, {"user": body})
        else:
            target = one("user", ids["users"], user, domain_id="default", **body)
        for role in roles.split(","):
            call("PUT", "/projects/%s/users/%s/roles/%s" % (ids["projects"][project], target, ids["roles"][role]))

    def service(row):
        kind, name, region, *endpoints = row
        target = next((s for s in found["services"] if s["type"] == kind), None)
        if target is None:
            target = call("POST", "/services", {"service": {"type": kind, "name": name}})[1]["service"]
        elif target["name"] != name:
            call("PATCH", "/services/" + target["id"], {"service": {"name": name}})
        for interface, url in (e.split("=", 1) for e in endpoints):
            same = [e for e in found["endpoints"] if (e["service_id"], e["region_id"], e["interface"])
                    == (target["id"], region, interface)]
            if not same:
                call("POST", "/endpoints", {"endpoint": {"service_id": target["id"], "region_id": region,
                                                         "interface": interface, "url": url}})
            elif same[0]["url"] != url:
                call("PATCH", "/endpoints/" + same[0]["id"], {"endpoint": {"url": url}})

    services = [row[1:] for row in wanted if row[0] == "service"]
    if services:
        regions = {r["id"] for r in call("GET", "/regions")[1]["regions"]}
        for region in {row[2] for row in services} - regions:
            call("POST", "/regions", {"region": {"id": region}})
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(identity, identities))
        list(pool.map(service, services))


def work():
    login()
    ensure() if WANTED else look()


end = time.monotonic() + (PATIENCE if WANTED else 0)
while True:
    try:
        work()
        break
    except Away as problem:
        if time.monotonic() >= end:
            sys.stderr.write("%s\n" % problem)
            sys.exit(3)
        time.sleep(1)

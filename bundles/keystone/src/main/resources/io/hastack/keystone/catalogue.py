# Prints the catalogue of the cloud `hastack`, one endpoint a line; the login is the node's own clouds.yaml.
import json
import re
import sys
import urllib.request

try:
    text = open("/etc/openstack/clouds.yaml").read()
except OSError as problem:
    sys.exit("no clouds.yaml: %s" % problem)
url, password = (re.search(r"%s: (\S+)" % key, text).group(1) for key in ("auth_url", "password"))
login = {"auth": {
    "identity": {"methods": ["password"], "password": {"user": {
        "name": "admin", "domain": {"id": "default"}, "password": password}}},
    "scope": {"project": {"name": "admin", "domain": {"id": "default"}}}}}
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
try:
    with opener.open(urllib.request.Request(url + "/auth/tokens", json.dumps(login).encode(),
                                            {"Content-Type": "application/json"}), timeout=15) as answer:
        catalogue = json.load(answer)["token"]["catalog"]
except OSError as problem:
    sys.exit("%s: %s" % (url, problem))
for service in catalogue:
    for endpoint in service["endpoints"]:
        print("\t".join([service["type"], service["name"], endpoint["region_id"] or "", endpoint["interface"], endpoint["url"]]))

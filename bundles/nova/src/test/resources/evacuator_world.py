"""A cloud as the evacuator sees it: Pacemaker's tools and Nova's API, played. cmp1 has three instances and is fenced; the evacuator is
killed after its first request, its successor goes on; then the node comes back. Prints what was asked of Nova, a line each.

evacuator_world.py EVACUATOR HASTACK_CLOUD"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ADDRESS = "127.0.77.1"
folder = tempfile.mkdtemp()
now = time.gmtime()
STAMP = "%Y-%m-%dT%H:%M:%S.000000"
lock = threading.Lock()
calls = []
state = {"online": "false", "service": "Stopped", "heartbeat": time.time() - 60, "status": "enabled", "forced": False, "reason": None}
servers = {"i%d" % n: {"host": "cmp1", "vm": "active", "task": None, "since": 0} for n in range(3)}
moves = []


def stamp(seconds=None):
    return time.strftime(STAMP, time.gmtime(seconds))


class Api(BaseHTTPRequestHandler):
    def answer(self, code, body=None, **headers):
        text = json.dumps(body).encode() if body is not None else b""
        self.send_response(code)
        self.send_header("Content-Length", str(len(text)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(text)

    def do_GET(self):
        with lock:
            progress()
            if self.path == "/nova/os-services":
                self.answer(200, {"services": [
                    {"id": "s-" + host, "binary": "nova-compute", "host": host, "state": "up", "updated_at": stamp(beat),
                     "status": status, "disabled_reason": reason, "forced_down": forced} for host, beat, status, reason, forced in (
                        ("cmp1", state["heartbeat"], state["status"], state["reason"], state["forced"]),
                        ("cmp2", time.time(), "enabled", None, False))]})
            elif self.path.startswith("/nova/servers/detail"):
                host = self.path.rpartition("host=")[2]
                self.answer(200, {"servers": [
                    {"id": i, "name": i, "OS-EXT-STS:vm_state": s["vm"], "OS-EXT-STS:task_state": s["task"], "image": {"id": "x"},
                     "OS-SRV-USG:launched_at": stamp(0), "updated": stamp() + "Z"} for i, s in servers.items() if s["host"] == host]})
            else:
                self.answer(200, {"migrations": [m for m in moves if m["source_compute"] == self.path.rpartition("=")[2]]})

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with lock:
            if self.path == "/v3/auth/tokens":
                return self.answer(201, {"token": {"project": {"id": "p"}, "user": {"id": "u"}, "catalog": [
                    {"type": "compute", "endpoints": [{"interface": "internal", "region_id": "RegionOne",
                                                       "url": "http://%s:5000/nova" % ADDRESS}]}]}}, X_Subject_Token="t")
            instance = self.path.split("/")[3]
            calls.append("%s %s" % (next(iter(body)), instance))
            if not state["forced"] or servers[instance]["task"]:
                return self.answer(409, {})
            servers[instance].update(task="rebuilding", since=time.time())
            moves.append({"id": len(moves) + 1, "instance_uuid": instance, "status": "accepted", "dest_compute": None,
                          "source_compute": "cmp1", "created_at": stamp(), "updated_at": None})
        return self.answer(200, {})

    def do_PUT(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with lock:
            calls.append("%s %s" % (self.path.split("/")[-1], " ".join("%s=%s" % pair for pair in sorted(body.items()))))
            state["forced"] = body.get("forced_down", state["forced"])
            state["status"] = body.get("status", state["status"])
            state["reason"] = body.get("disabled_reason", state["reason"])
        self.answer(200, {})

    def log_message(self, *unused):
        pass


def progress():
    """An evacuation takes three seconds."""
    for move in moves:
        server = servers[move["instance_uuid"]]
        if move["status"] == "accepted" and time.time() - server["since"] > 3:
            move.update(status="done", dest_compute="cmp2", updated_at=stamp())
            server.update(host="cmp2", task=None)


def attributes():
    return {name: open(os.path.join(folder, "attributes", name)).read() for name in os.listdir(folder + "/attributes")}


def show():
    """What crm_mon prints from now on."""
    node = ('<node name="%s" id="%s" online="%s" unclean="false" type="remote"/>')
    text = """<pacemaker-result><summary><current_dc present="true" with_quorum="true"/></summary><nodes>%s%s</nodes><resources>
      <clone id="nova-compute-clone"><resource id="nova-compute" role="Started" active="true"><node name="cmp2"/></resource>
      <resource id="nova-compute" role="%s" active="%s">%s</resource></clone></resources><fence_history><fence_event action="reboot" target="cmp1" status="success" completed="%s"/></fence_history>
      </pacemaker-result>""" % (
        node % ("cmp1", "cmp1", state["online"]), node % ("cmp2", "cmp2", "true"), state["service"],
        str(state["service"] == "Started").lower(), '<node name="cmp1"/>' if state["service"] == "Started" else "",
        time.strftime("%Y-%m-%d %H:%M:%S.000000Z", now))
    with open(folder + "/status.new", "w") as file:
        file.write(text)
    os.rename(folder + "/status.new", folder + "/status")


def tool(name, text):
    with open(folder + "/bin/" + name, "w") as file:
        file.write("#!/bin/bash\ncd '%s'\n" % folder + text)
    os.chmod(folder + "/bin/" + name, 0o755)


def until(what, condition):
    end = time.monotonic() + 60
    while not condition():
        if time.monotonic() > end:
            sys.exit("waited in vain: %s; %s; %s" % (what, calls, attributes()))
        time.sleep(0.05)


def start():
    return subprocess.Popen((sys.executable, "-B", folder + "/nova-evacuator", "run", folder + "/config"), stdout=sys.stderr,
                            env=dict(os.environ, PATH=folder + "/bin:" + os.environ["PATH"]))


def phase():
    return attributes().get("evacuation", "").partition(":")[0]


os.makedirs(folder + "/attributes")
os.makedirs(folder + "/bin")
shutil.copy(sys.argv[1], folder + "/nova-evacuator")
shutil.copy(sys.argv[2], folder + "/hastack_cloud.py")
with open(folder + "/config", "w") as config:
    json.dump({"keystone": ADDRESS, "password": "p",
               "limits": {"parallel": 1, "timeout": 600, "unshared": "never", "shared": True}}, config)
tool("crm_mon", "cat status")
tool("cibadmin", """echo '<nodes><node uname="cmp1" type="remote"><instance_attributes>'
for name in $(ls attributes); do echo "<nvpair name=\\"$name\\" value=\\"$(cat attributes/$name)\\"/>"; done
echo '</instance_attributes></node></nodes>'
""")
tool("crm_attribute", """[ "$2" = cmp1 ] && [ "$6" = forever ] || exit 1
if [ "$7" = --delete ]; then rm -f "attributes/$4"; else printf %s "$8" >"attributes/$4"; fi
""")
show()
server = ThreadingHTTPServer((ADDRESS, 5000), Api)
threading.Thread(target=server.serve_forever, daemon=True).start()

running = start()
try:
    until("the first evacuation", lambda: "evacuate i0" in calls)
    running.send_signal(signal.SIGKILL)
    running.wait()
    calls.append("killed, %s, locked %s" % (phase(), attributes().get("evacuating")))
    running = start()
    until("the evacuation is complete", lambda: phase() == "returning" and "evacuating" not in attributes())
    calls.append("complete: %s" % sorted({s["host"] for s in servers.values()}))
    with lock:
        state.update(online="true", service="Started", heartbeat=time.time())
        for move in moves:
            move["status"] = "completed"
        show()
    until("the node is used again", lambda: phase() == "handled")
    print("\n".join(calls))
finally:
    running.kill()
    running.wait()
    shutil.rmtree(folder)

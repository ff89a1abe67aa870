"""Sets servers of the running proxy: back-ends.py SECONDS STATE:LISTENER/SERVER…

States are drain, maint and ready. A server in drain keeps its connections: for so many seconds at most it is waited until it has
none. What the running proxy does not have is passed over."""
import os
import socket
import sys
import time

SOCKET = os.environ.get("HASTACK_PROXY_SOCKET", "/run/haproxy/admin.sock")


def ask(command):
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as admin:
        admin.settimeout(10)
        admin.connect(SOCKET)
        admin.sendall(command.encode() + b"\n")
        parts = []
        while True:
            part = admin.recv(65536)
            if not part:
                return b"".join(parts).decode()
            parts.append(part)


def connections(servers):
    rows = [row.split(",") for row in ask("show stat").splitlines() if row]
    head = rows[0]
    head[0] = head[0].lstrip("# ")
    names = [head.index(name) for name in ("pxname", "svname", "scur")]
    found = ([row[place] for place in names] for row in rows[1:])
    return sum(int(number or 0) for proxy, server, number in found if proxy + "/" + server in servers)


def main():
    patience = float(sys.argv[1])
    drained = set()
    for wanted in sys.argv[2:]:
        state, server = wanted.split(":", 1)
        said = ask("set server %s state %s" % (server, state)).strip()
        if said.startswith("No such"):
            continue
        if said:
            sys.exit("%s: the proxy refuses %s: %s" % (server, state, said))
        if state == "drain":
            drained.add(server)
    end = time.monotonic() + patience
    while drained and connections(drained) and time.monotonic() < end:
        time.sleep(0.2)


try:
    main()
except (ConnectionRefusedError, FileNotFoundError):
    pass  # no proxy runs here, so that it sends nothing anywhere

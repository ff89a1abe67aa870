#!/usr/bin/env python3
"""Acknowledged work: writes numbered items through the VIPs while faults happen, and says at the end whether one is lost.

    canary.py SHARED KEYSTONE-VIP FOLDER <PASSWORD

SHARED is the folder of hastack_cloud.py. Written are projects (Keystone: rows in Galera), images (Glance) and objects
(Swift), as far as the catalogue has them; besides, every service of the catalogue is asked four times a second whether it
answers. It ends when FOLDER/stop exists, or who began it has ended; then every acknowledged item is read back and all
items are removed. FOLDER/ready exists once all writers have had an item acknowledged. FOLDER/report.json tells, for each
writer, acknowledged, refused, lost and the longest outage in milliseconds; for each service the longest time without an
answer and when it ended.
Exit code 0: nothing is lost."""

import hashlib
import json
import os
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
from hastack_cloud import Cloud, Failed, request  # noqa: E402

KEYSTONE, FOLDER = sys.argv[2], sys.argv[3]
PASSWORD = sys.stdin.read().strip()
PREFIX = "hastack-canary-%d-" % os.getpid()
STOP = threading.Event()
# Longer than a fail-over, so that a call that will be answered is not taken for an outage and made twice.
TIMEOUT = 10


class Login:
    """A cloud that logs in again when it has to: a token may be refused by a node whose cache is cold."""

    def __init__(self):
        self.cloud = None

    def call(self, *words, **options):
        if self.cloud is None:
            self.cloud = Cloud(KEYSTONE, PASSWORD)
        try:
            return self.cloud.call(*words, timeout=TIMEOUT, **options)
        except Failed:
            self.cloud = None
            raise


class Projects:
    name = "identity"

    def write(self, login, number):
        body = {"project": {"name": PREFIX + str(number), "domain_id": "default"}}
        return login.call("identity", "POST", "/projects", body, expect=(201,)).json()["project"]["id"]

    def kept(self, login, number, key):
        found = login.call("identity", "GET", "/projects/" + key, expect=(200, 404))
        return found.status == 200 and found.json()["project"]["name"] == PREFIX + str(number)

    def remove(self, login, key):
        login.call("identity", "DELETE", "/projects/" + key, expect=(204, 404))

    def end(self, login):
        pass


class Images:
    name = "image"

    def content(self, number):
        return hashlib.sha256((PREFIX + str(number)).encode()).digest() * 64

    def write(self, login, number):
        body = {"name": PREFIX + str(number), "disk_format": "raw", "container_format": "bare"}
        key = login.call("image", "POST", "/v2/images", body, expect=(201,)).json()["id"]
        login.call("image", "PUT", "/v2/images/%s/file" % key, self.content(number), expect=(204,),
                   headers={"Content-Type": "application/octet-stream"})
        return key

    def kept(self, login, number, key):
        found = login.call("image", "GET", "/v2/images/%s/file" % key, expect=(200, 204, 404))
        return found.status == 200 and found.body == self.content(number)

    def remove(self, login, key):
        login.call("image", "DELETE", "/v2/images/" + key, expect=(204, 404))

    def end(self, login):
        pass


class Objects:
    name = "object-store"
    container = "/" + PREFIX.rstrip("-")

    def write(self, login, number):
        login.call("object-store", "PUT", self.container, expect=(201, 202))
        login.call("object-store", "PUT", "%s/%d" % (self.container, number), b"item %d" % number, expect=(201,),
                   headers={"Content-Type": "application/octet-stream"})
        return str(number)

    def kept(self, login, number, key):
        found = login.call("object-store", "GET", "%s/%s" % (self.container, key), expect=(200, 404))
        return found.status == 200 and found.body == b"item %d" % number

    def remove(self, login, key):
        login.call("object-store", "DELETE", "%s/%s" % (self.container, key), expect=(204, 404))

    def end(self, login):
        login.call("object-store", "DELETE", self.container, expect=(204, 404))


class Outages:
    """The longest time between two answers, in milliseconds, and when it ended."""

    def __init__(self):
        self.last, self.longest, self.ended = time.monotonic(), 0, 0

    def answered(self):
        now = time.monotonic()
        if now - self.last > self.longest:
            self.longest, self.ended = now - self.last, time.time()
        self.last = now


class Writer(threading.Thread):
    def __init__(self, kind):
        super().__init__(name=kind.name)
        self.kind, self.items, self.refused, self.lost = kind, [], [], []
        self.outages, self.began = Outages(), threading.Event()

    def run(self):
        login, number = Login(), 0
        while not STOP.is_set():
            number += 1
            try:
                key = self.kind.write(login, number)
            except Failed as problem:
                self.refused.append(str(problem))
                STOP.wait(0.2)
                continue
            self.items.append((number, key))
            self.outages.answered()
            self.began.set()
            STOP.wait(0.3)

    def read_back(self):
        login = Login()
        for number, key in self.items:
            if not again(lambda: self.kind.kept(login, number, key)):
                self.lost.append(number)
        for number, key in self.items:
            again(lambda: self.kind.remove(login, key))
        again(lambda: self.kind.end(login))

    def report(self):
        return {"acknowledged": len(self.items), "refused": len(self.refused), "lost": self.lost,
                "longestOutageMs": round(self.outages.longest * 1000), "lastRefusal": (self.refused or [""])[-1]}


def again(call):
    """What is read back may take a few tries: only the answer counts."""
    for _ in range(5):
        try:
            return call()
        except Failed as problem:
            last = problem
            time.sleep(1)
    raise last


class Asker(threading.Thread):
    """Whether a service answers at all: any HTTP status below 500 is an answer."""

    def __init__(self, service, url):
        super().__init__(name=service)
        self.url, self.outages, self.problem = url, Outages(), ""

    def run(self):
        while not STOP.is_set():
            try:
                request("GET", self.url, expect=range(100, 500), timeout=3)
                self.outages.answered()
            except Failed as problem:
                self.problem = str(problem)
            STOP.wait(0.25)

    def report(self):
        return {"longestOutageMs": round(self.outages.longest * 1000), "ended": round(self.outages.ended, 1),
                "lastProblem": self.problem}


def main():
    urls = Cloud(KEYSTONE, PASSWORD).urls
    writers = [Writer(kind()) for kind in (Projects, Images, Objects) if kind.name in urls]
    askers = [Asker(service, "/".join(url.split("/")[:3]) + "/") for service, url in sorted(urls.items())]
    for thread in writers + askers:
        thread.start()
    began_by = os.getppid()
    while not os.path.exists(os.path.join(FOLDER, "stop")) and os.getppid() == began_by:
        if all(writer.began.is_set() for writer in writers):
            open(os.path.join(FOLDER, "ready"), "w").close()
        time.sleep(0.2)
    STOP.set()
    for thread in writers + askers:
        thread.join()
    with ThreadPoolExecutor() as pool:
        # What a thread could not read back or remove ends this with its error.
        list(pool.map(Writer.read_back, writers))
    report = {"writers": {w.name: w.report() for w in writers}, "services": {a.name: a.report() for a in askers}}
    with open(os.path.join(FOLDER, "report.json"), "w") as file:
        json.dump(report, file, indent=2)
    for name, found in report["writers"].items():
        print("%-14s %5d acknowledged, %d lost, %d refused, longest outage %d ms"
              % (name, found["acknowledged"], len(found["lost"]), found["refused"], found["longestOutageMs"]))
    for name, found in report["services"].items():
        print("%-14s longest time without an answer %d ms" % (name, found["longestOutageMs"]))
    sys.exit(1 if any(w.lost for w in writers) else 0)


main()

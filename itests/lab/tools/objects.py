"""Puts, reads and removes objects through Swift's VIP; runs on a controller, where the password is.

objects.py put CONTAINER FROM TO [SECONDS]    objects with these numbers; with SECONDS they expire then
objects.py get CONTAINER FROM TO              each must have the bytes that its number gives
objects.py gone CONTAINER NUMBER              it must not be handed out
objects.py remove CONTAINER"""

import hashlib
import re
import sys

sys.path.insert(0, "/usr/local/lib/hastack")
from hastack_cloud import Cloud, Failed  # noqa: E402


def content(number):
    return hashlib.sha256(b"%d" % number).digest() * 2048


def cloud():
    with open("/etc/openstack/clouds.yaml") as file:
        text = file.read()
    return Cloud(re.search(r"auth_url: http://([^:]+):", text)[1], re.search(r"password: (\S+)", text)[1])


def call(method, path, body=None, **more):
    return SESSION.call("object-store", method, path, body, **more)


def put(container, first, last, seconds=""):
    call("PUT", "/" + container, b"", expect=(201, 202))
    headers = {"Content-Type": "application/octet-stream", **({"X-Delete-After": seconds} if seconds else {})}
    for number in range(int(first), int(last) + 1):
        call("PUT", "/%s/%d" % (container, number), content(number), headers=headers, expect=(201,), timeout=30)


def get(container, first, last):
    for number in range(int(first), int(last) + 1):
        if call("GET", "/%s/%d" % (container, number), expect=(200,), timeout=30).body != content(number):
            raise Failed("object %d has other bytes than were put" % number)


def gone(container, number):
    call("GET", "/%s/%s" % (container, number), expect=(404,))


def remove(container):
    for entry in call("GET", "/%s?format=json" % container, expect=(200, 204)).json():
        call("DELETE", "/%s/%s" % (container, entry["name"]), expect=(204, 404))
    call("DELETE", "/" + container, expect=(204, 404))


try:
    SESSION = cloud()
    {"put": put, "get": get, "gone": gone, "remove": remove}[sys.argv[1]](*sys.argv[2:])
except Failed as problem:
    sys.exit(str(problem))

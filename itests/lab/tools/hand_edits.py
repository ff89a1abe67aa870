"""Edits by hand, drawn by a seed, in files that Hastack owns; and the judge of what ha:drift says about them.

    hand_edits.py make SEED COUNT   on a host: edits so many files once, keeps what was there, and prints an edit a line
    hand_edits.py undo              on a host: everything is as it was
    hand_edits.py judge EDITS DRIFT where the console is: EDITS has `NODE EDIT` a line, DRIFT is the JSON of ha:drift

An edit is JSON: the file, the kind, and for a kind that is about a line its number and the hash of what stands there now: the line
may hold a secret."""

import hashlib
import json
import os
import random
import shutil
import stat
import sys

KEPT = "/run/hastack-hand-edits"
# What agents read while they run, and what finds out whether something has been done: an edit would be more than drift.
LEFT_ALONE = ("/var/lib/rabbitmq/.erlang.cookie", "/etc/hastack/", "/usr/local/lib/hastack/")


def hashed(line):
    return hashlib.sha256(line.encode()).hexdigest()[:16]


def owned():
    with open("/var/lib/hastack/files") as known:
        paths = sorted({line.rstrip("\n") for line in known})
    return [p for p in paths if os.path.isfile(p) and not p.startswith(LEFT_ALONE)]


def candidates(lines):
    """Numbers of lines that are there once, and no heading of a section: what happened to them can be told."""
    return [n for n, line in enumerate(lines) if line.strip() and not line.startswith("[") and lines.count(line) == 1]


def write(path, lines):
    # in place: owner and mode stay
    with open(path, "w") as file:
        file.write("\n".join(lines) + "\n")


def edit(draw, path, number):
    try:
        with open(path) as file:
            lines = file.read().splitlines()
    except UnicodeDecodeError:
        lines = []
    kinds = ["mode", "owner", "gone"] + (["value", "less", "more"] * 3 if candidates(lines) else [])
    kind = draw.choice(kinds)
    made = {"file": path, "kind": kind}
    if kind == "mode":
        os.chmod(path, stat.S_IMODE(os.stat(path).st_mode) ^ 0o020)
    elif kind == "owner":
        os.chown(path, 65534, 65534)
    elif kind == "gone":
        os.remove(path)
    else:
        at = draw.choice(candidates(lines))
        if kind == "value":
            lines[at] += "9"
        elif kind == "less":
            del lines[at]
        else:
            at += 1
            lines.insert(at, "# by hand %d" % number)
        made.update(line=at + 1, found=hashed("" if kind == "less" else lines[at]))
        write(path, lines)
    return made


def make(seed, count):
    draw = random.Random(seed)
    os.makedirs(KEPT, mode=0o700)
    for number, path in enumerate(draw.sample(owned(), count)):
        status = os.stat(path)
        kept = os.path.join(KEPT, str(number))
        shutil.copy2(path, kept)
        with open(kept + ".was", "w") as file:
            json.dump({"path": path, "uid": status.st_uid, "gid": status.st_gid}, file)
        print(json.dumps(edit(draw, path, seed * 1000 + number)))


def undo():
    for name in os.listdir(KEPT):
        if name.endswith(".was"):
            with open(os.path.join(KEPT, name)) as file:
                was = json.load(file)
            shutil.copy2(os.path.join(KEPT, name[:-4]), was["path"])
            os.chown(was["path"], was["uid"], was["gid"])
            # a change of owner takes the bits of setuid away
            shutil.copymode(os.path.join(KEPT, name[:-4]), was["path"])
    shutil.rmtree(KEPT)


def secretive(line):
    return "may be a secret" in line or "${secret:" in line


def judge(edits, drift):
    with open(edits) as file:
        made = [(line.split(" ", 1)[0], json.loads(line.split(" ", 1)[1])) for line in file]
    with open(drift) as file:
        told = json.load(file)["drift"]
    wrong = []
    found = {}
    for deviation in told:
        words = deviation["action"].split() + deviation["part"].split()
        paths = {line["file"] for line in deviation["lines"]} or {e["file"] for _, e in made if e["file"] in words}
        for path in paths:
            found.setdefault((deviation["node"], path), []).extend(deviation["lines"])
        if not paths:
            wrong.append("invented: %s" % deviation)
    wanted = {(node, e["file"]): e for node, e in made}
    wrong += ["not found: %s %s" % (node, wanted[node, path]) for node, path in wanted if (node, path) not in found]
    wrong += ["invented: %s %s %s" % (*key, lines) for key, lines in found.items() if key not in wanted]
    for key, e in wanted.items():
        lines = found.get(key, [])
        if "line" in e:
            good = len(lines) == 1 and lines[0]["line"] == e["line"] and (
                hashed(lines[0]["found"]) == e["found"] or secretive(lines[0]["found"]))
        else:
            good = [line["line"] for line in lines] == ([0] if e["kind"] == "gone" else [])
        if key in found and not good:
            wrong.append("not as made: %s %s, told %s" % (key[0], e, lines))
    print("%d edits, %d deviations" % (len(made), len(told)))
    print("\n".join(wrong))
    sys.exit(1 if wrong else 0)


{"make": lambda: make(int(sys.argv[2]), int(sys.argv[3])), "undo": undo, "judge": lambda: judge(*sys.argv[2:])}[sys.argv[1]]()

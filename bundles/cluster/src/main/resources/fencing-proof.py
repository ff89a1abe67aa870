# Asks every BMC whether it knows the user and password it is to be fenced with, and leaves nothing behind.
# Standard input: blocks of name=value lines, parted by empty lines; `node` and `agent` beside the agent's own options.
# Exit code 0: all answer as configured. 1: some do not; one line each. 3: some cannot be asked before their agent is installed.
import hashlib, hmac, os, re, shutil, socket, struct, subprocess, sys
from concurrent.futures import ThreadPoolExecutor

TIMEOUT, TRIES = 1.0, 4
SUITES = {"3": (1, 1, 1, hashlib.sha1), "17": (3, 4, 1, hashlib.sha256)}
NO_SUITE = (0x04, 0x05, 0x06, 0x07, 0x10, 0x11)
STATUS = {0x01: "no free session", 0x09: "the user is no administrator", 0x0A: "the user is no administrator",
          0x0B: "no free session", 0x0D: "the user name is not known, or not an administrator's",
          0x12: "the user name is not known, or not an administrator's"}


class Refused(Exception):
    pass


class NoSuite(Refused):
    pass


def ask(sock, kind, payload):
    packet = b"\x06\x00\xff\x07\x06" + bytes([kind]) + bytes(8) + struct.pack("<H", len(payload)) + payload
    for _ in range(TRIES):
        sock.send(packet)
        try:
            answer = sock.recv(1024)
        except socket.timeout:
            continue
        if len(answer) < 18 or answer[5] & 0x3F != kind + 1:
            raise Refused("it does not speak IPMI 2.0 (lanplus)")
        if answer[17] in NO_SUITE:
            raise NoSuite("no cipher suite in common; set `cipher`")
        if answer[17]:
            raise Refused(STATUS.get(answer[17], "it refuses with RMCP+ status 0x%02x" % answer[17]))
        return answer[16:]
    raise Refused("no answer in %d s" % (TIMEOUT * TRIES))


def ipmi(options):
    if "cipher" in options:
        return log_in(options, SUITES[options["cipher"]])
    try:
        return log_in(options, SUITES["17"])
    except NoSuite:
        return log_in(options, SUITES["3"])


def log_in(options, suite):
    """The first half of an RMCP+ log-in: the BMC proves that it knows the same password. No session is opened."""
    user = options.get("username", options.get("login", "")).encode()
    password = options.get("password", options.get("passwd", "")).encode()
    address = (options.get("ip", options.get("ipaddr", "")), int(options.get("ipport", "623")))
    with socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.settimeout(TIMEOUT)
        sock.connect(address)
        ours, role = os.urandom(4), b"\x14"
        algorithms = b"".join(bytes([i, 0, 0, 8, suite[i], 0, 0, 0]) for i in range(3))
        opened = ask(sock, 0x10, b"\x00\x00\x00\x00" + ours + algorithms)
        theirs, number = opened[8:12], os.urandom(16)
        name = bytes([len(user)]) + user
        answer = ask(sock, 0x12, b"\x00\x00\x00\x00" + theirs + number + role + b"\x00\x00" + name)
        size = suite[3]().digest_size
        text = ours + theirs + number + answer[8:24] + answer[24:40] + role + name
        good = hmac.compare_digest(hmac.new(password, text, suite[3]).digest(), answer[40:40 + size])
        # message 3 with a status frees the slot that the BMC keeps for us
        sock.send(b"\x06\x00\xff\x07\x06\x14" + bytes(8) + b"\x08\x00" + b"\x00\x0f\x00\x00" + theirs)
    if not good:
        raise Refused("the password is wrong")


def agent(options):
    if not shutil.which(options["agent"]):
        return False
    asked = {k: v for k, v in options.items() if k not in ("node", "agent") and not k.startswith("pcmk_")}
    text = "".join("%s=%s\n" % o for o in asked.items()) + "action=status\n"
    try:
        done = subprocess.run([options["agent"]], input=text, capture_output=True, text=True, timeout=15)
    except subprocess.TimeoutExpired:
        raise Refused("no answer in 15 s")
    # 2: it answers, and says that the power is off
    if done.returncode not in (0, 2):
        lines = (done.stderr.strip() or done.stdout.strip() or "exit code %d" % done.returncode).splitlines()
        raise Refused(lines[-1])
    return True


def prove(options):
    lanplus = options["agent"] == "fence_ipmilan" and options.get("lanplus", "0") in ("1", "true", "yes", "on")
    simple = not set(options) & {"password_script", "passwd_script", "hexadecimal_kg", "privlvl"}
    try:
        if lanplus and simple and options.get("cipher", "3") in SUITES:
            ipmi(options)
        elif not agent(options):
            return 3, "%s: %s is not installed yet" % (options["node"], options["agent"])
    except (Refused, OSError, ValueError) as e:
        where = options.get("ip", options.get("ipaddr", options.get("plug", "its address")))
        return 1, "%s: %s at %s does not answer as configured: %s" % (options["node"], options["agent"], where, e)
    return 0, ""


blocks = [b for b in re.split(r"\n\s*\n", sys.stdin.read().strip()) if b]
devices = [dict(line.split("=", 1) for line in b.splitlines()) for b in blocks]
with ThreadPoolExecutor(16) as pool:
    results = list(pool.map(prove, devices))
print("\n".join(text for code, text in results if text))
sys.exit(1 if any(c == 1 for c, _ in results) else max((c for c, _ in results), default=0))

#!/usr/bin/env python3
"""Logs in to Horizon with a real browser: headless Chromium, spoken to by the WebDriver protocol.

horizon_login.py URL SCREENSHOT

The first line of standard input is admin's password. Prints `in` once the projects are shown, with the time it took, and
takes the screenshot. For each further line it loads the page again until it is shown, and prints `shown` with the time;
`asked` if the login is shown instead. Ends with standard input."""

import base64
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-proxy-server",
             "--disable-background-networking", "--no-first-run", "--window-size=1280,900"]


class Driver:
    def __init__(self, folder):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.base = "http://127.0.0.1:%d" % port
        self.process = subprocess.Popen(["chromedriver", "--port=%d" % port], stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        self.path = ""
        self.until(lambda: self.call("GET", "/status")["ready"], 20)
        options = {"args": ARGUMENTS + ["--user-data-dir=" + folder], "binary": shutil.which("chromium")}
        made = self.call("POST", "/session", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": options, "timeouts": {"pageLoad": 60000}}}})
        self.path = "/session/" + made["sessionId"]

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + self.path + path, data, {"Content-Type": "application/json"},
                                         method=method)
        try:
            with OPENER.open(request, timeout=90) as answer:
                return json.loads(answer.read())["value"]
        except urllib.error.HTTPError as problem:
            raise RuntimeError(json.loads(problem.read())["value"]["message"].splitlines()[0]) from None

    def until(self, condition, seconds):
        end = time.monotonic() + seconds
        while True:
            try:
                if condition():
                    return
                problem = "it is not so"
            except (OSError, RuntimeError) as found:
                problem = found
            if time.monotonic() > end:
                raise RuntimeError("waited %s s in vain: %s" % (seconds, problem))
            time.sleep(0.1)

    def find(self, selector):
        return "/element/" + self.call("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]

    def type(self, selector, text):
        self.call("POST", self.find(selector) + "/value", {"text": text})

    def click(self, selector):
        self.call("POST", self.find(selector) + "/click", {})

    def text(self, selector):
        return self.call("GET", self.find(selector) + "/text")

    def url(self):
        return self.call("GET", "/url")

    def go(self, url):
        self.call("POST", "/url", {"url": url})

    def screenshot(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("GET", "/screenshot")))

    def end(self):
        try:
            self.call("DELETE", "")
        finally:
            self.process.terminate()
            self.process.wait(10)


def said(word, began):
    print("%s %.1f" % (word, time.monotonic() - began), flush=True)


def run(url, picture, driver):
    projects = url.rstrip("/") + "/horizon/identity/"
    began = time.monotonic()
    driver.go(url)
    driver.until(lambda: "/auth/login" in driver.url(), 30)
    driver.type("#id_username", "admin")
    driver.type("#id_password", sys.stdin.readline().rstrip("\n"))
    driver.click("#loginBtn, button[type=submit]")
    driver.until(lambda: "/auth/login" not in driver.url(), 60)
    driver.go(projects)
    shown = lambda: "service" in driver.text("table")  # noqa: E731
    driver.until(shown, 30)
    said("in", began)
    driver.screenshot(picture)
    for _ in sys.stdin:
        began = time.monotonic()

        def again():
            driver.go(projects)
            return "/auth/login" in driver.url() or shown()

        driver.until(again, 60)
        said("asked" if "/auth/login" in driver.url() else "shown", began)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        browser = Driver(home)
        try:
            run(sys.argv[1], sys.argv[2], browser)
        except RuntimeError as problem:
            print("failed: %s" % problem, flush=True)
            sys.exit(1)
        finally:
            browser.end()

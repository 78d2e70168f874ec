"""Shows a page that swapfold wrote in headless Chromium.

    browser.py PAGE [FOLDER]

Light and dark, wide and as wide as a phone, without scripts. Fails if the page asks for
anything but itself, is wider than its window, has the same colours in both settings, or
if a box that is not checked leaves a finding of its rule or folder to be seen. With
FOLDER, leaves screenshots there. Prints how many findings it saw.
"""
import base64
import json
import os
import pathlib
import subprocess
import sys
import tempfile

WIDTHS = {"wide": 1280, "phone": 390}
COUNT = "[...document.querySelectorAll('article')].filter(a => a.offsetParent).length"
# How many findings are to be seen without those that a box is for, and how many should be.
HIDE = """(() => { const out = [];
  for (const box of document.querySelectorAll('input')) {
    const all = %s;
    box.click();
    out.push([box.id, all - %s, document.querySelectorAll('article.' + box.id).length]);
    box.click();
  }
  return out; })()""" % (COUNT, COUNT)


class Browser:
    """Chromium, told what to do by its pipe."""

    def __init__(self, profile):
        commands, self.to = os.pipe()
        self.answers, answers = os.pipe()
        # The browser reads from 3 and writes to 4.
        words = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"]
        script = f'exec "$@" 3<&{commands} 4>&{answers}'
        command = ["bash", "-c", script, "bash", *words, f"--user-data-dir={profile}"]
        self.process = subprocess.Popen(command, pass_fds=[commands, answers], stderr=subprocess.DEVNULL)
        os.close(commands)
        os.close(answers)
        self.read, self.last, self.session, self.events = b"", 0, {}, []

    def message(self):
        while b"\0" not in self.read:
            more = os.read(self.answers, 1 << 16)
            if not more:
                sys.exit("the browser has gone")
            self.read += more
        message, self.read = self.read.split(b"\0", 1)
        return json.loads(message)

    def ask(self, method, **parameters):
        self.last += 1
        request = {"id": self.last, "method": method, "params": parameters, **self.session}
        os.write(self.to, json.dumps(request).encode() + b"\0")
        while (answer := self.message()).get("id") != self.last:
            self.events.append(answer)
        if "error" in answer:
            sys.exit(f"{method}: {answer['error']}")
        return answer["result"]

    def wait(self, method):
        while not any(event["method"] == method for event in self.events):
            self.events.append(self.message())

    def value(self, expression):
        return self.ask("Runtime.evaluate", expression=expression, returnByValue=True)["result"]["value"]


def look(browser, address, width, scheme):
    """Shows the page; what a person would see of it, and what is wrong."""
    browser.ask("Emulation.setDeviceMetricsOverride", width=width, height=844, deviceScaleFactor=1, mobile=width < 500)
    browser.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    browser.events = []
    browser.ask("Page.navigate", url=address)
    browser.wait("Page.loadEventFired")
    asked = {e["params"]["request"]["url"] for e in browser.events if e["method"] == "Network.requestWillBeSent"}
    wrong = [f"asks for {url}" for url in sorted(asked - {address})]
    if address not in asked:
        wrong.append("did not even ask for itself")
    if (wide := browser.value("document.documentElement.scrollWidth")) > width:
        wrong.append(f"is {wide} pixels wide")
    for box, hidden, expected in browser.value(HIDE):
        if hidden != expected or not expected:
            wrong.append(f"box {box} hides {hidden} of {expected}")
    colour = browser.value("getComputedStyle(document.body).backgroundColor")
    return browser.value(COUNT), colour, wrong


def main(page, folder=None):
    address = pathlib.Path(page).resolve().as_uri()
    problems, seen, colours = [], set(), {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(profile)
        target = browser.ask("Target.createTarget", url="about:blank")["targetId"]
        session = browser.ask("Target.attachToTarget", targetId=target, flatten=True)
        browser.session = {"sessionId": session["sessionId"]}
        for domain in ("Page", "Network"):
            browser.ask(f"{domain}.enable")
        for scheme in ("light", "dark"):
            for name, width in WIDTHS.items():
                count, colours[scheme], wrong = look(browser, address, width, scheme)
                seen.add(count)
                problems += [f"{scheme}, {name}: {what}" for what in wrong]
                if folder:
                    shot = browser.ask("Page.captureScreenshot")["data"]
                    pathlib.Path(folder, f"{scheme}-{name}.png").write_bytes(base64.b64decode(shot))
        browser.session = {}
        browser.ask("Browser.close")
        browser.process.wait()
    if colours["light"] == colours["dark"]:
        problems.append(f"light is dark: {colours['light']}")
    if len(seen) != 1:
        problems.append(f"not always the same findings: {seen}")
    print("\n".join(problems) or f"{seen.pop()} findings")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

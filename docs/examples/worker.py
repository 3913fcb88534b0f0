#!/usr/bin/env python3
"""A worker: does the work of the component "measure_text" for Culm. It needs Python 3.8 and nothing else.

    CULM_URL=http://127.0.0.1:8080/culm/api/v1 CULM_USER=anna CULM_PASSWORD=... python3 worker.py
    CULM_URL=... CULM_TOKEN=culm_... python3 worker.py
"""

import base64
import json
import os
import signal
import socket
import threading
import time
import urllib.error
import urllib.request

URL = os.environ["CULM_URL"].rstrip("/")
WORKER = os.environ.get("CULM_WORKER", "%s-%d" % (socket.gethostname(), os.getpid()))
CODE = os.environ.get("CULM_CODE", "measure_text")
LOCK_SECONDS = int(os.environ.get("CULM_LOCK_SECONDS", "30"))


class Refused(Exception):
    """Culm will not do it, however often it is asked."""

    def __init__(self, problem):
        super().__init__("%s: %s" % (problem.get("code"), problem.get("detail")))
        self.code = problem.get("code")


def authorization():
    token = os.environ.get("CULM_TOKEN")
    if token:
        return "Bearer " + token
    login = "%s:%s" % (os.environ["CULM_USER"], os.environ["CULM_PASSWORD"])
    return "Basic " + base64.b64encode(login.encode()).decode()


def post(path, body):
    """Asks until there is an answer: each of these calls may be made twice."""
    headers = {"Content-Type": "application/json", "Authorization": authorization()}
    request = urllib.request.Request(URL + path, json.dumps(body).encode(), headers)
    pause = 0.5
    while True:
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            problem = json.loads(error.read() or b"{}")
            if error.code < 500 and error.code != 429:
                raise Refused(problem)
        except (urllib.error.URLError, OSError):
            pass  # the server is away, or is started again
        time.sleep(pause)
        pause = min(pause * 2, 10)


def held(task, **more):
    return dict(worker_id=WORKER, fence=task["fence"], **more)


def measure(inputs, cancelled):
    """The work itself. It looks now and then whether anybody still wants it."""
    end = time.monotonic() + float(inputs.get("seconds", 0))
    while time.monotonic() < end:
        if cancelled.wait(0.1):
            return None
    text = inputs["text"]
    return {"length": len(text), "words": len(text.split()), "by": WORKER}


def keep(task, done, cancelled):
    """Tells Culm three times in each lock that the worker is at work, and learns whether there is any use in it."""
    while not done.wait(LOCK_SECONDS / 3):
        try:
            answer = post("/workers/tasks/%s/heartbeat" % task["task_id"], held(task, lock_seconds=LOCK_SECONDS))
            if answer["extra"]["cancelled"]:
                print("stops:", answer["extra"]["reason"], flush=True)
                cancelled.set()
        except Refused as refused:
            print("stops:", refused, flush=True)
            cancelled.set()
        if cancelled.is_set():
            return


def say(task, word, **what):
    try:
        post("/workers/tasks/%s/%s" % (task["task_id"], word), held(task, **what))
    except Refused as refused:  # TASK_LOST: somebody else has it, or nobody wants it any more
        print("too late:", refused, flush=True)


def work(task):
    print("begins", task["node_id"], "for the %d. time" % task["handed_out"], flush=True)
    done, cancelled = threading.Event(), threading.Event()
    heartbeat = threading.Thread(target=keep, args=(task, done, cancelled), daemon=True)
    heartbeat.start()
    try:
        outputs = measure(task["inputs"], cancelled)
    except Exception as error:  # whatever it is, it is the node's failure
        say(task, "fail", error="%s: %s" % (type(error).__name__, error))
    else:
        if not cancelled.is_set():
            say(task, "complete", outputs=outputs)
    finally:
        done.set()
    print("ends", task["node_id"], flush=True)


def main():
    stopping = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopping.set())  # ends what it has, and takes no more
    try:
        post("/workers/components", {"code": CODE, "name": "Measure a text", "group": "examples"})
    except Refused as refused:  # FORBIDDEN: who may act in some projects only leaves it to others
        print("does not register:", refused, flush=True)
    print("serves", CODE, "as", WORKER, flush=True)
    claim = {
        "worker_id": WORKER,
        "components": [{"code": CODE}],
        "max_tasks": 1,
        "lock_seconds": LOCK_SECONDS,
        "wait_seconds": 10,
    }
    while not stopping.is_set():
        for task in post("/workers/tasks/claim", claim)["tasks"]:
            if stopping.is_set():
                say(task, "release")  # for another, at once
            else:
                work(task)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Puts a load on the machine, on loopback only, until its standard input is closed.

usage: load.py listeners|connections|processes COUNT     (prints "ready" when the load is complete)
"""
import os
import resource
import signal
import socket
import sys

PER_WORKER = 2500  # connections; a worker holds both ends of each, so twice as many descriptors


def raise_descriptor_limit():
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def listening(host):
    server = socket.socket()
    server.bind((host, 0))
    server.listen(128)
    return server


def connected(count):
    server = listening("127.0.0.1")
    ends = [server]
    for _ in range(count):
        ends.append(socket.create_connection(server.getsockname()))
        ends.append(server.accept()[0])
    return ends


def child(hold):
    """Forks a process that holds something until it is killed; returns once it does."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        held = hold()
        os.write(writer, b"x" if held is None or held else b"-")
        os.close(writer)
        while True:
            signal.pause()
    os.close(writer)
    if os.read(reader, 1) != b"x":
        sys.exit("a worker could not take what it should hold")
    os.close(reader)
    return pid


def children(kind, count):
    if kind == "processes":
        return [child(lambda: None) for _ in range(count)]
    shares = [min(PER_WORKER, count - done) for done in range(0, count, PER_WORKER)]
    if kind == "connections":
        return [child(lambda: connected(share)) for share in shares]
    # On a second loopback address: these must not take the ports that are handed out.
    return [child(lambda: [listening("127.0.0.2") for _ in range(share)]) for share in shares]


def main():
    raise_descriptor_limit()
    pids = children(sys.argv[1], int(sys.argv[2]))
    try:
        print("ready", flush=True)
        sys.stdin.read()
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        for pid in pids:
            os.waitpid(pid, 0)


if __name__ == "__main__":
    main()

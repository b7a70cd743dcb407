package dev.styxy.os.portable;

import dev.styxy.model.BoundSocket;

/** A bound socket on systems that list sockets by process. */
public record OwnedSocket(BoundSocket socket, long pid) {}

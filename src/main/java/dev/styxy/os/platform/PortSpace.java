package dev.styxy.os.platform;

import dev.styxy.core.system.UntrustedFiles;

/**
 * What ports belong to, as all users of the machine see it.
 *
 * @param name safe in a file name; the same for everybody who shares these ports, in a container
 *     with the host's network, too
 * @param files reads what they leave for each other
 */
public record PortSpace(String name, UntrustedFiles files) {}

package dev.styxy.os.platform;

/**
 * What distinguishes this machine, and this view of it, from others. Empty where the system does
 * not say.
 *
 * @param machineId short and safe in a file name; never empty
 * @param bootId the running boot
 * @param pidNamespace the namespace that numbers processes, e.g. {@code pid:[4026531836]}
 * @param networkNamespace the inode number of the namespace that ports belong to, as text
 * @param uid the effective user of this process; negative when unknown
 */
public record HostFacts(
    String machineId, String bootId, String pidNamespace, String networkNamespace, long uid) {}

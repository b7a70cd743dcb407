/**
 * Who is behind a port: the owner of a command, the project of a directory, who is kin of an
 * allocation, and who only forwards a port for somebody else. It may use {@code core.system}. Start
 * with {@link dev.styxy.core.owner.Kinship} and {@link dev.styxy.core.owner.OwnerFinder}.
 */
package dev.styxy.core.owner;

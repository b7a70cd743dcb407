/**
 * Asks git about a repository. It uses {@code core.system} alone, and runs only those subcommands
 * of git that run nothing themselves.
 */
package dev.styxy.os.git;

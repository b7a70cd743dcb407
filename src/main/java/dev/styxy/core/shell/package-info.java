/**
 * Reads the command lines of shells as far as somebody has to who wants to know what they would
 * run: quotes, lists, pipelines, substitutions, variables, loops, here-documents, functions, and
 * wrappers such as sudo and {@code bash -c}. It runs nothing and uses no other room. Start with
 * {@link dev.styxy.core.shell.Invocations}.
 */
package dev.styxy.core.shell;

/**
 * What the files of a project say, whatever they are written in: a tree of nodes, and the files
 * themselves, read without leaving the project. It may use {@code core.owner} and what lies below.
 * Start with {@link dev.styxy.core.document.Node} and {@link
 * dev.styxy.core.document.ProjectDirectory}.
 */
package dev.styxy.core.document;

/**
 * The formats in which projects write their files, read into trees. It implements {@code
 * core.document}. Start with {@link dev.styxy.format.ProjectDocuments}.
 */
package dev.styxy.format;

/**
 * JSON as a tree of nodes. It uses {@code dev.styxy.json}. Start with {@link
 * dev.styxy.format.json.JsonDocument}.
 */
package dev.styxy.format.json;

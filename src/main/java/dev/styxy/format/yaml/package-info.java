/**
 * YAML as a tree of nodes; the only place that knows snakeyaml-engine. Start with {@link
 * dev.styxy.format.yaml.YamlDocuments}.
 */
package dev.styxy.format.yaml;

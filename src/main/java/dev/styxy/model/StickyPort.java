package dev.styxy.model;

/** The port that a (project, type, name) had last. */
public record StickyPort(String project, String type, String name, int port) {}

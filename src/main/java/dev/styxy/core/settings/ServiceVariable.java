package dev.styxy.core.settings;

import dev.styxy.model.Template;

/** A variable to which a project's file gives a value of its own. */
public record ServiceVariable(String name, Template value) {}

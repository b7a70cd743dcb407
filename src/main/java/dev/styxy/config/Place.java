package dev.styxy.config;

/** A place in a file, line and column counted from 1. */
record Place(int line, int column) {}

package dev.styxy.core;

/** What commands that work with processes, files and time have beside the {@link World}. */
public record Workbench(
    Signals signals,
    PortHold hold,
    CommandStarter starter,
    Pause pause,
    Answers answers,
    StateStamp stamp,
    EnvFiles envFiles,
    ConnectionTable connections) {}

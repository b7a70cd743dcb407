package dev.styxy.core.app;

import dev.styxy.core.state.StateStamp;
import dev.styxy.core.state.UserFiles;
import dev.styxy.core.system.Answers;
import dev.styxy.core.system.CommandStarter;
import dev.styxy.core.system.ConnectionTable;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.Pause;
import dev.styxy.core.system.PortHold;
import dev.styxy.core.system.Signals;

/** What commands that work with processes, files and time have beside the {@link Host}. */
public record Workbench(
    Signals signals,
    PortHold hold,
    CommandStarter starter,
    Pause pause,
    Answers answers,
    StateStamp stamp,
    UserFiles envFiles,
    ConnectionTable connections) {}

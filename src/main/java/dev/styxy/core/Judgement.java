package dev.styxy.core;

import dev.styxy.model.Allocation;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Verdict;
import java.util.Optional;

/**
 * What the sweep found of one allocation.
 *
 * @param use what is seen at its port
 * @param kin the process at the port that may use it; present for a Live verdict of the first row
 */
public record Judgement(
    Allocation allocation, Verdict verdict, PortUse use, Optional<ProcessInfo> kin) {}

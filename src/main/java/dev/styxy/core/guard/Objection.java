package dev.styxy.core.guard;

import java.util.List;

/**
 * Why a command should not run.
 *
 * @param reason whose it would end or displace, in a sentence
 * @param suggestions what to type instead, most useful first
 */
public record Objection(String reason, List<String> suggestions) {}

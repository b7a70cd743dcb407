package dev.styxy.core.compose;

import java.util.List;

/**
 * What a set of Compose files says about ports.
 *
 * @param remarks what a person should know: what is not followed, and what styxy cannot move
 */
public record ComposeModel(List<ComposeService> services, List<String> remarks) {}

/**
 * The small index from which shells complete names without starting a JVM. The zsh, bash and fish
 * scripts themselves lie in {@code completions/}. Start with {@link
 * dev.styxy.store.completion.CompletionIndex}.
 */
package dev.styxy.store.completion;

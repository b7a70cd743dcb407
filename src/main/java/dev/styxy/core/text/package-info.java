/**
 * Words that messages share: how an allocation or a process is described, how long something lasts,
 * which word was intended. It uses {@code model} alone. Start with {@link
 * dev.styxy.core.text.Descriptions}.
 */
package dev.styxy.core.text;

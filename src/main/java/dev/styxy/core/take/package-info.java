/**
 * {@code take}: waits in line for a port that others have, and becomes its owner. It may use {@code
 * core.allocate}, {@code core.wait} and what lies below. Start with {@link
 * dev.styxy.core.take.Taker}.
 */
package dev.styxy.core.take;

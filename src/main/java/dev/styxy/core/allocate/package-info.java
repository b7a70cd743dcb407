/**
 * {@code allocate}: gives a port to a service under the rules of {@code core.ports}. It may use
 * {@code core.types} and {@code core.transaction}. Start with {@link
 * dev.styxy.core.allocate.Allocator}.
 */
package dev.styxy.core.allocate;

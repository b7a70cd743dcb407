/**
 * {@code verify}: proves that what answers on a port is this project's server. It may use {@code
 * core.ports}, {@code core.lease} and {@code core.owner}. Start with {@link
 * dev.styxy.core.verify.Verifier}.
 */
package dev.styxy.core.verify;

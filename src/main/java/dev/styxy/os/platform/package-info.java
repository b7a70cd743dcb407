/**
 * What a platform offers, and what platforms share. It may use {@code core.system}. Start with
 * {@link dev.styxy.os.platform.Platform}.
 */
package dev.styxy.os.platform;

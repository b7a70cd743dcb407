/**
 * How this styxy was installed: its runtime, its archives, and how long an empty program takes. It
 * may use {@code core.system}. Start with {@link dev.styxy.os.installation.RunningInstallation}.
 */
package dev.styxy.os.installation;

/**
 * Hands a page to the browser of the desktop. It may use {@code core.system} and {@code
 * os.linux.exec}. Start with {@link dev.styxy.os.browser.DesktopBrowser}.
 */
package dev.styxy.os.browser;

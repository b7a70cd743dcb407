package dev.styxy.core.system;

import dev.styxy.model.Allocation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A URL of this machine. Nothing else is ever handed to a browser or its launcher: it begins with
 * {@code http://localhost:}, and everything that is special anywhere is escaped (RFC 3986), so that
 * no part of it can be taken for an option, another host, or a word for a shell.
 */
public record LocalUrl(int port, String path) {
  private static final String HEX = "0123456789ABCDEF";

  /** What needs no escape, without what shells and PowerShell give a meaning (as of wslview). */
  private static final String PLAIN = "-._~/?#@&+,=:";

  /** Types of servers that speak something other than HTTP. */
  private static final List<String> NOT_HTTP = List.of("database", "infrastructure", "messaging");

  public LocalUrl {
    path = escaped(path.startsWith("/") ? path : "/" + path);
  }

  public static LocalUrl of(int port) {
    return new LocalUrl(port, "/");
  }

  /** The URL of a named service; absent where it most likely is none of the web. */
  public static Optional<LocalUrl> of(Allocation allocation) {
    boolean isWeb =
        allocation.name().isPresent()
            && allocation.protocol().coversTcp()
            && !NOT_HTTP.contains(allocation.type());
    return isWeb ? Optional.of(of(allocation.port())) : Optional.empty();
  }

  private static String escaped(String path) {
    StringBuilder escaped = new StringBuilder();
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xff);
      boolean isEscape = c == '%' && isHex(bytes, i + 1) && isHex(bytes, i + 2);
      if (isEscape || isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
        escaped.append(c);
      } else {
        escaped.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
      }
    }
    return escaped.toString();
  }

  private static boolean isHex(byte[] bytes, int at) {
    return at < bytes.length && HEX.indexOf(Character.toUpperCase((char) bytes[at])) >= 0;
  }

  private static boolean isLetterOrDigit(char c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  @Override
  public String toString() {
    return "http://localhost:" + port + path;
  }
}

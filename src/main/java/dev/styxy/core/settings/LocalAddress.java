package dev.styxy.core.settings;

import dev.styxy.model.Template;

/**
 * Knows the addresses that lead to a service of the project on this machine, whoever reads them:
 * {@code [scheme://][user[:password]@]host[:port][/path][?query]}, where the host is this machine
 * and the port is a placeholder. The characters are those that mean nothing to any shell, so that
 * such a value is safe in a recipe of make as well, which puts it into a command as text. Parsers
 * of URLs disagree about what is odd (backslashes, a second @): whatever is odd is no address.
 */
final class LocalAddress {
  /** What stands for a port in the text that is looked at; no file can contain it. */
  private static final char PORT = '\u0001';

  private static final String OF_USER = "._-";
  private static final String OF_HOST = ".-";
  private static final String OF_PATH = "._-/=,+";
  private static final String OF_QUERY = "._-=";

  private final String text;

  private LocalAddress(String text) {
    this.text = text;
  }

  static boolean isOne(Template template) {
    StringBuilder text = new StringBuilder();
    for (Template.Part part : template.parts()) {
      if (part instanceof Template.Text literal) {
        text.append(literal.text());
      } else if (part instanceof Template.Project) {
        return false;
      } else {
        text.append(part instanceof Template.Id ? 'x' : PORT);
      }
    }
    return new LocalAddress(text.toString()).isWhole();
  }

  private boolean isWhole() {
    int scheme = text.indexOf("://");
    if (scheme >= 0 && !isScheme(text.substring(0, scheme))) {
      return false;
    }
    String rest = scheme < 0 ? text : text.substring(scheme + 3);
    int query = rest.indexOf('?');
    boolean isPlainQuery = query < 0 || consistsOf(rest.substring(query + 1), OF_QUERY, false);
    String located = query < 0 ? rest : rest.substring(0, query);
    int path = located.indexOf('/');
    boolean isPlainPath = path < 0 || consistsOf(located.substring(path), OF_PATH, true);
    String authority = path < 0 ? located : located.substring(0, path);
    boolean isHostAlone = scheme < 0 && path < 0 && query < 0;
    return isPlainQuery && isPlainPath && isAuthority(authority, isHostAlone);
  }

  /** A file may be named with a host, too. */
  private static boolean isScheme(String scheme) {
    return !scheme.isEmpty()
        && scheme.charAt(0) >= 'a'
        && consistsOf(scheme, "+-", false)
        && !scheme.equals("file");
  }

  private static boolean isAuthority(String authority, boolean mayBeHostAlone) {
    int at = authority.indexOf('@');
    if (at >= 0 && !isUser(authority.substring(0, at))) {
      return false;
    }
    String address = authority.substring(at + 1);
    boolean hasPort = address.endsWith(":" + PORT);
    String host = hasPort ? address.substring(0, address.length() - 2) : address;
    return (hasPort || mayBeHostAlone && at < 0) && isHere(host);
  }

  private static boolean isUser(String user) {
    int colon = user.indexOf(':');
    String name = colon < 0 ? user : user.substring(0, colon);
    return !name.isEmpty()
        && consistsOf(name, OF_USER, false)
        && (colon < 0 || consistsOf(user.substring(colon + 1), OF_USER, false));
  }

  /** RFC 6761 keeps localhost, and all names below it, for this machine. */
  private static boolean isHere(String host) {
    return switch (host) {
      case "localhost", "127.0.0.1", "[::1]" -> true;
      default ->
          host.endsWith(".localhost")
              && host.charAt(0) != '.'
              && host.charAt(0) != '-'
              && consistsOf(host, OF_HOST, false);
    };
  }

  private static boolean consistsOf(String text, String marks, boolean mayHavePort) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!isPlain && marks.indexOf(c) < 0 && !(mayHavePort && c == PORT)) {
        return false;
      }
    }
    return true;
  }
}

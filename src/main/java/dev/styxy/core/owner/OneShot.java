package dev.styxy.core.owner;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Knows the interpreters that execute a program from their command line, as a script does with
 * {@code python3 -c}: they do their job and end. Options may be combined, as in {@code perl -ne},
 * behind those that take no operand: python3(1), perlrun(1), ruby(1), node(1).
 */
final class OneShot {
  private static final Pattern PYTHON = Pattern.compile("-[bBdEiIOPqRsSuvVx]*c.*");
  private static final Pattern PERL = Pattern.compile("-[aclnpsStTuUwW0-9]*[eE].*");
  private static final Pattern RUBY = Pattern.compile("-[aclnpsSw]*e.*");
  private static final Pattern NODE = Pattern.compile("-e|-p|-pe|--eval(=.*)?|--print(=.*)?");
  private static final Pattern NONE = Pattern.compile("(?!)");

  private OneShot() {}

  /** Whether such an option comes before the first operand; all that follows is the program's. */
  static boolean isOneShot(String program, List<String> arguments) {
    Pattern wanted = option(program);
    for (int i = 1; i < arguments.size() && arguments.get(i).startsWith("-"); i++) {
      if (wanted.matcher(arguments.get(i)).matches()) {
        return true;
      }
      if (program.startsWith("python") && takesOperand(arguments.get(i))) {
        i++;
      }
    }
    return false;
  }

  private static boolean takesOperand(String option) {
    return option.equals("-X") || option.equals("-W");
  }

  private static Pattern option(String program) {
    if (program.startsWith("python")) {
      return PYTHON;
    }
    return switch (program) {
      case "perl" -> PERL;
      case "ruby" -> RUBY;
      case "node", "nodejs", "bun" -> NODE;
      default -> NONE;
    };
  }
}

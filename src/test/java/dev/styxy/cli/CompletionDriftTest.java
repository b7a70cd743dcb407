package dev.styxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.config.BuiltInTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each completion knows every option of every command, and none that there is not. */
class CompletionDriftTest {
  private static final String BASH = read("styxy.bash");
  private static final String ZSH = read("_styxy");
  private static final String FISH = read("styxy.fish");
  private static final String POWERSHELL = read("styxy.ps1");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--?[a-z][a-z-]*");

  private static String read(String file) {
    try {
      return Files.readString(Path.of("completions", file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String group(String text, String regex) {
    Matcher matcher = Pattern.compile(regex, Pattern.MULTILINE | Pattern.DOTALL).matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static Set<String> options(String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = OPTION.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  @ParameterizedTest
  @EnumSource(CommandTable.class)
  void bashKnowsTheOptionsOfEachCommand(CommandTable command) {
    String list = group(BASH, "^    " + command.word() + "\\) options='([^']*)'");
    assertEquals(new TreeSet<>(CommandSpecs.ownOptions(command)), options(list));
  }

  @Test
  void bashKnowsTheOptionsThatAllHave() {
    Set<String> common = options(group(BASH, "^  options\\+='([^']*)'"));
    assertEquals(new TreeSet<>(CommandSpecs.commonOptions()), common);
  }

  @ParameterizedTest
  @EnumSource(CommandTable.class)
  void zshKnowsTheOptionsOfEachCommand(CommandTable command) {
    String part = group(ZSH, "^    " + command.word() + "\\)(.*?);;$");
    Set<String> known = zshOptions(part);
    for (String word : part.split("[\\s]+")) {
      if (word.startsWith("$") && !word.equals("$common")) {
        known.addAll(zshVariable(word.substring(1)));
      }
    }
    assertEquals(new TreeSet<>(CommandSpecs.ownOptions(command)), known);
  }

  @Test
  void zshKnowsTheOptionsThatAllHave() {
    assertEquals(new TreeSet<>(CommandSpecs.commonOptions()), zshVariable("common"));
  }

  private static Set<String> zshVariable(String name) {
    return zshOptions(group(ZSH, "^  local (?:-a )?" + name + "=(\\(\\n.*?^  \\)|[^\\n]*)$"));
  }

  /** What begins a specification: {@code '--name[..} or {@code {-n,--name=}'[..}. */
  private static Set<String> zshOptions(String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher =
        Pattern.compile("'\\*?(--[a-z-]*[a-z])=?-?\\[|\\{(-.),(--[a-z-]+)=?\\}").matcher(text);
    while (matcher.find()) {
      for (int i = 1; i <= 3; i++) {
        if (matcher.group(i) != null) {
          found.add(matcher.group(i));
        }
      }
    }
    return found;
  }

  @ParameterizedTest
  @EnumSource(CommandTable.class)
  void fishKnowsTheOptionsOfEachCommand(CommandTable command) {
    Set<String> known = new TreeSet<>();
    for (String line : FISH.split("\n")) {
      List<String> commands = Arrays.asList(group(line, "-n '__styxy_at ([a-z ]*)").split(" "));
      if (commands.contains(command.word())) {
        known.addAll(fishOptions(line));
      }
    }
    assertEquals(new TreeSet<>(CommandSpecs.ownOptions(command)), known);
  }

  @Test
  void fishKnowsTheOptionsThatAllHave() {
    Set<String> known = new HashSet<>();
    for (String line : FISH.split("\n")) {
      if (line.startsWith("complete -c styxy -n __styxy_is_own -")) {
        known.addAll(fishOptions(line));
      }
    }
    assertEquals(new HashSet<>(CommandSpecs.commonOptions()), known);
  }

  @ParameterizedTest
  @EnumSource(CommandTable.class)
  void powershellKnowsTheOptionsOfEachCommand(CommandTable command) {
    String list = group(POWERSHELL, "^        '" + command.word() + "' \\{ '([^']*)' \\}");
    assertEquals(new TreeSet<>(CommandSpecs.ownOptions(command)), options(list));
  }

  @Test
  void powershellKnowsTheOptionsThatAllHave() {
    Set<String> common = options(group(POWERSHELL, "^    '(--json [^']*)'$"));
    assertEquals(new TreeSet<>(CommandSpecs.commonOptions()), common);
  }

  /** bash knows it, too, and is tried with a real shell. */
  @Test
  void powershellKnowsWhichOptionsTakeAValue() {
    String taking = group(BASH, "_styxy_takes_value\\(\\) \\{(.*?);;");
    String known = group(POWERSHELL, "\\$taking = (.*?)\n    \\(");
    assertEquals(options(taking), options(known));
  }

  private static Set<String> fishOptions(String line) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile(" -(s|l) ([a-z-]+)").matcher(line.replaceAll(" -d .*", ""));
    while (matcher.find()) {
      found.add((matcher.group(1).equals("s") ? "-" : "--") + matcher.group(2));
    }
    return found;
  }

  @ParameterizedTest
  @EnumSource(CommandTable.class)
  void eachKnowsEachCommandAndItsSummary(CommandTable command) {
    String word = command.word();
    String summary = command.summary();
    assertTrue(group(BASH, "^    0\\) (_styxy_fixed .*?;;)").contains(" " + word + " "), "bash");
    assertTrue(ZSH.contains(word + ":" + summary.replace(":", "\\:")), "zsh");
    String sentence = summary.substring(0, 1).toUpperCase(Locale.ROOT) + summary.substring(1);
    String described = word + " -d '" + sentence.replace("'", "\\'") + "'";
    assertTrue(FISH.contains("-n __styxy_is_first -a " + described), "fish");
    String entry = "'" + word + "' = '" + summary.replace("'", "''") + "'\n";
    assertTrue(POWERSHELL.contains(entry), "PowerShell");
  }

  @Test
  void eachKnowsTheBuiltInTypesBeforeAnythingWasSaved() {
    for (String text : List.of(BASH, ZSH, FISH, POWERSHELL.replaceAll("' \\+\\s+'", ""))) {
      String words = " " + text.replaceAll("[\\s\\\\']+", " ");
      String types = String.join(" ", BuiltInTypes.all().keySet());
      assertTrue(words.contains(" " + types), types);
    }
  }
}

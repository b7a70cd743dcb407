package dev.styxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.cli.agents.AgentTexts;
import dev.styxy.cli.invocation.CommonOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts for agents name commands and options that there are, and are those of the plugin. */
class AgentTextsTest extends CliScene {
  private static final Path PLUGIN = Path.of("src/main/plugins/styxy");
  private static final Path SKILL = PLUGIN.resolve("skills/styxy/SKILL.md");

  /** {@code mvn -Dtest=AgentTextsTest -Dmanual.write=true test} writes the skill of the plugin. */
  @Test
  void theSkillOfThePluginIsThatOfTheCommandTable() throws IOException {
    String skill = AgentTexts.skill(CommandTable.summaries());
    if (Boolean.getBoolean("manual.write")) {
      Files.writeString(SKILL, skill);
    }
    assertEquals(skill, Files.readString(SKILL));
    assertEquals(skill, styxy("agents", "--skill").out());
  }

  @Test
  void theSkillHasANameAndADescriptionThatAgentsAccept() throws IOException {
    List<String> lines = Files.readAllLines(SKILL);
    assertEquals("---", lines.get(0));
    assertEquals("name: " + SKILL.getParent().getFileName(), lines.get(1));
    assertTrue(lines.get(2).startsWith("description: "));
    assertTrue(lines.get(2).length() - "description: ".length() <= 1024);
    assertEquals("---", lines.get(3));
  }

  @Test
  void everyCommandOfTheTextsIsOne() throws IOException {
    String texts = Files.readString(SKILL) + styxy("agents").out();
    List<String> wrong = new ArrayList<>();
    Matcher command = Pattern.compile("\\bstyxy ([a-z]+)([^`\")|]*)").matcher(texts);
    int count = 0;
    while (command.find()) {
      boolean isTyped = "`(".indexOf(texts.charAt(command.start() - 1)) >= 0;
      if (isTyped) {
        count++;
        if (!isKnown(command.group(1), command.group(2))) {
          wrong.add(command.group());
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(count > 30, "" + count);
  }

  private static boolean isKnown(String word, String rest) {
    if (CommandTable.find(word).isEmpty()) {
      return false;
    }
    List<String> options = new ArrayList<>(CommonOptions.NAMES);
    options.addAll(CommandSpecs.ownOptions(CommandTable.find(word).get()));
    for (String part : rest.split(" -- ")[0].split("\\s+")) {
      if (part.startsWith("-") && !options.contains(part)) {
        return false;
      }
    }
    return true;
  }

  @ParameterizedTest
  @ValueSource(strings = {".claude-plugin", ".codex-plugin"})
  void thePluginHasTheVersionOfTheBuild(String folder) throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    Matcher version = Pattern.compile("<version>([^<]+)</version>").matcher(pom);
    assertTrue(version.find());
    String manifest = Files.readString(PLUGIN.resolve(folder).resolve("plugin.json"));
    assertEquals(version.group(1), JsonTree.of(manifest).get("version"));
    assertEquals("styxy", JsonTree.of(manifest).get("name"));
  }

  @Test
  void theMarketplaceNamesAFolderThatIsThere() throws IOException {
    String text = Files.readString(Path.of(".claude-plugin/marketplace.json"));
    Matcher source = Pattern.compile("\"source\": \"(\\./[^\"]+)\"").matcher(text);
    assertTrue(source.find());
    assertTrue(Files.isRegularFile(Path.of(source.group(1), ".claude-plugin/plugin.json")));
  }
}

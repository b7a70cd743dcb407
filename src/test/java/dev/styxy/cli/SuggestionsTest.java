package dev.styxy.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.model.Allocation;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is suggested can be typed as it stands. */
class SuggestionsTest extends CliScene {
  /** These work on the made-up machine, so that they are not only parsed. */
  private static final Set<CommandTable> RUN =
      Set.of(
          CommandTable.ALLOCATE,
          CommandTable.RELEASE,
          CommandTable.RENEW,
          CommandTable.LIST,
          CommandTable.CHECK,
          CommandTable.INSTANCES);

  @TempDir Path project;

  /** An allocation of the present project, which is a directory that there is. */
  private Draft draft(int port) {
    return Draft.of(port).project(directory.toString());
  }

  @BeforeEach
  void aMachineWithSomethingInEveryWay() throws IOException {
    directory = project.toRealPath();
    List<Allocation> given = new ArrayList<>();
    given.add(draft(3000).named("web").at(clock.now()));
    given.add(draft(8000).type("api").named("web").at(clock.now()));
    given.add(Draft.of(3001).named("far").project("/nowhere/other").at(clock.now()));
    given.add(draft(3002).protocol(Protocol.UDP).at(clock.now()));
    given.add(draft(3003).protocol(Protocol.BOTH).at(clock.now()));
    for (int port = 6006; port <= 6029; port++) {
      given.add(draft(port).type("storybook").at(clock.now()));
    }
    given(given.toArray(Allocation[]::new));
    ports.listen(3010, FakeProcesses.INIT);
    ports.bind(3011, Protocol.UDP, SocketState.BOUND, "0.0.0.0", FakeProcesses.INIT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alocate",
        "version",
        "allocate",
        "allocate dve",
        "allocate DEV",
        "allocate dev/web",
        "allocate -s dev api",
        "allocate dev -n a/b",
        "allocate dev -p 0",
        "allocate dev -p 3001 --exact",
        "allocate dev -p 3000 --exact",
        "allocate dev -p 3002 --exact --protocol udp",
        "allocate dev -p 3003 --exact --protocol both",
        "allocate dev -p 3010 --exact",
        "allocate dev -p 3011 --exact --protocol udp",
        "allocate dev -n web -p 3050 --exact",
        "allocate dev --count 101",
        "allocate dev --count 101 --protocol udp",
        "allocate storybook",
        "allocate dev --template nix",
        "allocate dev --exact",
        "allocate dev --frobnicate",
        "allocate dev --ttl soon",
        "allocate dev --owner 4711",
        "allocate dev --project=",
        "release",
        "release web",
        "release nix",
        "release 99999",
        "release 3000/sctp",
        "release --project=",
        "release --instance=",
        "release --instance nobody",
        "release --project /",
        "renew web",
        "renew nix",
        "list --service apx",
        "list --sticky --service apx",
        "list --columns nix",
        "check",
        "check abc",
        "check 3000",
        "check 3001",
        "check 3002/udp",
        "check 3003/both",
        "check 3010",
        "check 3011/udp",
        "check 3000/udp --protocol tcp",
        "daemon dance",
        "config dance",
        "kill 99999",
        "kill web",
        "wait web"
      })
  void isAcceptedByTheParser(String line) {
    Result result = styxy((line + " --json").split(" "));
    assertNotEquals(0, result.status(), result.out());
    for (String suggestion : suggestions(result)) {
      if (suggestion.startsWith("styxy ")) {
        accept(suggestion);
      }
    }
  }

  private static List<String> suggestions(Result result) {
    List<String> found = new ArrayList<>();
    ((List<?>) result.json().get("suggestions")).forEach(one -> found.add(one.toString()));
    return found;
  }

  private void accept(String suggestion) {
    assertFalse(suggestion.contains("'"), suggestion);
    String[] words = suggestion.substring("styxy ".length()).split(" ");
    TypedCommand typed = TypedCommand.of(words);
    if (typed.word().isEmpty()) {
      assertEquals(0, styxy(words).status(), suggestion);
      return;
    }
    CommandTable entry = CommandTable.find(typed.word().get()).orElseThrow();
    assertDoesNotThrow(typed::check, suggestion);
    if (RUN.contains(entry) && words.length > 1) {
      int status = styxy(words).status();
      assertTrue(status == 0 || status == 1, suggestion + ": exit " + status);
    }
  }

  @Test
  void portInUseIsAskedAboutWithItsProtocol() {
    List<String> held =
        suggestions(
            styxy("allocate", "dev", "-p", "3011", "--exact", "--protocol", "udp", "--json"));
    assertEquals("styxy check 3011/udp", held.get(0));
    assertTrue(held.contains("styxy allocate dev --protocol udp"), held.toString());
  }

  @Test
  void whatIsAmbiguousIsChosenByTheSameCommand() {
    for (String command : List.of("release", "renew")) {
      List<String> ids = suggestions(styxy(command, "web", "--json"));
      assertEquals(
          List.of(
              "styxy " + command + " 00003000-0000-4000-8000-000000000000",
              "styxy " + command + " 00008000-0000-4000-8000-000000000000"),
          ids);
    }
  }

  @Test
  void onlyItsOwnerIsToldToReleaseAnAllocation() {
    assertTrue(suggestions(styxy("check", "3000", "--json")).contains("styxy release 3000"));
    List<String> others = suggestions(styxy("check", "3001", "--json"));
    assertEquals(List.of("styxy allocate dev", "styxy list -v"), others);
    List<String> refused = suggestions(styxy("allocate", "dev", "-p", "3001", "--exact", "--json"));
    assertEquals(List.of("styxy check 3001", "styxy allocate dev", "styxy list -v"), refused);
  }

  @Test
  void whoAsksForTheSameSessionInAnotherProjectOwnsItToo() {
    environment.put("STYXY_INSTANCE", "mine");
    given(Draft.of(3001).project("/nowhere/other").instance("mine").at(clock.now()));
    assertTrue(suggestions(styxy("check", "3001", "--json")).contains("styxy release 3001"));
    environment.clear();
    given(
        Draft.of(3001)
            .project("/nowhere/other")
            .owner(bash)
            .instance("process-" + bash.pid())
            .at(clock.now()));
    assertTrue(suggestions(styxy("check", "3001", "--json")).contains("styxy release 3001"));
  }

  @Test
  void adviceIsForWhoHasNoTerminalToo() {
    assertEquals("  try: styxy allocate dev\n       styxy list -v\n", styxy("check", "3001").err());
    assertEquals("", styxy("check", "3001", "-q").err());
    assertEquals("", styxy("check", "3001", "--json").err());
  }

  @Test
  void whatMatchesNothingIsFollowedByWhereToLook() {
    assertEquals(
        "styxy: no allocation matches 'nix'\n  try: styxy list\n", styxy("release", "nix").err());
  }
}

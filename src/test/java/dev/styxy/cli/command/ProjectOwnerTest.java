package dev.styxy.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.cli.CliScene;
import dev.styxy.cli.JsonTree;
import dev.styxy.cli.Result;
import dev.styxy.model.Allocation;
import org.junit.jupiter.api.Test;

/** A port that is allocated to the project itself. */
class ProjectOwnerTest extends CliScene {
  private Allocation only() {
    return store.state().allocations().get(0);
  }

  @Test
  void itIsOfTheProjectAndHasNoLimit() {
    assertEquals(0, styxy("allocate", "dev", "-n", "web", "--owner", "project").status());
    assertTrue(only().isOfProject());
    assertTrue(only().lease().ttl().isNone());
    assertFalse(only().isPinned());
  }

  @Test
  void aLimitThatIsGivenCounts() {
    styxy("allocate", "dev", "-n", "web", "--owner", "project", "--ttl", "2h");
    assertEquals(7200, only().lease().ttl().seconds().getAsLong());
  }

  @Test
  void theLeaseOfASessionIsGivenToTheProject() {
    styxy("allocate", "dev", "-n", "web");
    assertFalse(only().isOfProject());
    styxy("allocate", "dev", "-n", "web", "--owner", "project");
    assertTrue(only().isOfProject());
    assertTrue(only().lease().ttl().isNone());
  }

  @Test
  void andStaysTheProjectsWhoeverAsksNext() {
    styxy("allocate", "dev", "-n", "web", "--owner", "project");
    styxy("allocate", "dev", "-n", "web");
    assertTrue(only().isOfProject());
    assertTrue(only().lease().ttl().isNone());
    assertEquals(1, only().owners().size());
  }

  @Test
  void listNamesTheProjectAsOwnerAndNoTime() {
    styxy("allocate", "dev", "-n", "web", "--owner", "project");
    Result list = styxy("list");
    String row = list.out().lines().skip(1).findFirst().orElseThrow();
    assertTrue(row.matches("3000 +dev +web +\\S+ +project +idle +-"), list.out());
    assertTrue(styxy("list", "--json").out().contains("\"keep\":true"));
    assertTrue(JsonTree.of(styxy("check", "3000", "--json").out()).containsKey("success"));
  }

  @Test
  void runTakesNoOtherOwner() {
    Result refused = styxy("run", "--owner", "none", "--", "true");
    assertEquals(2, refused.status());
    assertTrue(refused.err().contains("--owner can only be project"), refused.err());
  }

  @Test
  void aWordThatIsNoOwnerIsRefused() {
    Result refused = styxy("allocate", "dev", "--owner", "projekt");
    assertTrue(refused.err().contains("none or project"), refused.err());
  }
}

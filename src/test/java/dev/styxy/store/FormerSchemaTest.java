package dev.styxy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.State;
import dev.styxy.store.codec.DamagedStateException;
import dev.styxy.store.codec.StateDecoder;
import dev.styxy.store.file.StateFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an older styxy wrote is read, and written anew with the next change. */
class FormerSchemaTest {
  private static final String BOOT = "75368d06-06f2-43ac-8644-42c7b24f7d0e";

  /** As the first release wrote it, byte for byte. */
  private static final String FORMER =
      """
      {"schema":1,
      "crc32":"e90f778c",
      "last_cleanup":0,
      "breaker":[0,0],
      "counters":{"allocations_total":2,"lock_wait_micros_total":6227,"lock_wait_step_total.5":2,\
      "lock_waits_total":2,"state_loads_total":2,"state_saves_total":2,"sweep_micros_total":6951,\
      "sweeps_total":2},
      "auto_ranges":[],
      "texts":[
      "/tmp",
      "process-4359",
      "75368d06-06f2-43ac-8644-42c7b24f7d0e",
      "pid:[4026531836]",
      "unowned"
      ],
      "processes":[
      [4359,34839,3,2,"bash"]
      ],
      "sticky":[
      [0,"dev","web",3000]
      ],
      "columns":"port protocol lock_id service_type service_name project instance owner holder \
      allocated_at renewed_at renewed_boot renewed_uptime ttl_seconds",
      "allocations":[
      [3000,"tcp","57b141af-283b-4c5c-a714-330b1621a085","dev","web",0,1,0,null,1795599185600,\
      1795599185600,2,1608870,1800],
      [8000,"both","23c7c0a4-f190-4c98-aeb5-0a9948fd360c","api",null,0,4,null,null,1795599185812,\
      1795599185812,2,1609080,null]
      ]}
      """;

  private static State decode(String text) throws Exception {
    return StateDecoder.decode(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void itsOwnerIsTheOnlyOne() throws Exception {
    List<Allocation> allocations = decode(FORMER).allocations();
    assertEquals(
        List.of(new ProcessRef(4359, 34839, "pid:[4026531836]", BOOT, "bash")),
        allocations.get(0).owners());
    assertEquals(List.of(), allocations.get(1).owners());
  }

  @Test
  void itIsUpgradedWithoutAWord(@TempDir Path home) throws Exception {
    Sandbox sandbox = new Sandbox(home);
    sandbox.save(State.EMPTY);
    sandbox.write(StateFiles.STATE, FORMER.getBytes(StandardCharsets.UTF_8));
    State former = sandbox.load();
    sandbox.save(former);
    String now = new String(sandbox.bytes(StateFiles.STATE), StandardCharsets.UTF_8);
    assertTrue(now.startsWith("{\"schema\":3,\n"), now);
    assertEquals(former, sandbox.load());
    assertEquals(List.of(), sandbox.told());
  }

  @Test
  void aChangedBitInItIsDamage() {
    assertThrows(DamagedStateException.class, () -> decode(FORMER.replace("8000,", "8001,")));
  }

  /** As a styxy wrote it that knew several owners, but no leases of projects. */
  private static final String SECOND =
      FORMER
          .replace("\"schema\":1", "\"schema\":2")
          .replace("\"e90f778c\"", "null")
          .replace(" owner holder", " owners holder")
          .replace(",0,1,0,null", ",0,1,[0],null")
          .replace(",0,4,null,null", ",0,4,[],null");

  @Test
  void noLeaseOfTheSecondSchemaBelongsToItsProject() throws Exception {
    State second = decode(SECOND);
    assertEquals(decode(FORMER), second);
    assertEquals(List.of(), second.places());
    assertEquals(List.of(), second.line());
    assertFalse(second.allocations().get(0).isOfProject());
  }

  @Test
  void presentSchemaHasALineAndPlaces() {
    assertThrows(
        DamagedStateException.class, () -> decode(SECOND.replace("schema\":2", "schema\":3")));
  }

  @Test
  void rowsOfOneSchemaUnderTheOtherAreDamage() {
    String unchecked = FORMER.replace("\"e90f778c\"", "null");
    assertThrows(
        DamagedStateException.class, () -> decode(unchecked.replace("schema\":1", "schema\":3")));
    assertThrows(
        DamagedStateException.class,
        () -> decode(unchecked.replace(",0,1,0,null", ",0,1,[0],null")));
  }
}

package dev.styxy.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.FailureCode;
import dev.styxy.model.Protocol;
import dev.styxy.model.StyxyException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReservedPortTest extends AllocatorScene {

  @BeforeEach
  void reserve() {
    settings =
        new Settings(
            settings.types(),
            settings.ttl(),
            List.of(),
            true,
            List.of(new Reservation(3000, "dev", "lobby", "always on")),
            settings.templates(),
            settings.autoAllocation());
  }

  @Test
  void itIsSkipped() {
    assertEquals(3001, port(Ask.of("dev")));
  }

  @Test
  void itIsRefusedEvenByNumber() {
    StyxyException refusal = refusal(Ask.of("dev").exactly(3000));
    assertEquals(FailureCode.HELD, refusal.code());
    assertEquals(
        "port 3000 is reserved for dev/lobby by the configuration (always on)",
        refusal.getMessage());
  }

  @Test
  void checkSaysWhatItIsKeptFor() {
    PortInspector inspector = new PortInspector(world.world(), settings);
    PortReport report =
        coordinator().run(turn -> inspector.inspect(turn, 3000, Protocol.TCP)).answer();
    assertEquals(Obstacle.RESERVED, report.obstacle().orElseThrow());
    assertTrue(report.suggestions().contains("styxy config show"));
  }
}

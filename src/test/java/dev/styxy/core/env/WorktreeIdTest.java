package dev.styxy.core.env;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.StyxyException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorktreeIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/a", "/home/me/Shop-Fix_2", "/x/2024", "/x/\u6f22", "/a b/c'd", ""})
  void itIsFitForADatabaseAndForCompose(String project) {
    assertTrue(WorktreeId.of(project).matches("[a-z][a-z0-9]{10,20}"), WorktreeId.of(project));
  }

  /** A new version must not rename anybody's database. */
  @Test
  void itStaysTheSame() {
    assertEquals("shoprr5a0nt476", WorktreeId.of("/home/me/shop"));
  }

  @Test
  void directoriesOfOneNameHaveDifferentOnes() {
    assertNotEquals(WorktreeId.of("/a/shop"), WorktreeId.of("/b/shop"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a\nb", "/a\u001bb"})
  void aPathThatNoVariableShouldHaveIsRefused(String project) {
    ServicePorts ports = new ServicePorts(project, Map.of(), 1);
    assertThrows(StyxyException.class, ports::project);
    assertTrue(ports.id().startsWith("ab"));
  }
}

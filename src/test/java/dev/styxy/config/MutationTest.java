package dev.styxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.MemoryBound;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import dev.styxy.store.Mutation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Configurations are damaged in thousands of ways; the seed of a failure is in its message. */
class MutationTest extends ConfigScene {
  private static final int MUTATIONS = 20_000;
  private static final String GOOD =
      """
      { // something of everything
        "ttl": "1h", "sticky": true, "lock_timeout": "10s", "exclude": [3306, "5900-5999", [1, 2]],
        "service_types": {
          "dev": { "env": ["PORT", "WEB_PORT"], "preferred_ports": [3000, 3001], "ttl": "45m" },
          "games": { "port_range": [7000, 7099], "instance_behavior": "single",
                     "manual_allocations": { "chess": { "port": 7001, "reason": "m\u00fcde \\u00e9" } } }
        },
        "auto_allocation": { "enabled": true, "placement": "smart", "min_port": 10000 },
        "auto_allocation_rules": { "web-*": { "chunk_size": 20, "preferred_range_start": 20000 } },
        "instance_templates": { "second": { "port_offsets": { "dev": 10, "*": 5 } } }, /* idle */
        "recovery": {}, "_remark": null,
      }
      """;

  private final MemoryBound memory = new MemoryBound();

  @Test
  void aDamagedConfigurationIsReadOrRefusedAndNothingElse() throws Throwable {
    byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
    user("{}");
    for (int seed = 0; seed < MUTATIONS; seed++) {
      Files.write(userFile, new Mutation(good, new Random(seed)).make());
      judge("seed " + seed);
    }
  }

  private void judge(String what) throws Throwable {
    memory.hold(
        what,
        () -> {
          try {
            load();
          } catch (StyxyException e) {
            assertEquals(FailureCode.CONFIG_INVALID, e.code(), what);
            assertTrue(e.getMessage().contains(userFile.toString()), what);
          }
        });
    memory.hold(what, () -> loader().check(Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"types\":{\"dev\":{\"env\":[\"A\",#",
        "{\"exclude\":[#[1,2],",
        "{\"exclude\":[#{},",
        "{#\"a\":1,",
        "{\"a\":#[",
        "{\"services\":{#\"a\":{},",
        "{\"a\":\"#\\u00e9",
        "#/**/"
      })
  void theLargestFilesOfNonsenseCostLittle(String pattern) throws Throwable {
    String head = pattern.substring(0, pattern.indexOf('#'));
    String piece = pattern.substring(pattern.indexOf('#') + 1);
    int times = piece.isEmpty() ? 0 : (ConfigText.LARGEST - head.length()) / piece.length();
    user(head + piece.repeat(times));
    judge(pattern);
  }
}

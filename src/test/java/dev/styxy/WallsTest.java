package dev.styxy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the walls between the packages; this is the only place that says which may use which. */
class WallsTest {
  private static final JavaClasses STYXY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.styxy");

  private static void hold(ArchRule rule) {
    rule.check(STYXY);
  }

  @Test
  void packagesKnowOnlyThoseBelowThem() {
    hold(
        layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.styxy..")
            .withOptionalLayers(true)
            .layer("main")
            .definedBy("dev.styxy")
            .layer("cli")
            .definedBy("dev.styxy.cli..")
            .layer("store")
            .definedBy("dev.styxy.store..")
            .layer("config")
            .definedBy("dev.styxy.config..")
            .layer("os")
            .definedBy("dev.styxy.os..")
            .layer("core")
            .definedBy("dev.styxy.core..")
            .layer("model")
            .definedBy("dev.styxy.model..")
            .layer("json")
            .definedBy("dev.styxy.json..")
            .layer("format")
            .definedBy("dev.styxy.format..")
            .whereLayer("main")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("main")
            .mayOnlyAccessLayers("cli", "store", "config", "os", "core", "model", "format")
            .whereLayer("cli")
            .mayOnlyAccessLayers("core", "model")
            .whereLayer("store")
            .mayOnlyAccessLayers("core", "model", "json")
            .whereLayer("config")
            .mayOnlyAccessLayers("core", "model", "json")
            .whereLayer("format")
            .mayOnlyAccessLayers("core", "model", "json")
            .whereLayer("os")
            .mayOnlyAccessLayers("core", "model")
            .whereLayer("core")
            .mayOnlyAccessLayers("model")
            .whereLayer("model")
            .mayNotAccessAnyLayer()
            .whereLayer("json")
            .mayNotAccessAnyLayer());
  }

  /** The rooms of the core from the ground up; those of one line do not know each other. */
  private static final List<List<String>> CORE =
      List.of(
          List.of("text", "system", "state", "settings", "shell"),
          List.of("owner", "hooks", "sandbox"),
          List.of("sweep", "document"),
          List.of("transaction"),
          List.of("types"),
          List.of("ports", "lease"),
          List.of("app"),
          List.of("allocate", "importing"),
          List.of("env"),
          List.of("run", "wait", "kill", "report", "doctor", "guard"),
          List.of("compose", "status", "take", "verify"),
          List.of("adopt"));

  @Test
  void roomsOfTheCoreKnowOnlyThoseBelowThem() {
    for (int line = 0; line < CORE.size(); line++) {
      for (String room : CORE.get(line)) {
        String[] forbidden =
            CORE.subList(line, CORE.size()).stream()
                .flatMap(List::stream)
                .filter(other -> !other.equals(room))
                .map(other -> "dev.styxy.core." + other + "..")
                .toArray(String[]::new);
        hold(
            noClasses()
                .that()
                .resideInAPackage("dev.styxy.core." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden));
      }
    }
  }

  @Test
  void everyRoomOfTheCoreHasItsPlace() {
    hold(
        classes()
            .that()
            .resideInAPackage("dev.styxy.core..")
            .should()
            .resideInAnyPackage(
                CORE.stream()
                    .flatMap(List::stream)
                    .map(room -> "dev.styxy.core." + room)
                    .toArray(String[]::new)));
  }

  @Test
  void noTwoPackagesKnowEachOther() {
    hold(slices().matching("dev.styxy.(**)").should().beFreeOfCycles());
  }

  @Test
  void theSystemIsAskedThroughItsInterfacesAlone() {
    hold(knowsOfTheCoreOnly("os", "system"));
  }

  @Test
  void theStoreKnowsTheStateAndNoUseCase() {
    hold(knowsOfTheCoreOnly("store", "state", "system", "settings", "text"));
  }

  private static ArchRule knowsOfTheCoreOnly(String area, String... rooms) {
    String[] others =
        CORE.stream()
            .flatMap(List::stream)
            .filter(room -> !List.of(rooms).contains(room))
            .map(room -> "dev.styxy.core." + room + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("dev.styxy." + area + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others);
  }

  @Test
  void modelKnowsOnlyValues() {
    hold(
        classes()
            .that()
            .resideInAPackage("dev.styxy.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.styxy.model..", "java.lang..", "java.util..", "java.time.."));
  }

  @Test
  void modelAsksNoClock() {
    hold(
        noClasses()
            .that()
            .resideInAPackage("dev.styxy.model..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class));
  }

  @Test
  void coreIsToldTheTime() {
    hold(
        noClasses()
            .that()
            .resideInAPackage("dev.styxy.core..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now"));
  }

  @Test
  void jnaLivesInOs() {
    hold(onlyIn("com.sun.jna..", "dev.styxy.os.."));
  }

  @Test
  void picocliLivesInCli() {
    hold(onlyIn("picocli..", "dev.styxy.cli.."));
  }

  @Test
  void yamlLivesInARoomOfItsOwn() {
    hold(onlyIn("org.snakeyaml..", "dev.styxy.format.yaml.."));
  }

  @Test
  void theFormatsKnowOfTheCoreTheirTreeAlone() {
    hold(knowsOfTheCoreOnly("format", "document"));
  }

  @Test
  void jacksonLivesWhereJsonIsReadOrWritten() {
    hold(onlyIn("com.fasterxml.jackson..", "dev.styxy.store..", "dev.styxy.cli.."));
  }

  /** The commands write fields; what writes, and what reads, is decided in one place each. */
  @Test
  void commandsMakeNoJacksonOfTheirOwn() {
    hold(
        noClasses()
            .that()
            .resideInAPackage("dev.styxy.cli..")
            .and()
            .doNotHaveFullyQualifiedName("dev.styxy.cli.invocation.Json")
            .and()
            .doNotHaveFullyQualifiedName("dev.styxy.cli.mcp.JsonReader")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(JsonFactory.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(JsonParser.class));
  }

  @Test
  void jacksonIsUsedAsAStream() {
    hold(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson.databind.."));
  }

  @Test
  void onlyMainTouchesTheProcessItRunsIn() {
    hold(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.styxy.Main")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class)
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .accessField(System.class, "in"));
  }

  private static ArchRule onlyIn(String library, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }
}

package dev.styxy.os.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramLookupTest {
  @TempDir private Path directory;
  private ProgramLookup lookup;

  @BeforeEach
  void makePrograms() throws Exception {
    for (String name : new String[] {"npm", "npm.cmd", "node.exe", "only-sh"}) {
      Files.createFile(directory.resolve(name));
    }
    lookup = new ProgramLookup("" + File.pathSeparator + "\"" + directory + "\"", ".EXE;.CMD");
  }

  private Optional<File> file(String name) {
    return Optional.of(directory.resolve(name).toFile());
  }

  @Test
  void endingsAreThoseOfPathext() {
    assertEquals(file("npm.cmd"), lookup.find("npm"));
    assertEquals(file("node.exe"), lookup.find("node"));
    assertEquals(file("node.exe"), lookup.find("node.exe"));
  }

  @Test
  void scriptOfAnotherShellIsNoProgram() {
    assertEquals(Optional.empty(), lookup.find("only-sh"));
  }

  @Test
  void pathIsTakenAsItIs() {
    String path = directory.resolve("npm").toString();
    assertEquals(file("npm"), lookup.find(path));
    assertEquals(Optional.empty(), lookup.find("./npm"));
  }

  /** Whoever made the project would choose what runs in it: pom.xml stands here. */
  @Test
  void workingDirectoryIsNotSearched() {
    assertEquals(Optional.empty(), lookup.find("pom.xml"));
  }

  @Test
  void usualEndingsServeWhereThereAreNone() {
    assertEquals(file("npm.cmd"), new ProgramLookup(directory.toString(), "").find("npm"));
  }
}

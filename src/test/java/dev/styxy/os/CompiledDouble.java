package dev.styxy.os;

import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import dev.styxy.Needs;
import dev.styxy.os.platform.JnaSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What tests need compiled: libraries of other systems, written again, and programs. */
public final class CompiledDouble {
  private static final List<String> COMPILE =
      List.of("-std=gnu11", "-Wall", "-Wextra", "-Werror", "-O1", "-shared", "-fPIC");

  /** RTLD_LAZY of dlopen(3) without RTLD_GLOBAL: its functions replace none of the system's. */
  private static final int ALONE = 1;

  private CompiledDouble() {}

  /**
   * Compiles the double, or skips the test where there is no compiler.
   *
   * @param source below {@code src/test/native}
   */
  public static Path compile(String source) throws IOException, InterruptedException {
    Needs.fact(Files.isDirectory(Path.of("/proc/self/fd")), "Linux");
    Path compiler = Needs.program("cc", "gcc libc6-dev");
    Path file = Path.of("src/test/native", source);
    Path folder = Files.createDirectories(Path.of("target", "native"));
    Path library = folder.resolve(source.replace('/', '-').replace(".c", ".so"));
    if (isCurrent(library, file.getParent())) {
      return library.toAbsolutePath();
    }
    Path made = Files.createTempFile(folder, "double", ".so");
    List<String> command = new ArrayList<>(List.of(compiler.toString()));
    command.addAll(COMPILE);
    command.addAll(List.of("-I", file.getParent().toString(), file.toString()));
    command.addAll(List.of("-o", made.toString()));
    run(command);
    Files.move(made, library, StandardCopyOption.REPLACE_EXISTING);
    return library.toAbsolutePath();
  }

  /** Compiles a program for this system, or skips the test where there is no compiler. */
  public static void compileProgram(String source, String program)
      throws IOException, InterruptedException {
    Path compiler = Needs.program("cc", "gcc libc6-dev");
    String file = Path.of("src/test/native", source).toString();
    run(List.of(compiler.toString(), "-Wall", "-Werror", "-O1", "-pthread", file, "-o", program));
  }

  private static boolean isCurrent(Path library, Path sources) throws IOException {
    if (!Files.exists(library)) {
      return false;
    }
    FileTime made = Files.getLastModifiedTime(library);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(sources)) {
      for (Path source : files) {
        if (Files.getLastModifiedTime(source).compareTo(made) >= 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Runs a compiler, which has nothing to say when all is well. */
  public static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    byte[] words = process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(new String(words, StandardCharsets.UTF_8));
    }
  }

  /** Loads what was compiled. */
  public static NativeLibrary load(Path library) {
    JnaSettings.apply();
    return NativeLibrary.getInstance(library.toString(), Map.of(Library.OPTION_OPEN_FLAGS, ALONE));
  }
}

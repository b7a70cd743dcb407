package dev.styxy;

import dev.styxy.cli.Cli;
import dev.styxy.cli.invocation.AnswerReader;
import dev.styxy.cli.invocation.Invocations;
import dev.styxy.cli.invocation.Surroundings;
import dev.styxy.cli.invocation.TerminalWidth;
import dev.styxy.core.text.Notices;
import dev.styxy.os.CurrentPlatform;
import dev.styxy.os.platform.Platform;
import dev.styxy.store.FileStateStore;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The composition root: the only place that knows all parts, and that touches the process itself.
 */
public final class Main {
  private static final int BUFFER_BYTES = 8192;

  private Main() {}

  /**
   * Runs one invocation and ends the process with its status. It halts because there is no hook to
   * run and nothing left to flush, and an orderly exit begins with a search for a logger (JDK 21
   * and later), which costs a fifth of an allocation.
   */
  public static void main(String[] arguments) {
    setUpPicocli();
    Runtime.getRuntime().halt(run(arguments));
  }

  /**
   * Spares picocli two look-ups that are never of use here: the closures of Groovy, for which it
   * would search the whole class path, and the converters of java.time and other types, since every
   * argument is read as text.
   */
  private static void setUpPicocli() {
    System.setProperty("picocli.disable.closures", "true");
    System.setProperty("picocli.converters.excludes", ".*");
  }

  private static int run(String[] arguments) {
    Platform platform = CurrentPlatform.open();
    if (arguments.length > 0 && !arguments[0].startsWith("-")) {
      // On the second processor, while the first reads the arguments.
      startDaemon("styxy-warm", () -> warm(platform));
    }
    PrintStream err = stream(FileDescriptor.err);
    Notices notices = new Notices();
    Map<String, String> environment = System.getenv();
    Path workingDirectory = Path.of(System.getProperty("user.dir"));
    TypedAnswers answers = new TypedAnswers(System.in, err);
    CompositionRoot root =
        new CompositionRoot(platform, environment, workingDirectory, notices, err, answers);
    Ends ends = new Ends(platform, environment);
    Surroundings surroundings =
        new Surroundings(
            environment,
            workingDirectory,
            terminals(System.getProperty("styxy.tty", "")),
            Main::version,
            System.in,
            ends,
            ends,
            ends);
    return new Cli(surroundings, root, notices, stream(FileDescriptor.out), err).run(arguments);
  }

  /** Without the memory for it, the first call loads what it needs, or says so. */
  private static void warm(Platform platform) {
    try {
      platform.warm();
      FileStateStore.warm();
    } catch (OutOfMemoryError e) {
      return;
    }
  }

  /** Begins what may go on until the process ends, and is cut off then. */
  private static void startDaemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    try {
      thread.start();
    } catch (OutOfMemoryError e) {
      return; // no thread more is allowed (ulimit -u): this one does it all, and later
    }
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES),
        false,
        StandardCharsets.UTF_8);
  }

  /** The launcher passes the digits of the descriptors that are terminals. */
  private static Set<Integer> terminals(String digits) {
    Set<Integer> terminals = new HashSet<>();
    for (int i = 0; i < digits.length(); i++) {
      terminals.add(digits.charAt(i) - '0');
    }
    return terminals;
  }

  /** Where the answer ends up. A class of its own, as a lambda would be linked at every start. */
  private static final class Ends implements TerminalWidth, AnswerReader, Supplier<Invocations> {
    private final Platform platform;
    private final Map<String, String> environment;

    Ends(Platform platform, Map<String, String> environment) {
      this.platform = platform;
      this.environment = environment;
    }

    @Override
    public OptionalInt columns() {
      return platform.terminalColumns();
    }

    @Override
    public OptionalInt rows() {
      return platform.terminalRows();
    }

    @Override
    public boolean isGone() {
      return platform.isReaderGone();
    }

    /** For a command that serves others; no other loads the class. */
    @Override
    public Invocations get() {
      return new ServedInvocations(platform, environment, this);
    }
  }

  /** Of the module of the private runtime, or of the jar. */
  static String version() {
    ModuleDescriptor module = Main.class.getModule().getDescriptor();
    String version =
        module == null
            ? Main.class.getPackage().getImplementationVersion()
            : module.rawVersion().orElse(null);
    return version == null ? "(not packaged)" : version;
  }
}

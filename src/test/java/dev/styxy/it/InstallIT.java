package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.it.InstalledTool.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code install.sh} puts where, and takes back. All other tests of the launcher run from a
 * whole installation; here the JDK is one that makes neither runtime nor archive, to be quick.
 */
class InstallIT {
  private static final Path SCRIPT = Path.of("install.sh").toAbsolutePath();
  private static final Path JAR = Path.of("target/styxy.jar").toAbsolutePath();

  @TempDir Path temp;
  private Path jdk;
  private Path prefix;

  @BeforeEach
  void prepare() throws IOException {
    jdk = temp.resolve("jdk");
    Path real = Path.of(System.getProperty("java.home"));
    Files.createDirectories(jdk.resolve("bin"));
    Files.copy(real.resolve("release"), jdk.resolve("release"));
    program("jar", "exec " + real.resolve("bin/jar") + " \"$@\"");
    program("javac", "exit 1");
    program("jlink", "exit 1");
    quickJava("echo dev/styxy/Main >\"${word#*=}\"");
    prefix = Files.createDirectory(temp.resolve("prefix"));
    Files.createDirectories(prefix.resolve("bin"));
    Files.writeString(prefix.resolve("bin/other"), "somebody else's");
    Files.createDirectories(prefix.resolve("share/man/man1"));
    Files.writeString(prefix.resolve("share/man/man1/other.1"), "somebody else's");
  }

  /** Does as it is told in a training run, makes no archive, and else is the real one. */
  private void quickJava(String training) throws IOException {
    program(
        "java",
        "for word in \"$@\"; do case $word in"
            + (" -XX:DumpLoadedClassList=*) " + training + "; exit ;;")
            + " -Xshare:dump) exit ;; esac; done\nexec "
            + Path.of(System.getProperty("java.home"), "bin/java")
            + " \"$@\"");
  }

  private void program(String name, String script) throws IOException {
    Path file = jdk.resolve("bin").resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Result script(Map<String, String> variables, String... words) {
    try {
      return InstalledTool.finish(beginning(variables, words));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Process beginning(Map<String, String> variables, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(temp.toFile());
    builder.environment().remove("DESTDIR");
    builder.environment().putAll(variables);
    return builder.start();
  }

  private Result install(String where, String jar) {
    return script(Map.of(), "--prefix", where, "--jdk", jdk.toString(), "--from-jar", jar);
  }

  private Result install() {
    return install("prefix", JAR.toString());
  }

  private static List<String> listing(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toString).sorted().toList();
    }
  }

  private List<Path> versions() throws IOException {
    try (Stream<Path> files = Files.list(prefix.resolve("lib/styxy"))) {
      return files.filter(Files::isDirectory).sorted().toList();
    }
  }

  private Path newVersion(List<Path> before) throws IOException {
    Result installed = install();
    assertEquals(0, installed.status(), installed.all());
    List<Path> added = new ArrayList<>(versions());
    added.removeAll(before);
    assertEquals(1, added.size(), added.toString());
    return added.get(0);
  }

  @Test
  void anUpgradeKeepsTheVersionThatMayBeRunningAndUninstallingKeepsWhatIsOthers() throws Exception {
    List<String> before = listing(temp);
    Path first = newVersion(List.of());
    Result version = run(prefix.resolve("bin/styxy"), "--version");
    assertTrue(version.out().startsWith("styxy "), version.all());
    Path second = newVersion(List.of(first));
    assertEquals(List.of(first, second).stream().sorted().toList(), versions());
    Path third = newVersion(List.of(first, second));
    assertEquals(List.of(second, third).stream().sorted().toList(), versions());
    Result gone = script(Map.of(), "--prefix", prefix.toString(), "--uninstall");
    assertEquals(0, gone.status(), gone.all());
    assertEquals(before, listing(temp));
  }

  private Result run(Path program, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(words));
    return InstalledTool.finish(new ProcessBuilder(command).directory(temp.toFile()).start());
  }

  @Test
  void foldersThatItMadeAboveThePrefixGoWithItWhenTheyAreEmpty() throws Exception {
    List<String> before = listing(temp);
    assertEquals(0, install("new/and/deep", JAR.toString()).status());
    // An upgrade does not forget what the first one has made.
    assertEquals(0, install("new/and/deep", JAR.toString()).status());
    assertEquals(0, script(Map.of(), "--prefix", "new/and/deep", "--uninstall").status());
    assertEquals(before, listing(temp));
    assertEquals(0, install("new/and/deep", JAR.toString()).status());
    Path others = Files.writeString(temp.resolve("new/mine"), "");
    assertEquals(0, script(Map.of(), "--prefix", "new/and/deep", "--uninstall").status());
    assertTrue(Files.exists(others));
    assertFalse(Files.exists(temp.resolve("new/and")));
  }

  /** A JDK with what a build needs, and a Maven that needs the network first. */
  private Result build(String where, String maven, String... as) throws IOException {
    program("javac", "exit 1");
    program("mvn", "case \" $* \" in *' -o '*) exit 1 ;; esac\n" + maven);
    Path tree = Files.createDirectories(temp.resolve("tree/src/launcher"));
    Files.copy(SCRIPT, temp.resolve("tree/install.sh"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.copy(Path.of("pom.xml"), temp.resolve("tree/pom.xml"));
    Files.copy(Path.of("src/launcher/styxy"), tree.resolve("styxy"));
    Path parts = Files.createDirectories(temp.resolve("tree/src/dist"));
    for (String part : List.of("assemble.sh", "train.sh", "archive")) {
      Files.copy(Path.of("src/dist", part), parts.resolve(part));
    }
    List<String> command = new ArrayList<>(List.of(as));
    command.addAll(List.of(temp + "/tree/install.sh", "--prefix", where, "--jdk", "" + jdk));
    ProcessBuilder builder = new ProcessBuilder(command).directory(temp.toFile());
    builder.environment().put("PATH", jdk.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().put("SHELL", "/bin/zsh");
    return InstalledTool.finish(builder.start());
  }

  @Test
  void whatMavenDownloadsIsToldAndWhatItWarnsOfIsNot() throws Exception {
    String download = "echo 'Downloaded from central: https://x/y.jar (6.5 MB at 3.1 MB/s)'\n";
    Result built =
        build(
            "prefix",
            "echo 'WARNING: sun.misc.Unsafe' >&2\nprintf '\\033[0m'\n"
                + download.repeat(4)
                + "mkdir -p target && cp "
                + JAR
                + " target/styxy.jar\n");
    assertEquals(0, built.status(), built.all());
    assertTrue(built.out().startsWith("building styxy.jar with " + jdk + "\n"), built.all());
    assertTrue(built.out().contains("about 60 MB the first time\n  13 MB, 2 files\n"));
    assertTrue(built.out().contains("\n  26 MB, 4 files: done\n"), built.all());
    assertTrue(
        built
            .out()
            .endsWith(
                prefix
                    + "/bin is not on your PATH; add to ~/.zshrc: export PATH=\""
                    + prefix
                    + "/bin:$PATH\"\n"),
        built.all());
    assertFalse(built.all().contains("\033") || built.all().contains("Unsafe"), built.all());
  }

  @Test
  void aBuildThatFailsSaysWhy() throws Exception {
    Result wrong = build("prefix", "echo '[ERROR] no network'\necho more\nexit 1");
    assertEquals(1, wrong.status(), wrong.all());
    assertEquals("[ERROR] no network\ninstall.sh: the build failed\n", wrong.err());
  }

  @Test
  void aMavenThatDoesNotStartIsHeardToo() throws Exception {
    Result wrong = build("prefix", "echo 'no such JVM option' >&2\nexit 1");
    assertEquals("no such JVM option\ninstall.sh: the build failed\n", wrong.err());
  }

  @Test
  void aPrefixThatCannotBeWrittenToIsFoundBeforeTheBuild() throws Exception {
    Files.writeString(temp.resolve("file"), "");
    Result refused = build("file/deep", "exit 9");
    assertEquals(1, refused.status(), refused.all());
    assertEquals("", refused.out());
    assertTrue(refused.err().contains(temp + "/file is not a directory"), refused.all());
  }

  @Test
  void aPrefixOfSomebodyElseIsRefusedWithWhatToDo() throws Exception {
    // Root may write everywhere unless it gives that up.
    String[] obeying = {
      Needs.program("setpriv", "util-linux").toString(), "--bounding-set=-dac_override"
    };
    boolean isRoot = "root".equals(System.getProperty("user.name"));
    Path closed = Files.createDirectory(temp.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    Result refused = build("closed/deep", "exit 9", isRoot ? obeying : new String[0]);
    assertEquals(1, refused.status(), refused.all());
    assertTrue(refused.err().contains("you may not write to " + closed), refused.all());
    assertTrue(refused.err().contains("--prefix DIR"), refused.all());
  }

  @Test
  void aJavaRuntimeAloneIsNamedAsSuch() throws Exception {
    Files.delete(jdk.resolve("bin/javac"));
    Result refused = script(Map.of(), "--prefix", "prefix", "--jdk", jdk.toString());
    assertEquals(2, refused.status(), refused.all());
    assertTrue(refused.err().contains("is only a Java runtime (a JRE)"), refused.all());
  }

  @Test
  void aRelativeDestdirIsThatOfTheCaller() throws Exception {
    Map<String, String> staged = Map.of("DESTDIR", "stage");
    Result installed =
        script(
            staged,
            "--prefix=/opt/styxy",
            "--jdk=" + jdk,
            "--from-jar=" + temp.relativize(temp.resolve("styxy.jar")));
    assertEquals(2, installed.status(), installed.all());
    Files.copy(JAR, temp.resolve("styxy.jar"));
    installed = script(staged, "--prefix=/opt/styxy", "--jdk=" + jdk, "--from-jar=styxy.jar");
    assertEquals(0, installed.status(), installed.all());
    Result version = run(temp.resolve("stage/opt/styxy/bin/styxy"), "--version");
    assertTrue(version.out().startsWith("styxy "), version.all());
    assertEquals(0, script(staged, "--prefix=/opt/styxy", "--uninstall").status());
    assertFalse(Files.exists(temp.resolve("stage/opt/styxy")));
  }

  @Test
  void aFirstInstallationThatFailsLeavesNothing() throws Exception {
    quickJava(":");
    List<String> before = listing(temp);
    for (String where : List.of("prefix", "new/and/deep")) {
      Result failed = install(where, JAR.toString());
      assertEquals(1, failed.status(), failed.all());
      assertTrue(failed.err().startsWith("install.sh: the training runs"), failed.all());
      assertEquals(before, listing(temp));
    }
  }

  @Test
  void aFirstInstallationThatIsEndedLeavesNothing() throws Exception {
    Path pid = temp.resolve("pid");
    quickJava("kill -TERM $(cat " + pid + ")");
    Files.createFile(pid);
    List<String> before = listing(temp);
    String words = " --prefix prefix --jdk " + jdk + " --from-jar " + JAR;
    Result ended = run(Path.of("/bin/sh"), "-c", "echo $$ >" + pid + "; exec " + SCRIPT + words);
    assertEquals(1, ended.status(), ended.all());
    assertEquals(before, listing(temp));
  }

  @Test
  void twoAtOnceInstallOneAfterTheOther() throws Exception {
    Path begun = temp.resolve("begun");
    Path go = temp.resolve("go");
    quickJava(
        ">"
            + begun
            + "; until [ -e "
            + go
            + " ]; do sleep 0.1; done;"
            + " echo dev/styxy/Main >\"${word#*=}\"");
    String[] words = {"--prefix", "prefix", "--jdk", "" + jdk, "--from-jar", "" + JAR};
    Process first = beginning(Map.of(), words);
    Deadline.await(() -> Files.exists(begun));
    Process second = beginning(Map.of(), words);
    BufferedReader told = second.inputReader();
    try {
      assertEquals("waiting: another install.sh is at work in " + prefix, told.readLine());
    } finally {
      Files.createFile(go);
    }
    Result done = InstalledTool.finish(first);
    assertEquals(0, done.status(), done.all());
    String rest = told.lines().collect(Collectors.joining("\n"));
    assertEquals(0, second.waitFor(), rest);
    assertEquals(2, versions().size(), rest);
    assertEquals(0, run(prefix.resolve("bin/styxy"), "--version").status());
  }

  /** A flock(1) that cannot lock, which is as good as none: macOS has none. */
  private Map<String, String> withoutFlock() throws IOException {
    program("flock", "exit 65");
    return Map.of("PATH", jdk.resolve("bin") + ":" + System.getenv("PATH"));
  }

  private Path lockOf(long pid) throws IOException {
    String host = run(Path.of("/bin/sh"), "-c", "uname -n").out().strip();
    return Files.createSymbolicLink(prefix.resolve(".styxy-install"), Path.of(pid + "@" + host));
  }

  @Test
  void withoutFlockALiveOneIsWaitedForAsWell() throws Exception {
    assertEquals(0, install().status());
    Path lock = lockOf(ProcessHandle.current().pid());
    Process waiting = beginning(withoutFlock(), "--prefix", "prefix", "--uninstall");
    BufferedReader told = waiting.inputReader();
    assertEquals("waiting: another install.sh is at work in " + prefix, told.readLine());
    Files.delete(lock);
    assertTrue(told.readLine().startsWith("removed styxy from "));
    assertEquals(0, waiting.waitFor());
    assertFalse(Files.exists(lock, LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void withoutFlockADeadOneIsNotWaitedForForEver() throws Exception {
    assertEquals(0, install().status());
    Process dead = new ProcessBuilder("/bin/sh", "-c", ":").start();
    dead.waitFor();
    Path lock = lockOf(dead.pid());
    Result gone = script(withoutFlock(), "--prefix", "prefix", "--uninstall");
    assertEquals(0, gone.status(), gone.all());
    assertFalse(Files.exists(lock, LinkOption.NOFOLLOW_LINKS));
    assertFalse(Files.exists(prefix.resolve("lib")));
  }

  @Test
  void aBrokenJarIsToldInALine() throws Exception {
    byte[] whole = Files.readAllBytes(JAR);
    Files.write(temp.resolve("half.jar"), java.util.Arrays.copyOf(whole, whole.length / 2));
    Files.writeString(temp.resolve("text.jar"), "<html>not found</html>");
    List<String> before = listing(temp);
    for (String jar : List.of("half.jar", "text.jar", "none.jar", ".")) {
      Result refused = install("prefix", jar);
      assertEquals(2, refused.status(), refused.all());
      assertEquals(1, refused.err().lines().count(), refused.all());
      assertTrue(refused.err().startsWith("install.sh: " + temp), refused.all());
      assertEquals(before, listing(temp));
    }
  }

  /** A package without a runtime, which a Java that is there can run. */
  private Path pack() throws IOException {
    Path home = Files.createDirectories(temp.resolve("made/styxy/lib/styxy/9.9"));
    Files.copy(JAR, home.resolve("styxy.jar"));
    Path bin = Files.createDirectories(temp.resolve("made/styxy/bin"));
    String launcher = Files.readString(Path.of("src/launcher/styxy"));
    Files.writeString(
        bin.resolve("styxy"), launcher.replace("@VERSION@", "9.9").replace("@NATIVE_ACCESS@", ""));
    Path manual = Files.createDirectories(temp.resolve("made/styxy/share/man/man1"));
    Files.writeString(manual.resolve("styxy.1"), ".TH styxy 1");
    Path packed = Files.createDirectories(temp.resolve("packed")).resolve("styxy-9.9.tar.gz");
    Result tar =
        run(Path.of("/bin/sh"), "-c", "tar -czf " + packed + " -C " + temp + "/made styxy");
    assertEquals(0, tar.status(), tar.all());
    return packed;
  }

  @Test
  void aPackageIsInstalledWithoutAJdkAndGoesAsItCame() throws Exception {
    Path packed = pack();
    List<String> before = listing(temp);
    Map<String, String> withoutJdk = Map.of("JAVA_HOME", "/nowhere", "PATH", "/usr/bin:/bin");
    Result installed = script(withoutJdk, "--prefix", "prefix", "--from", packed.toString());
    assertEquals(0, installed.status(), installed.all());
    assertTrue(Files.exists(prefix.resolve("share/man/man1/styxy.1")));
    Result version = run(prefix.resolve("bin/styxy"), "--version");
    assertTrue(version.out().startsWith("styxy "), version.all());
    assertTrue(versions().get(0).getFileName().toString().startsWith("9.9-"), "" + versions());
    assertEquals(0, script(Map.of(), "--prefix", "prefix", "--uninstall").status());
    assertEquals(before, listing(temp));
  }

  @Test
  void aPackageThatDiffersFromItsSumIsNotInstalled() throws Exception {
    Path packed = pack();
    String sums = "0".repeat(64) + "  styxy-9.9.tar.gz\n";
    Files.writeString(packed.resolveSibling("SHA256SUMS"), sums);
    List<String> before = listing(temp);
    Result refused = script(Map.of(), "--prefix", "prefix", "--from", packed.toString());
    assertEquals(1, refused.status(), refused.all());
    assertTrue(refused.err().contains("download it again"), refused.all());
    assertEquals(before, listing(temp));
  }

  @Test
  void aPackageThatIsNoneIsToldInALine() throws Exception {
    Path packed = pack();
    byte[] whole = Files.readAllBytes(packed);
    Files.write(packed, java.util.Arrays.copyOf(whole, whole.length / 2));
    List<String> before = listing(temp);
    for (String from : List.of(packed.toString(), JAR.toString(), "/nowhere.tar.gz")) {
      Result refused = script(Map.of(), "--prefix", "prefix", "--from", from);
      assertTrue(refused.status() == 1 || refused.status() == 2, refused.all());
      assertEquals(1, refused.err().lines().count(), refused.all());
      assertEquals(before, listing(temp));
    }
  }

  @Test
  void whatIsMistypedIsStatusTwoAndALine() {
    for (List<String> words :
        List.of(
            List.of("--prefix"),
            List.of("--prefix="),
            List.of("--from-jar", ""),
            List.of("--from", "a.tar.gz", "--from-jar", "b.jar"),
            List.of("--nonsense"),
            List.of("--prefix", "a:b"),
            List.of("--prefix", "prefix", "--jdk", "/nowhere"))) {
      Result refused = script(Map.of(), words.toArray(String[]::new));
      assertEquals(2, refused.status(), words + ": " + refused.all());
      assertEquals(1, refused.err().lines().count(), refused.all());
    }
  }
}

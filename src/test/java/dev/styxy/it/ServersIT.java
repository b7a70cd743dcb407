package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.it.InstalledTool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real servers run on the port that they are given, while it is held for them. */
class ServersIT {
  @TempDir Path home;
  @TempDir Path project;
  private InstalledTool styxy;

  @BeforeEach
  void prepare() {
    styxy = new InstalledTool(home.resolve("state"), project);
  }

  /** Runs it, waits for it, talks to it, sees that it is the holder, ends it. */
  private void works(String type, String... command) {
    String[] arguments =
        Stream.concat(Stream.of("-s", type, "-n", "server", "--"), Stream.of(command))
            .toArray(String[]::new);
    try (Started server = Started.run(styxy, arguments)) {
      Result waited = styxy.run("wait", "server", "--timeout", "1m");
      assertEquals(0, waited.status(), waited.all());
      var listed = server.listed("server");
      assertEquals("listening", listed.get("state"));
      assertTrue(Started.answers(server.port("server")));
      Result killed = styxy.run("kill", "server", "--grace", "30s");
      assertEquals(0, killed.status(), killed.all());
      server.exit();
      assertEquals(0, styxy.run("wait", "server", "--free", "--timeout", "1m").status());
      assertEquals("", styxy.run("list").out());
    }
  }

  @Test
  void pythonsHttpServer() {
    Needs.program("python3");
    works("dev", "python3", "-m", "http.server", "{port}", "--bind", "127.0.0.1");
  }

  @Test
  void nodesHttpServer() {
    Needs.program("node", "nodejs");
    works("dev", "node", "-e", "require('http').createServer().listen(process.env.PORT)");
  }

  @Test
  void javasServerSocket() throws IOException {
    Files.writeString(
        project.resolve("Serve.java"),
        "class Serve { public static void main(String[] args) throws Exception {"
            + " try (var server = new java.net.ServerSocket(Integer.parseInt(args[0]))) {"
            + " while (true) server.accept().close(); } } }");
    String java = ProcessHandle.current().info().command().orElse("java");
    works("api", java, "Serve.java", "{port}");
  }

  @Test
  void nginx() throws IOException {
    Needs.program("nginx", "nginx-light");
    Files.writeString(
        project.resolve("nginx.template"),
        "daemon off; master_process on; pid nginx.pid; error_log stderr; events {}\n"
            + "http { access_log off; server { listen 127.0.0.1:PORT; } }\n");
    works(
        "proxy",
        "sh",
        "-c",
        "sed s/PORT/$PORT/ nginx.template >nginx.conf && exec nginx -p . -c nginx.conf");
  }

  @Test
  void redis() {
    Needs.program("redis-server");
    works(
        "infrastructure",
        "redis-server",
        "--port",
        "{port}",
        "--bind",
        "127.0.0.1",
        "--save",
        "",
        "--dir",
        project.toString());
  }

  @Test
  void postgres() throws IOException {
    Path bin = postgresFolder();
    boolean isRoot = Needs.isRoot();
    String as = isRoot ? "runuser -u postgres -- " : "";
    Path data = Files.createTempDirectory("styxy-postgres");
    if (isRoot) {
      styxy.runCommand("chown", "postgres", data.toString());
    }
    try {
      Result made =
          styxy.runCommand(
              "sh", "-c", as + bin + "/initdb -D " + data + " -A trust --no-sync >/dev/null");
      assertEquals(0, made.status(), made.all());
      works(
          "database",
          "sh",
          "-c",
          "exec "
              + as
              + bin
              + "/postgres -D "
              + data
              + " -k "
              + data
              + " -p $PORT -c listen_addresses=localhost");
    } finally {
      styxy.runCommand("rm", "-rf", data.toString());
    }
  }

  static Path postgresFolder() throws IOException {
    Path all = Path.of("/usr/lib/postgresql");
    Needs.directory(all, "postgresql");
    try (Stream<Path> versions = Files.list(all)) {
      return versions.sorted().reduce((one, other) -> other).orElseThrow().resolve("bin");
    }
  }

  @Test
  void aServerThatRestartsKeepsItsPort() throws IOException {
    Files.writeString(
        project.resolve("Twice.java"),
        "class Twice { public static void main(String[] args) throws Exception {"
            + " for (int i = 0; i < 2; i++)"
            + " try (var server = new java.net.ServerSocket(Integer.parseInt(args[0]))) {"
            + " server.accept().close(); }"
            + " System.in.read(); } }");
    String java = ProcessHandle.current().info().command().orElse("java");
    String[] twice = {"-n", "server", "--", java, "Twice.java", "{port}"};
    try (Started server = Started.run(styxy, twice)) {
      int port = server.port("server");
      Deadline.await(() -> Started.answers(port));
      Deadline.await(() -> Started.answers(port));
      Deadline.await(() -> !Started.answers(port));
      assertEquals(1, styxy.run("check", Integer.toString(port)).status());
    }
  }
}

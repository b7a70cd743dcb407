package dev.styxy.os.windows;

import dev.styxy.Needs;
import dev.styxy.os.CompiledDouble;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the code says of Windows' structures is what mingw-w64's headers say. */
class WindowsLayoutsTest {
  @TempDir private Path directory;
  private final List<String> numbers = new ArrayList<>();

  private void define(String name, int value) {
    numbers.add("-D" + name + "=" + value);
  }

  private void define(String kind, SocketTable table) {
    define(kind + "_ROW", table.rowSize());
    define(kind + "_ADDRESS", table.address());
    define(kind + "_ADDRESS_SIZE", table.addressSize());
    define(kind + "_PORT", table.port());
    define(kind + "_PID", table.pid());
  }

  @Test
  void structuresAndNumbersAreThoseOfTheHeaders() throws Exception {
    Path compiler = Needs.program("x86_64-w64-mingw32-gcc", "gcc-mingw-w64-x86-64");
    define("TABLE_ROWS", SocketTable.COUNT_SIZE);
    define("TCP4", SocketTable.TCP4);
    define("TCP6", SocketTable.TCP6);
    define("UDP4", SocketTable.UDP4);
    define("UDP6", SocketTable.UDP6);
    define("TCP_CLASS", IpHelper.TCP_TABLE_OWNER_PID_LISTENER);
    define("UDP_CLASS", IpHelper.UDP_TABLE_OWNER_PID);
    define("FAMILY_4", IpHelper.AF_INET);
    define("FAMILY_6", IpHelper.AF_INET6);
    define("BUFFER_ERROR", IpHelper.ERROR_INSUFFICIENT_BUFFER);
    define("LIMITS_CLASS", Kernel32.EXTENDED_LIMITS);
    define("LIMITS_SIZE", Kernel32.LIMITS_SIZE);
    define("LIMITS_FLAGS", CommandJob.LIMIT_FLAGS);
    define("KILL_FLAG", CommandJob.JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE);
    define("BREAKAWAY_FLAG", CommandJob.JOB_OBJECT_LIMIT_BREAKAWAY_OK);
    List<String> command = new ArrayList<>(List.of(compiler.toString(), "-std=c11", "-Wall"));
    command.addAll(List.of("-Wextra", "-Werror", "-c", "src/test/native/windows/layouts.c"));
    command.addAll(List.of("-o", directory.resolve("layouts.o").toString()));
    command.addAll(numbers);
    CompiledDouble.run(command);
  }
}

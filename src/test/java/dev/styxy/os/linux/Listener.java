package dev.styxy.os.linux;

import dev.styxy.os.linux.exec.LibCExec;
import dev.styxy.os.posix.NativeStrings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A server that does nothing but have a socket: a process of its own, which says {@code PORT INODE
 * PID} and stays until its input ends.
 */
public final class Listener {
  private static final int OPTIONS = 3;

  private Listener() {}

  /**
   * Has a socket.
   *
   * @param words {@code tcp} (listens), {@code bound} (only bound) or {@code udp}; the address; the
   *     port, or 0 for any; then options of sockets by their names in C, and of this: {@code
   *     times=N} for so many sockets, {@code files=N} for so many open files beside, {@code stay}
   *     to stay whatever becomes of its input, {@code sh=SCRIPT} to become a script of sh that has
   *     the socket, and finds its number in PORT
   */
  public static void main(String[] words) throws IOException {
    List<String> options = new ArrayList<>(Arrays.asList(words).subList(OPTIONS, words.length));
    String script = take(options, "sh=", "");
    boolean stays = options.remove("stay");
    List<InputStream> files = open(Integer.parseInt(take(options, "files=", "0")));
    int times = Integer.parseInt(take(options, "times=", "1"));
    RawSocket socket = socket(words, options);
    for (int i = 1; i < times; i++) {
      socket = socket(words, options);
    }
    if (!script.isEmpty()) {
      become(script, socket);
    }
    System.out.println(socket.port() + " " + socket.inode() + " " + ProcessHandle.current().pid());
    stay(stays);
    for (InputStream file : files) {
      file.close();
    }
  }

  private static String take(List<String> options, String name, String otherwise) {
    for (String option : options) {
      if (option.startsWith(name)) {
        options.remove(option);
        return option.substring(name.length());
      }
    }
    return otherwise;
  }

  private static List<InputStream> open(int count) throws IOException {
    List<InputStream> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(Files.newInputStream(Path.of("/dev/null")));
    }
    return files;
  }

  private static RawSocket socket(String[] words, List<String> options) throws IOException {
    int type = words[0].equals("udp") ? RawSocket.SOCK_DGRAM : RawSocket.SOCK_STREAM;
    RawSocket socket = new RawSocket(type, InetAddress.getByName(words[1]));
    for (String option : options) {
      socket.with(option);
    }
    socket.bind(Integer.parseInt(words[2]));
    return words[0].equals("tcp") ? socket.listen() : socket;
  }

  private static void become(String script, RawSocket socket) throws IOException {
    List<String> variables = new ArrayList<>(List.of("PORT=" + socket.port()));
    System.getenv().forEach((name, value) -> variables.add(name + "=" + value));
    List<String> words = List.of("sh", "-c", script);
    try (NativeStrings environment = new NativeStrings(variables)) {
      int error = LibCExec.execve("/bin/sh", words, environment.pointer());
      throw new IOException("execve: " + LibCExec.message(error));
    }
  }

  private static void stay(boolean forEver) throws IOException {
    System.in.transferTo(OutputStream.nullOutputStream());
    while (forEver) {
      LockSupport.park();
    }
  }
}

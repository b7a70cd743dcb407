package dev.styxy.store;

import dev.styxy.store.file.FileOps;
import dev.styxy.store.file.NioFileOps;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk on which the n-th operation goes wrong. When the process is said to have died, nothing
 * after it happens either, and {@link #closeAll} does what the kernel would.
 */
final class FaultyFileOps implements InvocationHandler {

  /** What goes wrong. */
  enum Fault {
    /** The operation fails, once. */
    FAILS,
    /** It fails, and so does every one that follows. */
    FAILS_FOR_GOOD,
    /** The process dies before it. */
    DIES_BEFORE,
    /** The process dies after it; of a write, half is done. */
    DIES_AFTER
  }

  /** The end of a process, which no code of it can catch. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final FileOps disk = new NioFileOps();
  private final List<FileChannel> opened = new ArrayList<>();
  private final List<String> operations = new ArrayList<>();
  private final Fault fault;
  private final int at;
  private boolean isDead;

  FaultyFileOps(Fault fault, int at) {
    this.fault = fault;
    this.at = at;
  }

  FileOps disk() {
    return (FileOps)
        Proxy.newProxyInstance(
            FileOps.class.getClassLoader(), new Class<?>[] {FileOps.class}, this);
  }

  /** The names of the operations so far, in order. */
  List<String> operations() {
    return operations;
  }

  /** Whether the operation at which it goes wrong has come. */
  boolean isReached() {
    return operations.size() >= at;
  }

  void closeAll() throws IOException {
    for (FileChannel channel : opened) {
      channel.close();
    }
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (isDead) {
      throw new Death();
    }
    operations.add(method.getName());
    int number = operations.size();
    if (number == at || (number > at && fault == Fault.FAILS_FOR_GOOD)) {
      return goWrong(method, arguments);
    }
    return call(method, arguments);
  }

  private Object goWrong(Method method, Object[] arguments) throws Throwable {
    switch (fault) {
      case FAILS, FAILS_FOR_GOOD -> {
        writeHalf(method, arguments);
        if (method.getName().equals("close")) {
          call(method, arguments); // close(2) frees the descriptor even when it fails
        }
        throw new IOException("No space left on device");
      }
      case DIES_AFTER -> {
        if (!writeHalf(method, arguments)) {
          call(method, arguments);
        }
      }
      default -> {}
    }
    isDead = true;
    throw new Death();
  }

  private boolean writeHalf(Method method, Object[] arguments) throws IOException {
    if (!method.getName().equals("write")) {
      return false;
    }
    ByteBuffer bytes = ((ByteBuffer) arguments[1]).duplicate();
    bytes.limit(bytes.position() + bytes.remaining() / 2);
    disk.write((FileChannel) arguments[0], bytes);
    return true;
  }

  private Object call(Method method, Object[] arguments) throws Throwable {
    try {
      Object result = method.invoke(disk, arguments);
      if (result instanceof FileChannel channel) {
        opened.add(channel);
      }
      return result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}

package dev.styxy.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file operations that the store uses, one method per step that can fail. Tests insert one that
 * fails or dies at the n-th step.
 */
public interface FileOps {

  /** What is at a path, without following a link; absent when there is nothing. */
  Optional<FileFacts> facts(Path path) throws IOException;

  /** Whether anything is at a path, without following a link: cheaper than {@link #facts}. */
  boolean isThere(Path path) throws IOException;

  /** What a path leads to, links followed; absent when it leads nowhere. */
  Optional<FileFacts> target(Path path) throws IOException;

  /** Makes a directory that only its owner may enter, whatever the umask. */
  void createDirectory(Path directory) throws IOException;

  /** Makes a directory its owner's alone; a link is not followed. */
  void tighten(Path directory) throws IOException;

  /** Makes a new file, 0600 whatever the umask, open for writing; fails when the name is taken. */
  FileChannel create(Path file) throws IOException;

  /** The same, but everybody may read it: 0644. */
  FileChannel createShown(Path file) throws IOException;

  /** Opens an existing file for reading and writing; a link is not followed. */
  FileChannel open(Path file) throws IOException;

  /** Opens an existing file for appending; a link is not followed. */
  FileChannel openForAppend(Path file) throws IOException;

  /** Reads a whole file; a link is not followed. */
  byte[] read(Path file) throws IOException;

  /** Reads at most so many bytes from the end of a file; a link is not followed. */
  byte[] readEnd(Path file, int most) throws IOException;

  /** Whether a file is empty or its last line is complete; a link is not followed. */
  boolean endsWithNewline(Path file) throws IOException;

  /** Writes all of the buffer. */
  void write(FileChannel channel, ByteBuffer bytes) throws IOException;

  /** Returns when the file's content is on the disk. */
  void sync(FileChannel channel) throws IOException;

  void close(FileChannel channel) throws IOException;

  /** Returns when the directory's names are on the disk. */
  void syncDirectory(Path directory) throws IOException;

  /** Renames a file atomically, replacing what has that name. */
  void rename(Path from, Path to) throws IOException;

  /** Removes a file, a link or an empty directory; that nothing is there is not an error. */
  void delete(Path path) throws IOException;

  /** The names in a directory, in no order. */
  List<String> names(Path directory) throws IOException;

  /** At most so many of the names in a directory, in no order. */
  List<String> names(Path directory, int most) throws IOException;

  /** When a file was changed last, in wall clock milliseconds; a link is not followed. */
  long modified(Path file) throws IOException;
}

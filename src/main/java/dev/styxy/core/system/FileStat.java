package dev.styxy.core.system;

/**
 * What stat(2) says of a file.
 *
 * @param mode with the type of the file
 */
public record FileStat(int mode, long uid, int links, long device, long inode, long size) {

  /** Nothing is at the path. */
  public static final FileStat NOTHING = new FileStat(0, 0, 0, 0, 0, 0);

  public boolean isThere() {
    return this != NOTHING;
  }
}

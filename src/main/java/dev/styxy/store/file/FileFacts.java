package dev.styxy.store.file;

/**
 * What the file system knows about one path.
 *
 * @param mode the permission bits with set-id and sticky; 0 where the system has none
 * @param uid the owner; negative where the system has none
 * @param links how many names the file has; 1 where the system does not count
 * @param device the device that it is on, as stat(2) numbers it; 0 where there is none
 * @param inode its number on the device; 0 where there is none
 */
public record FileFacts(
    Kind kind, int mode, long uid, int links, long device, long inode, long size) {

  /** The kinds of file that the store distinguishes. */
  public enum Kind {
    FILE("a regular file"),
    DIRECTORY("a directory"),
    LINK("a symbolic link"),
    OTHER("a FIFO, socket or device");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** For messages. */
    String words() {
      return words;
    }
  }

  private static final int WRITABLE_BY_GROUP_OR_OTHERS = 0022;
  private static final int WRITABLE_BY_OTHERS = 0002;
  private static final int STICKY = 01000;
  private static final long ROOT = 0;

  boolean isWritableByOthersThanOwner() {
    return (mode & WRITABLE_BY_GROUP_OR_OTHERS) != 0;
  }

  /** A directory in which anybody may rename what belongs to somebody else. */
  public boolean isFreeForAll() {
    return (mode & WRITABLE_BY_OTHERS) != 0 && (mode & STICKY) == 0;
  }

  /** A directory in which a group or anybody may rename what belongs to somebody else. */
  public boolean isSharedUnprotected() {
    return isWritableByOthersThanOwner() && (mode & STICKY) == 0;
  }

  /**
   * Whether it belongs to neither the user nor root. The owner of a directory may rename what is in
   * it whatever its mode and sticky bit say (chmod(2), rename(2)).
   */
  public boolean isStrangeTo(long user) {
    return isForeignTo(user) && uid != ROOT;
  }

  public boolean isSameFile(FileFacts other) {
    return device == other.device && inode == other.inode;
  }

  /** Whether it belongs to somebody else, root included, as far as owners are known. */
  boolean isForeignTo(long user) {
    return uid >= 0 && user >= 0 && uid != user;
  }
}

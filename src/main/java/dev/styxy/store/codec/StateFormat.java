package dev.styxy.store.codec;

/**
 * The words and limits of the state file.
 *
 * <p>It is one JSON object with its fields in a fixed order. The first two lines hold the schema's
 * number and the checksum of all that follows them. Texts that repeat (projects, sessions, boots)
 * and processes stand once in a list and are referred to by their place there, from 0; an
 * allocation is one line, an array in the order of {@link #COLUMNS}. That is half as long as
 * objects with names would be, and it is the length that a cold JVM pays for.
 */
public final class StateFormat {
  /**
   * Raised with every change of the format, a new field included: a reader knows all or refuses. Of
   * one digit, which {@link Checksum} counts on. What an older styxy wrote is read, and written in
   * this schema with the next change: 1 had one owner, or null, in the place of the owners.
   */
  static final int SCHEMA = 2;

  /** The last schema in which an allocation had one owner at most. */
  static final int SCHEMA_OF_ONE_OWNER = 1;

  /** An allocation for every port of both protocols, all of them with the longest names: 31 MB. */
  public static final int LARGEST_FILE = 32 << 20;

  /** Without a checksum every byte has to be parsed before damage shows; nobody edits so much. */
  public static final int LARGEST_UNCHECKED = 2 << 20;

  static final String SCHEMA_FIELD = "schema";
  static final String CHECKSUM_FIELD = "crc32";
  static final String LAST_CLEANUP = "last_cleanup";
  static final String BREAKER = "breaker";
  static final String COUNTERS = "counters";
  static final String AUTO_RANGES = "auto_ranges";
  static final String STICKY = "sticky";
  static final String TEXTS = "texts";
  static final String PROCESSES = "processes";
  static final String COLUMNS_FIELD = "columns";
  static final String ALLOCATIONS = "allocations";

  /** Tells a reader of the file what stands where; the numbers refer to texts and processes. */
  static final String COLUMNS = columns("owners");

  static final String COLUMNS_OF_ONE_OWNER = columns("owner");

  private StateFormat() {}

  private static String columns(String owners) {
    return "port protocol lock_id service_type service_name project instance "
        + owners
        + " holder allocated_at renewed_at renewed_boot renewed_uptime ttl_seconds";
  }
}

package dev.styxy.store.codec;

/**
 * The words and limits of the state file.
 *
 * <p>It is one JSON object with its fields in a fixed order. The first two lines hold the schema's
 * number and the checksum of all that follows them. Repeated texts (projects, sessions, boots) and
 * processes are listed once and referred to by their index, from 0; an allocation is one line, an
 * array in the order of {@link #COLUMNS}. This is half as long as objects with field names would
 * be, and for a cold JVM length is what costs.
 */
public final class StateFormat {
  /**
   * Raised with every change of the format, even a new field: a reader that does not know
   * everything refuses. It is one digit, which {@link Checksum} relies on. Older schemas are read,
   * and rewritten in this one with the next change; 1 had one owner, or null, instead of a list of
   * owners; 2 had no line, knew no places, and no leases of projects.
   */
  static final int SCHEMA = 3;

  /** The last schema in which an allocation had one owner at most. */
  static final int SCHEMA_OF_ONE_OWNER = 1;

  /** The first schema that knows who waits for a port. */
  static final int SCHEMA_WITH_LINE = 3;

  /** The last schema without places, in which no lease belonged to its project. */
  static final int SCHEMA_WITHOUT_PLACES = 2;

  /** An allocation for every port of both protocols, all of them with the longest names: 31 MB. */
  public static final int LARGEST_FILE = 32 << 20;

  /**
   * Without a checksum every byte has to be parsed before damage shows; nobody edits that much by
   * hand.
   */
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
  static final String LINE = "line";
  static final String PLACES = "places";
  static final String COLUMNS_FIELD = "columns";
  static final String ALLOCATIONS = "allocations";

  /** Tells people who open the file what each column is; numbers refer to texts and processes. */
  static final String COLUMNS = columns("owners") + " keep";

  private static final String COLUMNS_WITHOUT_KEEP = columns("owners");
  private static final String COLUMNS_OF_ONE_OWNER = columns("owner");

  private StateFormat() {}

  /** The columns that a schema has. */
  static String columns(int schema) {
    if (schema <= SCHEMA_OF_ONE_OWNER) {
      return COLUMNS_OF_ONE_OWNER;
    }
    return schema <= SCHEMA_WITHOUT_PLACES ? COLUMNS_WITHOUT_KEEP : COLUMNS;
  }

  private static String columns(String owners) {
    return "port protocol lock_id service_type service_name project instance "
        + owners
        + " holder allocated_at renewed_at renewed_boot renewed_uptime ttl_seconds";
  }
}

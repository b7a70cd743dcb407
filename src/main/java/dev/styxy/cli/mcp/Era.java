package dev.styxy.cli.mcp;

import java.util.List;

/**
 * The two ways of the protocol, as the specification of 2026-07-28 calls them on its page
 * Versioning.
 */
enum Era {
  /** Each request says its version, and each result what type it has. */
  MODERN,
  /** A session begins with {@code initialize}. */
  LEGACY;

  static final String MODERN_VERSION = "2026-07-28";

  /** The newest first. */
  static final List<String> LEGACY_VERSIONS = List.of("2025-11-25", "2025-06-18");

  /** The version for a client that asks for this one: the same, or else the newest. */
  static String legacyFor(String wanted) {
    return LEGACY_VERSIONS.contains(wanted) ? wanted : LEGACY_VERSIONS.get(0);
  }
}

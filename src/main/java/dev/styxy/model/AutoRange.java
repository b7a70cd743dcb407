package dev.styxy.model;

/**
 * A range given to a service type that no configuration knows.
 *
 * @param placement how it was chosen: after, before or smart
 * @param allocatedAt wall clock milliseconds
 */
public record AutoRange(String type, PortRange range, String placement, long allocatedAt) {}

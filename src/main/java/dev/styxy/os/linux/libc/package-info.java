/**
 * The C library through JNA, and the small files of proc(5) and sysfs. Mapping alone: nothing here
 * decides anything. Start with {@link dev.styxy.os.linux.libc.LibC}.
 */
package dev.styxy.os.linux.libc;

/** What {@code styxy doctor} looks at: each class knows one part, each method one question. */
package dev.styxy.core.doctor;

/**
 * JSON by hand, for what is read or written at every start: the state and the configuration.
 * Jackson's parser classes initialise {@code java.math.BigDecimal}, whose tables cost JDK 25 about
 * 8 ms before the first byte is read, and in a JVM that has compiled nothing yet a general parser
 * takes three times as long per value. The loops run over bytes, in local variables, because they
 * are interpreted. This room may use nothing but {@code java.base}. Start with {@link
 * dev.styxy.json.JsonLexer}.
 */
package dev.styxy.json;

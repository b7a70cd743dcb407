package dev.styxy.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Writes one JSON object. All but ASCII is escaped, and of that the one control character that JSON
 * does not mind, so that it is safe on a terminal as well.
 */
final class Json {

  /** Writes the fields of an object that is open. */
  interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private Json() {}

  /** The object with these fields, in one line. */
  static String object(Fields fields) {
    StringWriter text = new StringWriter(512);
    JsonFactory factory = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    try (JsonGenerator json = factory.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().replace("\u007f", "\\u007f");
  }
}

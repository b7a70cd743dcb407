package dev.styxy.store.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.State;
import dev.styxy.store.SampleState;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Each test edits a good file as a person might, checksum put out of the way, and says what is
 * wrong.
 */
class StateStrictnessTest {
  private static final State GOOD = SampleState.with(SampleState.allocation(3001));

  private static String file() {
    String text = StateCodecTest.text(GOOD);
    return text.replaceFirst("\"crc32\":\"[0-9a-f]{8}\"", "\"crc32\":null");
  }

  private static void assertDamaged(String content) {
    assertDamaged(content.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertDamaged(byte[] content) {
    assertThrows(DamagedStateException.class, () -> StateDecoder.decode(content));
  }

  private static void assertEditIsDamage(String from, String to) {
    assertTrue(file().contains(from), from);
    assertDamaged(file().replace(from, to));
  }

  @Test
  void anEditByHandIsTakenWhenTheChecksumIsNull() throws Exception {
    String edited = file().replace("[3001,", "[ 3002 ,\t");
    State state = StateDecoder.decode(edited.getBytes(StandardCharsets.UTF_8));
    assertEquals(3002, state.allocations().get(0).port());
  }

  @Test
  void anEditByHandIsDamageWhenTheChecksumIsLeft() {
    String edited = StateCodecTest.text(GOOD).replace("[3001,", "[3002,");
    DamagedStateException e =
        assertThrows(
            DamagedStateException.class,
            () -> StateDecoder.decode(edited.getBytes(StandardCharsets.UTF_8)));
    assertTrue(e.getMessage().contains("replace the checksum by null"), e.getMessage());
  }

  @Test
  void aTruncatedFileIsCalledSo() {
    byte[] whole = StateCodecTest.text(GOOD).getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      DamagedStateException e =
          assertThrows(DamagedStateException.class, () -> StateDecoder.decode(cut));
      assertTrue(e.getMessage().contains("truncated"), length + ": " + e.getMessage());
    }
  }

  @Test
  void aFileWithoutChecksumIsNotParsedBeyondWhatAnybodyEdits() {
    String padded = file() + " ".repeat(StateFormat.LARGEST_UNCHECKED);
    DamagedStateException e =
        assertThrows(
            DamagedStateException.class,
            () -> StateDecoder.decode(padded.getBytes(StandardCharsets.UTF_8)));
    assertTrue(e.getMessage().contains("without its checksum"), e.getMessage());
  }

  @Test
  void aTextBeyondAllBoundsIsDamageBeforeItIsDecoded() {
    String text = "\"texts\":[";
    assertEditIsDamage(text, text + "\"" + "x".repeat(30_000) + "\",");
    assertEditIsDamage(text, text + "\"\u00e9" + "x".repeat(30_000) + "\",");
  }

  @Test
  void aChecksumInAnotherSpellingIsDamage() {
    String text = StateCodecTest.text(GOOD);
    assertDamaged(text.replace("{\"schema\":3,\n", "{\"schema\":3, \n"));
    assertDamaged(text.replace("\"crc32\":\"", "\"crc32\":\"\\u0030"));
  }

  @Test
  void aNewerSchemaIsToldApartWhateverFollows() {
    for (String rest : new String[] {"}", ",\"what\":[[[[[[[1.5e9]]]]]]]}", "\n garbage"}) {
      byte[] content = ("{\"schema\":4" + rest).getBytes(StandardCharsets.UTF_8);
      assertThrows(NewerSchemaException.class, () -> StateDecoder.decode(content));
    }
  }

  @Test
  void aSchemaThatNeverWasIsDamage() {
    assertEditIsDamage("\"schema\":3", "\"schema\":0");
    assertEditIsDamage("\"schema\":3", "\"schema\":3.0");
    assertEditIsDamage("\"schema\":3", "\"schema\":99999999999999999999");
  }

  @Test
  void nothingAtAllIsDamage() {
    assertDamaged("");
    assertDamaged("\n");
    assertDamaged("null");
    assertDamaged("[]");
    assertDamaged("{}");
  }

  @Test
  void eachTruncationIsDamage() {
    byte[] whole = file().getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < whole.length - 2; length++) {
      assertDamaged(java.util.Arrays.copyOf(whole, length));
    }
  }

  @Test
  void whatFollowsTheEndIsDamage() {
    assertDamaged(file() + "{}");
    assertDamaged(file() + "\0");
    assertDamaged(file() + ",");
  }

  @Test
  void aByteOrderMarkIsDamage() {
    assertDamaged("\ufeff" + file());
  }

  @Test
  void otherEncodingsAreDamage() {
    for (String charset : new String[] {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
      assertDamaged(file().getBytes(Charset.forName(charset)));
    }
    assertDamaged(file().getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void wrongBytesInATextAreDamage() {
    String text = file();
    int at = text.substring(0, text.indexOf("/home/ann")).getBytes(StandardCharsets.UTF_8).length;
    int[][] sequences = {{0xff}, {0xc0, 0x80}, {0xed, 0xa0, 0x80}, {0xf4, 0x90, 0x80, 0x80}, {0}};
    for (int[] sequence : sequences) {
      byte[] content = text.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < sequence.length; i++) {
        content[at + i] = (byte) sequence[i];
      }
      assertDamaged(content);
    }
  }

  @Test
  void fieldsThatAreDoubledMissingUnknownOrMovedAreDamage() {
    String field = "\"last_cleanup\":0,\n";
    assertEditIsDamage(field, field + field);
    assertEditIsDamage(field, "");
    assertEditIsDamage(field, field + "\"color\":1,\n");
    assertEditIsDamage("\"columns\":\"port ", "\"columns\":\"prot ");
    assertEditIsDamage("\"schema\":3,\n\"crc32\":null", "\"crc32\":null,\n\"schema\":3");
  }

  @Test
  void aCounterThatStandsTwiceIsDamage() {
    assertEditIsDamage("\"counters\":{}", "\"counters\":{\"a\":1,\"a\":1}");
  }

  @Test
  void numbersOfAnotherKindAreDamage() {
    for (String number :
        new String[] {
          "3001.0",
          "3001.9",
          "3e3",
          "-1",
          "0",
          "65536",
          "03001",
          "+1",
          "\"3001\"",
          "null",
          "true",
          "NaN",
          "0x10",
          "99999999999999999999999999",
          "[3001]",
          "{}",
          ""
        }) {
      assertEditIsDamage("[3001,", "[" + number + ",");
    }
  }

  @Test
  void nullInThePlaceOfANumberOrTextIsDamage() {
    assertEditIsDamage("\"last_cleanup\":0", "\"last_cleanup\":null");
    assertEditIsDamage("\"breaker\":[0,0]", "\"breaker\":[null,0]");
    assertEditIsDamage("\"breaker\":[0,0]", "\"breaker\":null");
    assertEditIsDamage("\"udp\"", "null");
  }

  @Test
  void unknownWordsAreDamage() {
    assertEditIsDamage("\"udp\"", "\"UDP\"");
    assertEditIsDamage("\"udp\"", "\"sctp\"");
    assertEditIsDamage("\"udp\"", "7");
  }

  @Test
  void referencesToNothingAreDamage() {
    String row = file().lines().filter(line -> line.startsWith("[3001,")).findFirst().orElseThrow();
    assertEditIsDamage(row, row.replace("\"wéb-3001\",0,", "\"wéb-3001\",99,"));
    assertEditIsDamage(row, row.replace("\"wéb-3001\",0,", "\"wéb-3001\",-1,"));
  }

  @Test
  void rowsThatAreTooShortOrTooLongAreDamage() {
    assertEditIsDamage(",1800,0]", ",1800]");
    assertEditIsDamage(",1800,0]", ",1800,0,0]");
    assertEditIsDamage(",1800,0]", ",1800,]");
    assertEditIsDamage(",1800,0]", ",0,0]");
    assertEditIsDamage(",1800,0]", ",1800,2]");
    assertEditIsDamage("[3001,", "[,3001,");
  }

  @Test
  void deepNestingIsDamage() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    assertEditIsDamage("\"breaker\":[0,0]", "\"breaker\":" + deep);
    assertDamaged(deep);
    assertDamaged("{\"schema\":".repeat(100_000));
  }

  @Test
  void brokenEscapesAreDamage() {
    for (String broken :
        new String[] {"\\x", "\\u12", "\\u12g4", "\\\u0001", "\\u٠٠٠٠", "\n", "\t"}) {
      assertEditIsDamage("/home/ann", broken);
    }
  }

  @Test
  void theMessageTellsTheLineAndHoldsNothingRaw() {
    DamagedStateException e =
        assertThrows(
            DamagedStateException.class,
            () ->
                StateDecoder.decode(
                    file().replace("[3001,", "[\u001b\u202e,").getBytes(StandardCharsets.UTF_8)));
    assertTrue(e.getMessage().startsWith("line "), e.getMessage());
    assertTrue(e.getMessage().chars().allMatch(c -> c >= ' ' && c <= '~'), e.getMessage());
  }
}

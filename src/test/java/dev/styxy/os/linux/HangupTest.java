package dev.styxy.os.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.os.linux.libc.CLibrary;
import dev.styxy.os.linux.libc.LibC;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class HangupTest {

  @Test
  void pipeIsHungUpOnceItsReaderIsGone() {
    int[] ends = new int[2];
    assertEquals(0, CLibrary.function("pipe").invokeInt(new Object[] {ends}));
    try {
      assertFalse(Hangup.isAt(ends[1]));
    } finally {
      LibC.close(ends[0]);
    }
    try {
      assertTrue(Hangup.isAt(ends[1]));
    } finally {
      LibC.close(ends[1]);
    }
  }

  @Test
  void whatIsNotOpenIsNotHungUp() {
    assertFalse(Hangup.isAt(Integer.MAX_VALUE));
  }
}

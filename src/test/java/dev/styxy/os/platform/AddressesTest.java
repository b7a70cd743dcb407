package dev.styxy.os.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, ::",
    "0, 1, ::1",
    "20010db800000000, 1, 2001:db8::1",
    "20010db800000000, 0000000000000000, 2001:db8::",
    "20010db800010000, 0000000100000001, 2001:db8:1::1:0:1",
    "20010db800000001, 0001000100010001, 2001:db8:0:1:1:1:1:1",
    "20010db800000000, 0001000000000001, 2001:db8::1:0:0:1",
    "0001000200030004, 0005000600070008, 1:2:3:4:5:6:7:8",
    "fe80000000000000, abcdef0123456789, fe80::abcd:ef01:2345:6789",
    "0001000200030004, 0005000600000000, 1:2:3:4:5:6::",
  })
  void ipv6IsWrittenAsRfc5952Says(String high, String low, String text) {
    assertEquals(
        text, Addresses.ipv6(Long.parseUnsignedLong(high, 16), Long.parseUnsignedLong(low, 16)));
  }

  @Test
  void mappedAddressIsWrittenAsTheIpv4AddressThatItIs() {
    assertEquals("127.0.0.1", Addresses.ipv6(0, 0xffff_7f00_0001L));
  }

  @Test
  void ipv4IsWrittenInDecimalEvenWhenTheFirstByteIsLarge() {
    assertEquals("255.254.0.1", Addresses.ipv4(0xfffe0001));
  }

  @Test
  void bytesOfAnAddressAreWrittenByTheirNumber() {
    assertEquals("10.0.0.255", Addresses.of(new byte[] {10, 0, 0, -1}));
    byte[] loopback = new byte[16];
    loopback[15] = 1;
    assertEquals("::1", Addresses.of(loopback));
  }
}

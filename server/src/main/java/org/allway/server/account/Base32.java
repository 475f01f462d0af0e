package org.allway.server.account;

/** Bytes as letters and digits that people can type: Base32 (RFC 4648), without padding. */
final class Base32 {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;
  private static final int KEPT = 0xffff;

  private Base32() {}

  static String text(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int held = 0;
    for (byte one : bytes) {
      buffer = (buffer << Byte.SIZE | Byte.toUnsignedInt(one)) & KEPT;
      held += Byte.SIZE;
      while (held >= BITS) {
        held -= BITS;
        text.append(ALPHABET.charAt(buffer >> held & 31));
      }
    }
    return text.toString();
  }

  static byte[] bytes(String text) {
    byte[] bytes = new byte[text.length() * BITS / Byte.SIZE];
    int buffer = 0;
    int held = 0;
    int at = 0;
    for (int letter = 0; letter < text.length(); letter++) {
      buffer = (buffer << BITS | ALPHABET.indexOf(text.charAt(letter))) & KEPT;
      held += BITS;
      if (held >= Byte.SIZE) {
        held -= Byte.SIZE;
        bytes[at] = (byte) (buffer >> held);
        at++;
      }
    }
    return bytes;
  }
}

package org.allway.server.account;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;

/**
 * The second factor: codes that change every thirty seconds (RFC 6238), from a secret that an app
 * and the server share.
 */
final class Codes {

  private static final int SECRET_BYTES = 20;

  private Codes() {}

  /** A new secret, as {@link Base32}. */
  static String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base32.text(bytes);
  }

  /** Whether a code is that of now, or of one step before or behind it: clocks differ. */
  static boolean fits(String secret, String code, Instant now) {
    String digits = code.replaceAll("\\s", "");
    TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    SecretKeySpec key = new SecretKeySpec(Base32.bytes(secret), generator.getAlgorithm());
    boolean fits = false;
    try {
      for (int step = -1; step <= 1; step++) {
        Instant at = now.plus(generator.getTimeStep().multipliedBy(step));
        fits |= generator.generateOneTimePasswordString(key, at).equals(digits);
      }
    } catch (InvalidKeyException broken) {
      throw new IllegalStateException("This secret is none.", broken);
    }
    return fits;
  }

  static String address(String name, String secret) {
    return "otpauth://totp/Allway:"
        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20")
        + "?secret="
        + secret
        + "&issuer=Allway";
  }

  /** The path of an SVG picture, one unit a module, and its width. */
  static Picture picture(String address) {
    try {
      BitMatrix matrix = new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 0, 0);
      StringBuilder path = new StringBuilder();
      for (int y = 0; y < matrix.getHeight(); y++) {
        for (int x = 0; x < matrix.getWidth(); x++) {
          if (matrix.get(x, y)) {
            path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
          }
        }
      }
      return new Picture(path.toString(), matrix.getWidth());
    } catch (WriterException broken) {
      throw new IllegalStateException("This address does not fit.", broken);
    }
  }

  /** A square of black modules. */
  record Picture(String path, int width) {}
}

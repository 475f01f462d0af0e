package org.allway.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.allway.server.store.StoreTrouble;

/**
 * A backup: one ZIP with all tables as lines of JSON, and a manifest of their hashes. It is the
 * same whichever database it was made from.
 */
public final class Backup {

  private Backup() {}

  /** What a backup holds. */
  public record Contents(String made, int tables, long rows) {

    static Contents of(Manifest manifest) {
      return new Contents(manifest.made(), manifest.parts().size(), manifest.rows());
    }
  }

  /**
   * Writes everything that is in a store at this moment.
   *
   * @throws IOException if the stream takes no more
   */
  public static void write(DataSource source, Instant now, OutputStream out)
      throws IOException, SQLException {
    try (Snapshot snapshot = Snapshot.of(source);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      List<Manifest.Part> parts = new ArrayList<>();
      for (Table table : snapshot.tables()) {
        zip.putNextEntry(new ZipEntry(Manifest.file(table.name())));
        parts.add(snapshot.write(table, zip));
        zip.closeEntry();
      }
      zip.putNextEntry(new ZipEntry(Manifest.NAME));
      Manifest manifest =
          new Manifest(now.truncatedTo(ChronoUnit.SECONDS).toString(), snapshot.schema(), parts);
      zip.write(manifest.text().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }

  /**
   * Reads a backup from end to end, and checks that each byte is as it was written.
   *
   * @throws StoreTrouble if it is damaged, or no backup at all
   */
  public static Contents verify(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      Manifest manifest = manifest(zip, file);
      for (Manifest.Part part : manifest.parts()) {
        MessageDigest digest = Snapshot.sha256();
        try (InputStream in = part(zip, part, file);
            DigestInputStream bytes = new DigestInputStream(in, digest)) {
          bytes.transferTo(OutputStream.nullOutputStream());
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(part.sha256())) {
          throw damaged(file, part.file() + " is not as it was written");
        }
      }
      return Contents.of(manifest);
    } catch (ZipException _) {
      throw damaged(file, "it is no ZIP, or it breaks off");
    } catch (IOException e) {
      throw damaged(file, String.valueOf(e.getMessage()));
    }
  }

  static Manifest manifest(ZipFile zip, Path file) throws IOException {
    ZipEntry entry = zip.getEntry(Manifest.NAME);
    if (entry == null) {
      throw damaged(file, "it holds no " + Manifest.NAME);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return Manifest.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (RuntimeException _) {
      throw damaged(file, "its " + Manifest.NAME + " is none that this Allway knows");
    }
  }

  static InputStream part(ZipFile zip, Manifest.Part part, Path file) throws IOException {
    ZipEntry entry = zip.getEntry(part.file());
    if (entry == null) {
      throw damaged(file, part.file() + " is missing");
    }
    return zip.getInputStream(entry);
  }

  private static StoreTrouble damaged(Path file, String how) {
    return new StoreTrouble(
        "The backup " + file + " cannot be used: " + how + ".\n  Take another one.");
  }
}

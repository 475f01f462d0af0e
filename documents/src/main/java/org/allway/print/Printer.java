package org.allway.print;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/**
 * Prints pages as PDF/UA-1: tagged, with a title and a language, fonts embedded. One printer serves
 * any number of pages; it keeps the fonts.
 */
public final class Printer {

  private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";
  public static final String FAMILY = "DejaVu Sans";

  // The head of a TrueType file: how many tables it has, and where each begins.
  private static final int TABLES = 4;
  private static final int DIRECTORY = 12;
  private static final int DIRECTORY_ENTRY = 16;
  private static final int LIGATURES = tag("GSUB");
  private static final int NOTHING = tag("none");

  private final byte[] regular = font("DejaVuSans.ttf");
  private final byte[] bold = font("DejaVuSans-Bold.ttf");

  public Printer() {
    XRLog.setLoggingEnabled(false);
  }

  /**
   * The page on paper.
   *
   * @param date the day it says it was made: no clock is read
   */
  public byte[] pdf(Page page, LocalDate date) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfRendererBuilder builder =
        new PdfRendererBuilder()
            .usePdfUaAccessibility(true)
            .withHtmlContent(page.html(), null)
            .withProducer("Allway")
            .useSVGDrawer(new BatikSVGDrawer())
            .useFont(stream(regular), FAMILY, 400, FontStyle.NORMAL, true)
            .useFont(stream(bold), FAMILY, 700, FontStyle.NORMAL, true)
            .toStream(out);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.layout();
      renderer.createPDFWithoutClosing();
      try (PDDocument document = renderer.getPdfDocument()) {
        PDDocumentInformation information = document.getDocumentInformation();
        Calendar day = GregorianCalendar.from(date.atStartOfDay(ZoneOffset.UTC));
        day.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
        information.setCreationDate(day);
        information.setModificationDate(day);
        document.setDocumentId(date.toEpochDay());
        document.save(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static int tag(String name) {
    return ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII)).getInt();
  }

  private static FSSupplier<InputStream> stream(byte[] font) {
    return () -> new ByteArrayInputStream(font);
  }

  private static byte[] font(String name) {
    try (InputStream in = Printer.class.getResourceAsStream(FONTS + name)) {
      if (in == null) {
        throw new IllegalStateException("The font " + name + " is not there.");
      }
      return withoutLigatures(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Renames the table of ligatures, so that nobody finds it: "fi" as one letter is extracted as a
   * letter that no search finds.
   */
  private static byte[] withoutLigatures(byte[] font) {
    ByteBuffer table = ByteBuffer.wrap(font);
    int tables = table.getShort(TABLES);
    for (int one = 0; one < tables; one++) {
      int at = DIRECTORY + one * DIRECTORY_ENTRY;
      if (table.getInt(at) == LIGATURES) {
        table.putInt(at, NOTHING);
      }
    }
    return font;
  }
}

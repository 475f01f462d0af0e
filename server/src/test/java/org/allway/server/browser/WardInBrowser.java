package org.allway.server.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real Chromium in front of a ward under test. */
public final class WardInBrowser implements AutoCloseable {

  /** A phone held upright, in pixels of its style sheets. */
  public static final int PHONE = 390;

  public static final int DESKTOP = 1280;

  private static final int HEIGHT = 844;
  private static final Path PICTURES = Path.of("target", "pictures");

  private final Playwright playwright;
  private final Browser browser;
  private final String base;

  public WardInBrowser(int port) {
    this.base = "http://127.0.0.1:" + port;
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(chromium().orElseThrow())
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  /** Whether this machine has one: {@code ./test} installs it where it can, and says where not. */
  public static boolean installed() {
    return chromium().isPresent();
  }

  private static Optional<Path> chromium() {
    return Stream.concat(
            Optional.ofNullable(System.getenv("ALLWAY_BROWSER")).stream(),
            Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"))
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** What a visitor's device is like. */
  public record Device(int width, String zone, boolean scripts, ColorScheme scheme) {

    public static Device of(int width) {
      return new Device(width, "America/Chicago", true, ColorScheme.LIGHT);
    }

    public Device in(String other) {
      return new Device(width, other, scripts, scheme);
    }

    public Device withoutScripts() {
      return new Device(width, zone, false, scheme);
    }

    public Device dark() {
      return in(ColorScheme.DARK);
    }

    public Device in(ColorScheme other) {
      return new Device(width, zone, scripts, other);
    }
  }

  /** A window of somebody who has signed in, at the page where their role begins. */
  public Page signedIn(String name, String password, Device device) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(device.width(), HEIGHT)
                .setTimezoneId(device.zone())
                .setJavaScriptEnabled(device.scripts())
                .setColorScheme(device.scheme()));
    Page page = context.newPage();
    page.navigate(base + "/sign-in");
    page.fill("input[name=name]", name);
    page.fill("input[name=password]", password);
    page.click("main button");
    return page;
  }

  public void open(Page page, String path) {
    page.navigate(base + path);
  }

  /** What axe finds wrong, one line each. */
  public static List<String> faults(Page page) {
    // Without frames of others the page itself can be asked, and needs no second window for it.
    return new AxeBuilder(page)
        .setLegacyMode(true).analyze().getViolations().stream().map(WardInBrowser::line).toList();
  }

  private static String line(Rule rule) {
    return rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes().getFirst().getHtml();
  }

  /** By how many pixels the page is wider than the window; none can be scrolled to the side. */
  public static int overflow(Page page) {
    return ((Number)
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .intValue();
  }

  /**
   * A picture of the whole page, to be looked at: {@code target/pictures}, where {@code
   * -Dallway.pictures=true} asks for them.
   */
  public static void picture(Page page, String name) {
    picture(page, name, true);
  }

  /** A picture of what the window shows. */
  public static void window(Page page, String name) {
    picture(page, name, false);
  }

  private static void picture(Page page, String name, boolean whole) {
    if (Boolean.getBoolean("allway.pictures")) {
      page.screenshot(
          new Page.ScreenshotOptions().setFullPage(whole).setPath(PICTURES.resolve(name + ".png")));
    }
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}

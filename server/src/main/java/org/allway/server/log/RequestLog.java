package org.allway.server.log;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.allway.server.account.Person;
import org.allway.server.account.Present;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes each request down once it is answered, and gives it a number that stands in every line of
 * the log that it caused and in the answer. A number that comes with the request is kept.
 *
 * <p>Queries are left out, because people search by names.
 */
final class RequestLog extends OncePerRequestFilter {

  static final String HEADER = "X-Request-Id";
  private static final String REQUEST = "request";
  private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long start = System.nanoTime();
    String number = number(request.getHeader(HEADER));
    response.setHeader(HEADER, number);
    try (MDC.MDCCloseable _ = MDC.putCloseable(REQUEST, number)) {
      try {
        chain.doFilter(request, response);
      } finally {
        write(request, response, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
      }
    }
  }

  private static void write(
      HttpServletRequest request, HttpServletResponse response, long milliseconds) {
    String path = request.getRequestURI();
    if (path.startsWith("/static/") || path.startsWith("/webjars/")) {
      return;
    }
    LOG.atInfo()
        .addKeyValue("method", request.getMethod())
        .addKeyValue("path", path)
        .addKeyValue("status", response.getStatus())
        .addKeyValue("ms", milliseconds)
        .addKeyValue("account", Present.in(request).map(Person::name).orElse("-"))
        .log("answered");
  }

  private static String number(@Nullable String sent) {
    return sent != null && sent.matches("[A-Za-z0-9._-]{1,64}")
        ? sent
        : UUID.randomUUID().toString();
  }
}

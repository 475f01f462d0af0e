package org.allway.server.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How often anybody may ask: attempts to sign in by address, everything else by session or, without
 * one, by address.
 */
final class Throttle extends OncePerRequestFilter {

  /** Where somebody could try out passwords and secrets. */
  private static final Set<String> SECRETS = Set.of("/sign-in", "/oauth2/token");

  private static final int KEPT = 20_000;
  private static final Duration SPAN = Duration.ofMinutes(1);

  private final Limits limits;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(KEPT).expireAfterAccess(Duration.ofMinutes(10)).build();

  /**
   * Requests a minute.
   *
   * @param signIns attempts to sign in from one address
   * @param requests of one session, or from one address without a session
   */
  record Limits(int signIns, int requests) {}

  Throttle(Limits limits) {
    this.limits = limits;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean signIn =
        request.getMethod().equals("POST") && SECRETS.contains(request.getRequestURI());
    String who =
        signIn
            ? "sign-in " + request.getRemoteAddr()
            : request.isRequestedSessionIdValid()
                ? request.getRequestedSessionId()
                : request.getRemoteAddr();
    int limit = signIn ? limits.signIns() : limits.requests();
    if (buckets.get(who, _ -> bucket(limit)).tryConsume(1)) {
      chain.doFilter(request, response);
    } else {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(SPAN.toSeconds()));
      response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }
  }

  private static Bucket bucket(int limit) {
    return Bucket.builder()
        .addLimit(rate -> rate.capacity(limit).refillGreedy(limit, SPAN))
        .build();
  }
}

package org.allway.server.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.allway.server.account.Person;
import org.allway.server.account.Present;
import org.allway.words.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the {@link Screen} of a request, and the {@link Person} who sent it. */
@Component
class ScreenResolver implements HandlerMethodArgumentResolver {

  static final String LANGUAGE = "allway-language";
  static final String THEME = "allway-theme";
  private static final Set<String> THEMES = Set.of("light", "dark");

  private final Templates templates;
  private final List<Menu> menus;

  ScreenResolver(Templates templates, List<Menu> menus) {
    this.templates = templates;
    this.menus = menus;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Screen.class
        || parameter.getParameterType() == Person.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest request =
        Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
    return parameter.getParameterType() == Person.class
        ? Present.in(request).orElseThrow()
        : screen(request);
  }

  Screen screen(HttpServletRequest request) {
    Optional<Person> person = Present.in(request);
    String token =
        request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf
            ? csrf.getToken()
            : "";
    String path =
        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
            ? failed
            : request.getRequestURI();
    return new Screen(
        templates,
        menus,
        person,
        language(person, request),
        path,
        token,
        request.getHeader("HX-Request") != null && request.getHeader("HX-Boosted") == null,
        cookie(request, THEME).filter(THEMES::contains).orElse(""));
  }

  /** The account's; before signing in the one that was picked, else the browser's. */
  private static Language language(Optional<Person> person, HttpServletRequest request) {
    if (person.isPresent()) {
      return person.get().language();
    }
    String code = cookie(request, LANGUAGE).orElseGet(() -> request.getLocale().getLanguage());
    return code.toLowerCase(Locale.ROOT).startsWith("es") ? Language.ES : Language.EN;
  }

  private static Optional<String> cookie(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst();
  }
}

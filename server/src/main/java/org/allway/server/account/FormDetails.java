package org.allway.server.account;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** What comes with a name and a password: the code of the second factor, if any was typed. */
final class FormDetails extends WebAuthenticationDetails {

  private static final long serialVersionUID = 1L;

  private final String code;

  FormDetails(HttpServletRequest request) {
    super(request);
    String typed = request.getParameter("code");
    this.code = typed == null ? "" : typed.strip();
  }

  String code() {
    return code;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other) && other instanceof FormDetails that && code.equals(that.code);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + code.hashCode();
  }
}

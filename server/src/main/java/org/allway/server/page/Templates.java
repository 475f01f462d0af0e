package org.allway.server.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** The pages, compiled with the code: a wrong name in one does not compile. */
@Component
public class Templates {

  private static final String PACKAGE = "org.allway.server.pages";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);

  Templates() {
    engine.setTrimControlStructures(true);
  }

  View view(String template, Map<String, Object> parameters) {
    return view(200, template, parameters);
  }

  View view(int status, String template, Map<String, Object> parameters) {
    return (_, _, response) -> {
      Utf8ByteOutput page = new Utf8ByteOutput();
      engine.render(template, parameters, page);
      response.setStatus(status);
      response.setContentType(MediaType.TEXT_HTML_VALUE);
      response.setCharacterEncoding("UTF-8");
      response.setContentLength(page.getContentLength());
      page.writeTo(response.getOutputStream());
    };
  }
}

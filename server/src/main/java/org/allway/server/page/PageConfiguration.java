package org.allway.server.page;

import java.time.Duration;
import java.util.List;
import org.allway.server.account.ChildGate;
import org.allway.server.account.Route;
import org.allway.server.account.Routes;
import org.allway.server.audit.Auditing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;

/** What stands around every page. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {

  private final ScreenResolver screens;
  private final Auditing auditing;
  private final ChildGate gate;

  PageConfiguration(ScreenResolver screens, Auditing auditing, ChildGate gate) {
    this.screens = screens;
    this.auditing = auditing;
    this.gate = gate;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(screens);
  }

  /** What is refused at the gate is written down, too. */
  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(auditing).excludePathPatterns("/static/**", "/webjars/**");
    interceptors.addInterceptor(gate);
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry handlers) {
    handlers
        .addResourceHandler("/static/**")
        .addResourceLocations("classpath:/static/")
        .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)));
    handlers.addResourceHandler("/openapi.yaml").addResourceLocations("classpath:/static/");
    handlers
        .addResourceHandler("/webjars/**")
        .addResourceLocations("classpath:/META-INF/resources/webjars/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(30)))
        .resourceChain(true)
        .addResolver(new LiteWebJarsResourceResolver());
  }

  @Bean
  static Routes pageRoutes() {
    return () ->
        List.of(
            Route.open("/static/**"),
            Route.open("/webjars/**"),
            Route.open("/error"),
            Route.open("/sign-in"),
            Route.open("/language"),
            Route.open("/theme"),
            Route.signedIn("/sign-out"),
            Route.signedIn("/"));
  }
}

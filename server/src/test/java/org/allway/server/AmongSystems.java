package org.allway.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole server behind a port, among the systems of a hospital: some that have leave to ask, and
 * {@link Neighbours} that it asks itself.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = Ward.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "allway.limits.sign-ins=1000",
      "allway.limits.requests=10000",
      "allway.api.clients[0].id=hospital-record",
      "allway.api.clients[0].secret=kept-by-the-record",
      "allway.api.clients[0].scopes=system/*.rs,metrics",
      "allway.api.clients[1].id=app",
      "allway.api.clients[1].name=An app",
      "allway.api.clients[1].redirects=http://127.0.0.1:9/back",
      "allway.api.clients[1].scopes=openid,launch/patient,patient/*.rs,user/*.rs",
      "allway.api.clients[2].id=laboratory",
      "allway.api.clients[2].secret=kept-by-the-laboratory",
      "allway.api.clients[2].scopes=system/RiskAssessment.rs"
    })
@ActiveProfiles("test")
@ContextConfiguration(initializers = {FreshStore.class, Neighbours.class})
@Import({SetClock.Here.class, People.class})
public @interface AmongSystems {}

package org.allway.server.helpline;

import org.allway.server.FreshPostgres;
import org.junit.jupiter.api.DisplayName;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = FreshPostgres.class)
@DisplayName("The helpline, on PostgreSQL")
final class HelplineOnPostgresTest extends HelplineTest {}

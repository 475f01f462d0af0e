package org.allway.server.family;

import org.allway.server.FreshPostgres;
import org.junit.jupiter.api.DisplayName;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = FreshPostgres.class)
@DisplayName("A family's pages, on PostgreSQL")
final class FamilyPagesOnPostgresTest extends FamilyPagesTest {}

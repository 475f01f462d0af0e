package org.allway.server.store;

import org.junit.jupiter.api.AfterAll;

class ChartStoreOnPostgresTest extends ChartStoreSpecification {

  private final Databases databases = Databases.postgres();

  @Override
  StoreSettings fresh() {
    return databases.fresh();
  }

  @AfterAll
  void stop() {
    databases.close();
  }
}

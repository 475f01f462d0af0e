package org.allway.server.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class ChartStoreOnH2Test extends ChartStoreSpecification {

  @TempDir private static Path folder;

  @Override
  StoreSettings fresh() {
    return Databases.h2(folder).fresh();
  }
}

package org.allway.server.backup;

import java.time.Clock;
import javax.sql.DataSource;
import org.allway.server.store.StoreSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A ward on an embedded database gives backups while it runs; PostgreSQL does that by itself. */
@Configuration(proxyBeanMethods = false)
class BackupConfiguration {

  @Bean
  @ConditionalOnExpression("'${allway.store.url:}' == ''")
  Door backups(StoreSettings settings, DataSource source, Clock clock) {
    return new Door(settings.folder(), source, clock);
  }
}

package org.allway.server.store;

import javax.sql.DataSource;
import org.allway.library.Library;
import org.allway.plan.Planner;
import org.allway.server.time.WardTime;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The store, put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreSettings.class)
class StoreConfiguration {

  @Bean(destroyMethod = "close")
  DataSource dataSource(StoreSettings settings) {
    return Database.open(settings);
  }

  @Bean
  FlywayConfigurationCustomizer migrations(StoreSettings settings) {
    return flyway -> flyway.locations(Database.migrations(settings.embedded()));
  }

  @Bean
  JdbcTransactionManager transactionManager(DataSource source, StoreSettings settings) {
    return Database.transactions(source, settings.embedded());
  }

  @Bean
  TransactionTemplate transactions(JdbcTransactionManager manager) {
    return new TransactionTemplate(manager);
  }

  @Bean
  JdbcTemplate jdbcTemplate(DataSource source) {
    return new JdbcTemplate(source);
  }

  @Bean
  JdbcClient jdbcClient(JdbcTemplate jdbc) {
    return JdbcClient.create(jdbc);
  }

  @Bean
  Store store(
      JdbcTemplate jdbc,
      TransactionTemplate transactions,
      Library library,
      Planner planner,
      WardTime time) {
    return Store.of(jdbc, transactions, library, planner, time.clock(), time.zone());
  }

  @Bean
  ChartStore chartStore(Store store) {
    return store.children();
  }

  @Bean
  Charts charts(Store store) {
    return store.charts();
  }

  @Bean
  Plans plans(Store store) {
    return store.plans();
  }
}

package org.allway.server.store;

import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Transactions of H2 that are on the disk when they are committed. H2 hands what is committed to
 * the operating system, which outlives the death of the process but not that of the machine; so
 * each commit is followed by a sync.
 */
final class SyncedTransactions extends JdbcTransactionManager {

  private static final long serialVersionUID = 1L;

  SyncedTransactions(DataSource source) {
    super(source);
  }

  @Override
  protected void doCommit(DefaultTransactionStatus status) {
    super.doCommit(status);
    if (status.isReadOnly()) {
      return;
    }
    if (TransactionSynchronizationManager.getResource(obtainDataSource())
        instanceof ConnectionHolder holder) {
      try (Statement statement = holder.getConnection().createStatement()) {
        statement.execute("checkpoint sync");
      } catch (SQLException e) {
        throw new TransactionSystemException("What was committed could not be synced.", e);
      }
    }
  }
}

package org.allway.server.store;

import java.util.HashSet;
import java.util.Set;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The children whose charts the running transaction has written to. Until it is settled whether
 * that holds, nothing read of them may be kept: a version that is rolled back is later another.
 */
final class Unsettled {

  private static final Object KEY = new Object();

  private Unsettled() {}

  static void add(ChildId child) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return;
    }
    if (TransactionSynchronizationManager.getResource(KEY) instanceof Written written) {
      written.children.add(child);
      return;
    }
    Written written = new Written(new HashSet<>());
    written.children.add(child);
    TransactionSynchronizationManager.bindResource(KEY, written);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void suspend() {
            TransactionSynchronizationManager.unbindResource(KEY);
          }

          @Override
          public void resume() {
            TransactionSynchronizationManager.bindResource(KEY, written);
          }

          @Override
          public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
          }
        });
  }

  static boolean has(ChildId child) {
    return TransactionSynchronizationManager.getResource(KEY) instanceof Written written
        && written.children.contains(child);
  }

  private record Written(Set<ChildId> children) {}
}

package org.allway.server.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

  /**
   * Remembers that a child's chart was written to.
   *
   * @param settled what is done once that holds
   */
  static void add(ChildId child, Runnable settled) {
    if (TransactionSynchronizationManager.getResource(KEY) instanceof Written written) {
      written.add(child, settled);
      return;
    }
    Written written = new Written(new HashSet<>(), new ArrayList<>());
    written.add(child, settled);
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
          public void afterCommit() {
            written.settled.forEach(Runnable::run);
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

  private record Written(Set<ChildId> children, List<Runnable> settled) {

    void add(ChildId child, Runnable whenSettled) {
      children.add(child);
      settled.add(whenSettled);
    }
  }
}

package org.allway.order;

import java.time.LocalDate;
import java.util.List;

/**
 * Orders that were written together.
 *
 * @param child the id of the child that they name; empty if they name none
 */
public record Orders(String child, List<Order> orders) {

  /** The first day of any of them. */
  public LocalDate first() {
    return orders.stream().map(Order::on).min(LocalDate::compareTo).orElseThrow();
  }
}

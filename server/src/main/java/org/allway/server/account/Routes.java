package org.allway.server.account;

import java.util.List;

/**
 * What a feature lets whom reach. Of all routes of a feature the first that fits decides; a path
 * that no feature names is nobody's.
 */
@FunctionalInterface
public interface Routes {

  List<Route> routes();
}

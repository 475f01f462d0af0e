/**
 * The frame of every page: language, navigation, how a template becomes an answer, and what is said
 * when something went wrong. Knows accounts; knows no feature.
 */
@NullMarked
package org.allway.server.page;

import org.jspecify.annotations.NullMarked;

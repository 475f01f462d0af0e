/**
 * The ward for other systems: FHIR R4, CDS Hooks, SMART on FHIR, health. Knows the store, accounts
 * and what FHIR makes of plans; knows no page.
 */
@NullMarked
package org.allway.server.api;

import org.jspecify.annotations.NullMarked;

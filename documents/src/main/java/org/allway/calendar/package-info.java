/**
 * A plan as an iCalendar file, for the calendars of families and wards. A day that shifts updates
 * its event, because events are named by what they hold and not by their date.
 */
@NullMarked
package org.allway.calendar;

import org.jspecify.annotations.NullMarked;

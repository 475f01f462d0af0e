package org.allway.server.family;

import java.time.LocalDate;
import java.util.List;
import org.allway.server.helpline.Reach;

/**
 * This week.
 *
 * @param urgent the heading of the signs with which nobody waits, and what the guide says of them
 * @param phase where the child is; empty if there is no plan yet
 * @param purpose what that part of the treatment is for
 * @param days none if there is no plan yet
 * @param size by which doses go; empty if not known
 * @param notes what is said of all doses
 */
public record WeekModel(
    FamilyFrame frame,
    SignsModel urgent,
    Reach reach,
    LocalDate today,
    String phase,
    List<String> purpose,
    List<PlannedDay> days,
    String size,
    List<String> notes) {}

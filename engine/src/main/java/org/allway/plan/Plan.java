package org.allway.plan;

import java.time.LocalDate;
import java.util.List;
import org.allway.assess.Assessment;
import org.allway.assess.Selection;
import org.allway.chart.Child;
import org.allway.exposure.Account;
import org.allway.library.Care;
import org.allway.library.Centre;
import org.allway.library.Family;
import org.allway.roadmap.Roadmap;
import org.allway.roadmap.Supply;

/**
 * A child's whole dated, explained, checked plan.
 *
 * @param asOf the day for which it is made
 * @param knownOn the day whose knowledge it is made with
 * @param state {@code new}, {@code in-remission}, {@code refractory}, {@code relapsed}, {@code
 *     after-transplant} or {@code off-therapy}
 * @param way the protocols of this child, one after the other; the last is in use
 * @param week what is taken by mouth in the seven days from {@code asOf} on, of drugs that are
 *     planned by the week
 * @param clearances how drugs in high dose leave the body
 * @param care what is done in these days besides the protocol's drugs
 * @param exposures what adds up over a life, given and planned, by exposure
 * @param lateEffects what to look for when therapy is over
 */
public record Plan(
    Child child,
    LocalDate asOf,
    LocalDate knownOn,
    Family family,
    Centre centre,
    Selection selection,
    String state,
    Assessment assessment,
    List<Leg> way,
    Roadmap roadmap,
    List<Supply> week,
    List<Clearance> clearances,
    List<Care> care,
    List<Account> exposures,
    List<Watch> lateEffects,
    List<Need> needs,
    List<Decision> decisions,
    List<Finding> findings) {}

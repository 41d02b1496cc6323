package org.weft.credit;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.weft.content.ContentId;
import org.weft.discussion.ThreadId;
import org.weft.people.PersonId;

/**
 * One thing that somebody did, as a rule counts it.
 *
 * @param at when the post was written: by it the week is told
 */
record Evidence(PersonId person, Rule rule, ThreadId thread, ContentId post, String title, Instant at) {

    /** @param points that it counts, after the limits */
    record Counted(Rule rule, ThreadId thread, ContentId post, String title, Instant at, int points) {}

    /** What one person's evidence counts, in its order; oldest first, so that later things never take from earlier ones. */
    static List<Counted> count(List<Evidence> ofOne, Rules rules) {
        var weeks = new HashMap<LocalDate, Integer>();
        var counted = new ArrayList<Counted>();
        int left = rules.maximum();
        for (var each : ofOne) {
            var week = week(each.at());
            int soFar = weeks.getOrDefault(week, 0);
            var cap = rules.weekCap();
            int inWeek = cap == null ? Integer.MAX_VALUE : cap - soFar;
            int points = Math.min(rules.points(each.rule()), Math.min(inWeek, left));
            weeks.put(week, soFar + points);
            left -= points;
            counted.add(new Counted(each.rule(), each.thread(), each.post(), each.title(), each.at(), points));
        }
        return counted;
    }

    private static LocalDate week(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}

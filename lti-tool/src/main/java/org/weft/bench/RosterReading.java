package org.weft.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * A course's list of members, from when it is due until it is stored: one of people whom nobody knows, and the same
 * again. Beside them the same pages, fetched and parsed by the same client, and as many bare rows.
 */
final class RosterReading {
    /** So often with other people each time; the one in the middle counts. */
    private static final int TIMES = 3;

    private final School school;
    private final Lms lms;
    private final Jobs jobs;
    private final Bare bare;
    private final BareLms bareLms = new BareLms();
    private final List<Spent> unknown = new ArrayList<>();
    private final List<Spent> known = new ArrayList<>();
    private final List<Spent> fetched = new ArrayList<>();
    private final List<Spent> inserted = new ArrayList<>();

    RosterReading(School school, Lms lms, Jobs jobs, Bare bare) {
        this.school = school;
        this.lms = lms;
        this.jobs = jobs;
        this.bare = bare;
    }

    /** One of the courses, which everyone on its list is a member of afterwards. */
    static String course(int number) {
        return "roster-" + number;
    }

    void measure(int members, Report report) throws Exception {
        // What isn't compiled yet would be measured: a server has read other lists before.
        measure(course(TIMES), members);
        for (var each : List.of(unknown, known, fetched, inserted)) {
            each.clear();
        }
        for (int i = 0; i < TIMES; i++) {
            measure(course(i), members);
        }
        report.add(Bench.ROSTER_MEMBERS, members);
        add(report, Bench.ROSTER_NEW, members, unknown);
        add(report, Bench.ROSTER_AGAIN, members, known);
        add(report, Bench.ROSTER_FETCHED, members, fetched);
        report.add(Bench.ROSTER_INSERTED, Spent.median(inserted).millis());
    }

    private static void add(Report report, String what, int members, List<Spent> all) {
        var spent = Spent.median(all);
        report.add(what, spent.millis());
        report.add(what.replace(", ms", "; processor time of one, us"), spent.cpuMicros(members));
    }

    private void measure(String course, int members) throws Exception {
        lms.roster().list(course, course + "-", members);
        var address = LmsRoster.address(lms.uri(), course);
        var listed = school.listedCourse(course);
        listed.tellRoster(address);
        unknown.add(Spent.on(jobs::readRosters));
        require(members, listed.listed());
        listed.rosterIsDue();
        known.add(Spent.on(jobs::readRosters));
        require(members, listed.listed());
        fetched.add(Spent.on(() -> require(members, bareLms.read(address, "members"))));
        inserted.add(Spent.on(() -> bare.insertMembers(members)));
    }

    private static void require(int members, int found) {
        if (members != found) {
            throw new IllegalStateException(found + " of " + members + " members were read");
        }
    }
}

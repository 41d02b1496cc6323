package org.weft.bench;

/**
 * How much is loaded and how long each figure is measured.
 *
 * @param scale 1 is the course that {@link MadeUpForum} describes, with 1,000 members
 * @param seconds that each figure is measured for; writes and reads from the database are warmed up for longer
 */
record BenchOptions(double scale, double seconds) {
    int members() {
        return Math.max(400, (int) (1000 * scale));
    }

    /** Beside the large one, so that its members are in fifty at full scale. */
    int furtherCourses() {
        return (int) Math.round(49 * Math.min(1, Math.sqrt(scale)));
    }

    /** Who have a page open while posts arrive. */
    int listeners() {
        return 300;
    }

    /** That they are told of. */
    int posts() {
        return 30;
    }

    /** At each number of connections. */
    int launches() {
        return Math.max(64, (int) (seconds * 200));
    }

    /** On the list of members of a very large course. */
    int listed() {
        return Math.max(600, (int) (10_000 * Math.min(1, scale)));
    }

    /** Of learners whose points wait to be delivered. */
    int scores() {
        return listed() / 2;
    }
}

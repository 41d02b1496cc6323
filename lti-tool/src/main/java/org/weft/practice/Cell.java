package org.weft.practice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One learner in one column of the gradebook.
 *
 * @param person the learner's subject
 * @param toldAt the timestamp of the tool's last score; null before the first
 * @param activity how far the learner is, as the tool told; empty before that
 * @param grading how far grading is, as the tool told; empty before that
 * @param grades the newest last; the older ones are what was overwritten
 */
record Cell(String item, String person, @Nullable Instant toldAt, String activity, String grading, List<Grade> grades) {
    private static final int KEPT = 20;

    /**
     * @param score out of the column's maximum; null for one that was taken away
     * @param by a name to show
     * @param teacher the subject of the teacher who gave it; null for the tool
     */
    record Grade(
            @Nullable Double score,
            String comment,
            String by,
            @Nullable String teacher,
            Instant at) {}

    Cell {
        grades = List.copyOf(grades);
    }

    static Cell empty(LineItem item, String person) {
        return new Cell(item.id(), person, null, "", "", List.of());
    }

    boolean isOf(LineItem column, String subject) {
        return item.equals(column.id()) && person.equals(subject);
    }

    /** Empty where there is none, or none any more. */
    Optional<Grade> grade() {
        return grades.isEmpty()
                ? Optional.empty()
                : Optional.of(grades.get(grades.size() - 1)).filter(last -> last.score() != null);
    }

    boolean isAfter(Instant timestamp) {
        return toldAt != null && !timestamp.isAfter(toldAt);
    }

    Cell told(Score score) {
        return new Cell(item, person, score.at(), score.activity(), score.grading(), grades);
    }

    Cell with(Grade grade) {
        var all = Stream.concat(grades.stream(), Stream.of(grade)).toList();
        return new Cell(
                item, person, toldAt, activity, grading, all.subList(Math.max(0, all.size() - KEPT), all.size()));
    }
}

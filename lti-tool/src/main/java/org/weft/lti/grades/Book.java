package org.weft.lti.grades;

import java.time.Instant;
import java.util.Optional;
import org.weft.credit.Scores;

/** One column of a gradebook. */
interface Book {
    /** What is there now; empty for no grade. @throws ServiceFailed when the LMS doesn't tell */
    Optional<Grade> read(Scores.Due due);

    /** Puts it there. @throws ServiceFailed when the LMS doesn't take it */
    void write(Scores.Due due, Instant at);

    /** Whether the column isn't there any more, as far as the LMS says. */
    boolean isGone();
}

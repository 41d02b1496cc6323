package org.weft.lti;

import java.net.URI;
import org.jdbi.v3.core.Jdbi;
import org.weft.people.People;
import org.weft.people.PersonId;

/**
 * A launch from a gradebook (LTI Submission Review Message 1.0): the discussion opens at what one learner wrote. That is
 * a search like any other, so whoever asks sees what they would see without it.
 */
final class SubmissionReview {
    private static final PersonId NOBODY = new PersonId(0);

    private final Jdbi jdbi;

    SubmissionReview(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The page as it opens for this launch. Whoever has never come has written nothing. */
    URI of(URI page, Launch launch) {
        var reviewed = launch.forUser();
        if (launch.type() != MessageType.REVIEW || reviewed == null) {
            return page;
        }
        var sender = launch.sender();
        var person = jdbi.withHandle(
                        handle -> People.find(handle, sender.organization(), sender.installation(), reviewed))
                .orElse(NOBODY);
        return URI.create(page + "#search=author:%23" + person.text());
    }
}

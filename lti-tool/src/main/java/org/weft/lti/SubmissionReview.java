package org.weft.lti;

import java.net.URI;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;

/**
 * A launch from a gradebook (LTI Submission Review Message 1.0): the discussion opens at what one learner wrote. That is
 * a search like any other, so whoever asks sees what they would see without it.
 */
final class SubmissionReview {
    static final String MESSAGE_TYPE = "LtiSubmissionReviewRequest";

    private static final PersonId NOBODY = new PersonId(0);

    private final Jdbi jdbi;

    SubmissionReview(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * As the LMS calls the learner; null in any other message.
     *
     * @throws LaunchRejected {@code for-user-missing}
     */
    static @Nullable String reviewed(Claims claims) {
        if (!claims.text(Claims.LTI + "message_type").equals(Optional.of(MESSAGE_TYPE))) {
            return null;
        }
        return claims.object(Claims.LTI + "for_user")
                .id("user_id")
                .orElseThrow(() -> new LaunchRejected(Reason.FOR_USER_MISSING));
    }

    /** The page as it opens for this launch. Whoever has never come has written nothing. */
    URI of(URI page, Launch launch) {
        var reviewed = launch.reviewed();
        if (reviewed == null) {
            return page;
        }
        var sender = launch.sender();
        var person = jdbi.withExtension(
                        ReviewDao.class, dao -> dao.find(sender.organization(), sender.installation(), reviewed))
                .orElse(NOBODY);
        return URI.create(page + "#search=author:%23" + person.text());
    }

    interface ReviewDao {
        @SqlQuery("""
                select person_id
                from identity
                where organization_id = :organization and installation_id = :installation and subject = :subject
                """)
        Optional<PersonId> find(OrganizationId organization, InstallationId installation, String subject);
    }
}

package org.weft.lti.v1p1;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.weft.discussion.ForumId;
import org.weft.lti.registrations.Origins;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.places.PlacementId;
import org.weft.session.Arrival;

/** Where an LMS takes grades, as launches have told: for each person and placement its own. */
public final class OutcomeAddresses {
    private static final int MAX_LENGTH = 4000;

    private final Jdbi jdbi;
    private final Clock clock;

    public OutcomeAddresses(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** {@code lis_outcome_service_url} and {@code lis_result_sourcedid}. */
    public record Told(String serviceUrl, String sourcedId) {}

    /**
     * Where a grade goes.
     *
     * @param installation of the LMS, whose key signs
     * @param sourcedId names the person's column in the gradebook
     */
    public record Address(OrganizationId organization, InstallationId installation, URI serviceUrl, String sourcedId) {}

    /** Keeps what a launch has told of somebody who has arrived. What is no web address is left out. */
    public void remember(Arrival arrival, Told told) {
        boolean isText = told.sourcedId().length() <= MAX_LENGTH
                && told.sourcedId().chars().noneMatch(Character::isISOControl);
        if (isText && isWebAddress(told.serviceUrl())) {
            jdbi.useExtension(
                    OutcomeDao.class,
                    dao -> dao.remember(arrival, told.serviceUrl().strip(), told.sourcedId(), clock.instant()));
        }
    }

    /** Empty when no launch by LTI 1.1 has told. */
    public Optional<Address> find(OrganizationId organization, PlacementId placement, PersonId person) {
        return jdbi.withExtension(OutcomeDao.class, dao -> dao.find(organization, placement, person));
    }

    /** The newest of those for a discussion in a place. */
    public Optional<Address> find(OrganizationId organization, PlaceId place, ForumId forum, PersonId person) {
        return jdbi.withExtension(OutcomeDao.class, dao -> dao.ofForum(organization, place, forum, person));
    }

    private static boolean isWebAddress(String text) {
        try {
            return text.length() <= MAX_LENGTH
                    && Origins.of(new URI(text.strip())).isPresent();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}

package org.weft.lti.picking;

import org.jspecify.annotations.Nullable;
import org.weft.discussion.Placing;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.session.Arrival;

/**
 * Somebody who has opened a link that nobody has prepared, and is asked what it shows.
 *
 * @param deploymentId null when it was launched by LTI 1.1
 */
public record LinkSetup(@Nullable String deploymentId, PersonId person, PlaceId place, Asked asked) {
    /**
     * What was launched, and by whom.
     *
     * @param issuer the platform; it and the client id are empty in LTI 1.1
     * @param contextKey our key of the platform's course; null outside of any
     * @param used whether it has been answered
     */
    public record Asked(
            String issuer, String clientId, @Nullable String contextKey, Arrival arrival, boolean used) {}

    public Arrival arrival() {
        return asked.arrival();
    }

    Placing.Author author() {
        return new Placing.Author(arrival().organization(), person, arrival().role());
    }

    Choosing.Chooser chooser() {
        return new Choosing.Chooser(arrival().organization(), person, place);
    }
}

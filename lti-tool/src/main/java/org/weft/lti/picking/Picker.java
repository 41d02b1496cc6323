package org.weft.lti.picking;

import org.jspecify.annotations.Nullable;
import org.weft.discussion.Placing;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;

/**
 * A picker that somebody has open.
 *
 * @param deploymentId null when the request came by LTI 1.1
 */
public record Picker(
        OrganizationId organization,
        InstallationId installation,
        @Nullable String deploymentId,
        PersonId person,
        PlaceId place,
        Asked asked) {
    Choosing.Chooser chooser() {
        return new Choosing.Chooser(organization, person, place);
    }

    Placing.Author author() {
        return new Placing.Author(organization, person, asked.role());
    }
}

package org.weft.lti.picking;

import org.weft.discussion.Placing;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;

/** A picker that somebody has open. */
public record Picker(
        OrganizationId organization,
        InstallationId installation,
        String deploymentId,
        PersonId person,
        PlaceId place,
        Asked asked) {
    Placing.Author author() {
        return new Placing.Author(organization, person, asked.role());
    }
}

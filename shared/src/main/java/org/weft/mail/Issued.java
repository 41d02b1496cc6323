package org.weft.mail;

import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.session.Secrets;

/**
 * What a mail lets its reader do, with the secrets for it.
 *
 * @param post that can be answered; null for a digest
 * @param reason why it was sent; null for a digest
 * @param stop ends such mails
 * @param reply answers the post; in lower case, since it stands in an address
 */
record Issued(
        PersonId person,
        @Nullable PlaceId place,
        @Nullable ContentId post,
        @Nullable String reason,
        String stop,
        String reply) {
    static Issued about(
            OrganizationId organization,
            PersonId person,
            @Nullable PlaceId place,
            @Nullable ContentId post,
            @Nullable String reason) {
        return new Issued(
                person, place, post, reason, Secrets.random(organization), Secrets.randomLowerCase(organization));
    }

    /** Says nothing of the secrets. */
    @Override
    public String toString() {
        return "issued to " + person;
    }
}

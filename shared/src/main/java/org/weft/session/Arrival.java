package org.weft.session;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.places.Role;

/**
 * What a host has proved about a person who opens a placement. Every text comes from a verified message.
 *
 * @param subject how the host names the person, stable within the installation
 * @param name null when the host doesn't tell: a stable pseudonym is made
 * @param locale BCP 47, for example {@code pt-BR}
 * @param placeKey the host's key of the course or space, unique in the installation
 * @param placementKey the host's key of the spot, unique in the place
 * @param returnUrl the host's page, http or https
 * @param parentOrigin origin of the page that frames us, for example {@code https://lms.example.org}
 * @param framed false when we have a window of our own
 * @param groups for each set that the host tells, for example {@code Sections}: in which the person is
 * @param target content to open at, from a deep link
 */
public record Arrival(
        OrganizationId organization,
        InstallationId installation,
        String subject,
        @Nullable String name,
        @Nullable String email,
        @Nullable String locale,
        Role role,
        String placeKey,
        @Nullable String placeTitle,
        String placementKey,
        @Nullable String placementTitle,
        Widget widget,
        @Nullable String returnUrl,
        @Nullable String parentOrigin,
        boolean framed,
        Map<String, List<String>> groups,
        @Nullable ContentId target) {
    public Arrival {
        groups = Map.copyOf(groups);
    }

    /** The same person at another spot of the place. */
    public Arrival at(String otherKey, String otherTitle, @Nullable String otherUrl) {
        return new Arrival(
                organization,
                installation,
                subject,
                name,
                email,
                locale,
                role,
                placeKey,
                placeTitle,
                otherKey,
                otherTitle,
                widget,
                otherUrl,
                parentOrigin,
                framed,
                groups,
                null);
    }

    /** The same at the same spot under another title. */
    public Arrival called(String title) {
        return new Arrival(
                organization,
                installation,
                subject,
                name,
                email,
                locale,
                role,
                placeKey,
                placeTitle,
                placementKey,
                title,
                widget,
                returnUrl,
                parentOrigin,
                framed,
                groups,
                target);
    }
}

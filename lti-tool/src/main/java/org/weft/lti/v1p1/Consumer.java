package org.weft.lti.v1p1;

import java.util.List;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;

/**
 * An LMS that launches by LTI 1.1 (a "tool consumer" in its words).
 *
 * @param key names it in every message; starts with the organization's id
 * @param name how we call it
 * @param lms origins of its pages, which may frame us; at least one
 * @param enabled launches are refused while it is false
 * @param switchedOn whether its organization has LTI 1.1 at all
 */
public record Consumer(
        OrganizationId organization,
        InstallationId installation,
        String key,
        String name,
        List<String> lms,
        boolean enabled,
        boolean switchedOn) {
    public Consumer {
        lms = List.copyOf(lms);
    }
}

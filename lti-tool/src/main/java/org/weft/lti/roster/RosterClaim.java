package org.weft.lti.roster;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a launch says that the course's members can be read (Names and Roles 2.0, section 3.6.1; Course Groups 1.0).
 *
 * @param groupsUrl null where the LMS has no such service
 * @param linkId the launched link, if its custom parameters tell in which groups people are
 */
public record RosterClaim(
        URI membersUrl,
        @Nullable URI groupsUrl,
        @Nullable URI groupSetsUrl,
        @Nullable String linkId) {}

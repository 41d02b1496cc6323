package org.weft.imports;

import org.weft.discussion.ForumId;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.places.PlaceId;

/**
 * Where an import goes.
 *
 * @param installation whose place it is; imported people are known by it
 */
public record Target(OrganizationId organization, InstallationId installation, PlaceId place, ForumId forum) {}

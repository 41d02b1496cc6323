package org.weft.lti.roster;

import java.net.URI;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.places.PlaceId;

/** SQL of {@code lti_roster}. */
@RegisterConstructorMapper(RosterDao.Source.class)
interface RosterDao {
    /** Where a place's members are read. */
    record Source(
            String deploymentId,
            URI membersUrl,
            @Nullable URI groupsUrl,
            @Nullable URI groupSetsUrl,
            @Nullable String linkId,
            @Nullable URI differencesUrl) {}

    /** A link that tells of groups stays known when others are launched that don't. */
    @SqlUpdate("""
            insert into lti_roster (organization_id, place_id, installation_id, deployment_id, members_url, groups_url,
                                    group_sets_url, link_id)
            values (:organization, :place, :installation, :deploymentId, :c.membersUrl, :c.groupsUrl,
                    :c.groupSetsUrl, :c.linkId)
            on conflict (organization_id, place_id) do update
            set members_url = excluded.members_url, groups_url = excluded.groups_url,
                group_sets_url = excluded.group_sets_url, link_id = coalesce(excluded.link_id, lti_roster.link_id),
                differences_url = case
                    when lti_roster.members_url = excluded.members_url then lti_roster.differences_url end
            """)
    void put(
            OrganizationId organization,
            PlaceId place,
            InstallationId installation,
            String deploymentId,
            @BindMethods("c") RosterClaim claim);

    @SqlQuery("""
            select deployment_id, members_url, groups_url, group_sets_url, link_id, differences_url
            from lti_roster
            where organization_id = :organization and place_id = :place
            """)
    Optional<Source> find(OrganizationId organization, PlaceId place);

    @SqlUpdate("""
            update lti_roster
            set differences_url = :url
            where organization_id = :organization and place_id = :place
            """)
    void setDifferences(OrganizationId organization, PlaceId place, @Nullable URI url);
}

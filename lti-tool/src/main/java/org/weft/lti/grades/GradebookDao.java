package org.weft.lti.grades;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.discussion.ForumId;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.places.PlacementId;

/** SQL of {@code lti_gradebook}, {@code lti_graded_link} and {@code lti_column}. */
@RegisterConstructorMapper(GradebookDao.Gradebook.class)
@RegisterConstructorMapper(GradebookDao.Link.class)
@RegisterConstructorMapper(GradebookDao.Column.class)
@RegisterConstructorMapper(GradebookDao.Subject.class)
interface GradebookDao {
    record Gradebook(@Nullable URI lineItemsUrl, boolean mayCreate) {}

    /** A link that shows a discussion. */
    record Link(
            PlacementId placement, String linkId, @Nullable URI lineItemUrl, String title) {}

    record Column(
            @Nullable URI url,
            boolean ours,
            @Nullable String title,
            @Nullable Integer maximum) {
        static final Column NONE = new Column(null, false, null, null);
    }

    record Subject(PersonId person, String subject) {}

    @SqlUpdate("""
            insert into lti_gradebook (
                organization_id, place_id, installation_id, deployment_id, line_items_url, may_create)
            values (:organization, :place, :installation, :deploymentId, :lineItemsUrl, :mayCreate)
            on conflict (organization_id, place_id) do update
            set installation_id = excluded.installation_id, deployment_id = excluded.deployment_id,
                line_items_url = coalesce(excluded.line_items_url, lti_gradebook.line_items_url),
                may_create = excluded.may_create
            """)
    void put(
            OrganizationId organization,
            PlaceId place,
            InstallationId installation,
            String deploymentId,
            @Nullable URI lineItemsUrl,
            boolean mayCreate);

    @SqlUpdate("""
            insert into lti_graded_link (organization_id, placement_id, link_id, line_item_url)
            values (:organization, :placement, :linkId, :lineItemUrl)
            on conflict (organization_id, placement_id) do update
            set link_id = excluded.link_id, line_item_url = excluded.line_item_url
            """)
    void putLink(OrganizationId organization, PlacementId placement, String linkId, @Nullable URI lineItemUrl);

    @SqlQuery("""
            select line_items_url, may_create
            from lti_gradebook
            where organization_id = :organization and place_id = :place
            """)
    Optional<Gradebook> find(OrganizationId organization, PlaceId place);

    /** One of an installation's, if there is any; rather one in which we may make columns. */
    @SqlQuery("""
            select line_items_url, may_create
            from lti_gradebook
            where organization_id = :organization and installation_id = :installation
            order by not may_create, line_items_url is null, place_id desc
            limit 1
            """)
    Optional<Gradebook> any(OrganizationId organization, InstallationId installation);

    /** Those of the place that show the discussion; first those that have a column of their own. */
    @SqlQuery("""
            select l.placement_id as placement, l.link_id, l.line_item_url, p.title
            from forum_placement fp
            join placement p on p.organization_id = fp.organization_id and p.id = fp.placement_id
            join lti_graded_link l on l.organization_id = p.organization_id and l.placement_id = p.id
            where fp.organization_id = :organization and fp.forum_id = :forum and p.place_id = :place
            order by l.line_item_url is null, p.id
            limit 1
            """)
    Optional<Link> link(OrganizationId organization, PlaceId place, ForumId forum);

    @SqlQuery("""
            select url, ours, title, maximum
            from lti_column
            where organization_id = :organization and place_id = :place and forum_id = :forum
            """)
    Optional<Column> column(OrganizationId organization, PlaceId place, ForumId forum);

    /** One when it is for us to look for it until {@code until}; zero when somebody else does, or has found it. */
    @SqlUpdate("""
            insert into lti_column (organization_id, place_id, forum_id, seeking_until)
            values (:organization, :place, :forum, :until)
            on conflict (organization_id, place_id, forum_id) do update
            set seeking_until = excluded.seeking_until
            where lti_column.url is null
              and (lti_column.seeking_until is null or lti_column.seeking_until < :now)
            """)
    int seek(OrganizationId organization, PlaceId place, ForumId forum, Instant now, Instant until);

    @SqlUpdate("""
            update lti_column
            set url = :c.url, ours = :c.ours, title = :c.title, maximum = :c.maximum, seeking_until = null
            where organization_id = :organization and place_id = :place and forum_id = :forum
            """)
    void setColumn(OrganizationId organization, PlaceId place, ForumId forum, @BindMethods("c") Column column);

    /** It isn't there any more: neither is that of the link, if it was that. */
    @SqlUpdate("""
            with gone as (
                update lti_column
                set url = null, ours = false, title = null, maximum = null, seeking_until = null
                where organization_id = :organization and place_id = :place and forum_id = :forum and url = :url
            )
            update lti_graded_link l
            set line_item_url = null
            from forum_placement fp
            where fp.organization_id = :organization and fp.forum_id = :forum
              and l.organization_id = fp.organization_id and l.placement_id = fp.placement_id
              and l.line_item_url = :url
            """)
    void forget(OrganizationId organization, PlaceId place, ForumId forum, URI url);

    /** How the LMS calls people; whoever it doesn't know is left out. */
    @SqlQuery("""
            select distinct on (person_id) person_id as person, subject
            from identity
            where organization_id = :organization and installation_id = :installation and person_id = any(:people)
            order by person_id, subject
            """)
    List<Subject> subjects(OrganizationId organization, InstallationId installation, List<PersonId> people);
}

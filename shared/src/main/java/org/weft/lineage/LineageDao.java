package org.weft.lineage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.discussion.ForumId;
import org.weft.discussion.Showing;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.places.PlacementId;

/** SQL of {@code lineage}, and of the forums that copies show. */
@RegisterConstructorMapper(LineageDao.Source.class)
interface LineageDao extends Showing {
    /** Whose origin is looked for; the fields are those of an arrival and of a {@link Claim}. */
    record Spot(
            OrganizationId organization,
            InstallationId installation,
            String placeKey,
            String placementKey,
            @Nullable String firstPlace,
            @Nullable String firstPlacement,
            List<String> links,
            List<String> courses,
            List<String> told,
            String title) {}

    record Source(PlacementId placement, PlaceId place, String placeKey, String placementKey, ForumId forum) {
        Claim.First key() {
            return new Claim.First(placeKey, placementKey);
        }
    }

    record Copy(
            OrganizationId organization,
            PlacementId placement,
            PlacementId source,
            ForumId forum,
            boolean certain,
            Instant at) {}

    /** What begins every search for an origin, but for {@code with}: spots of the same host that show a forum. */
    String SPOTS = """
            from placement p
            join place l on l.organization_id = p.organization_id and l.id = p.place_id
            join forum_placement fp on fp.organization_id = p.organization_id and fp.placement_id = p.id
            where p.organization_id = :s.organization and l.installation_id = :s.installation
              and not (l.host_key = :s.placeKey and p.host_key = :s.placementKey)
            """;

    @SqlQuery("""
            select p.id as placement, l.id as place, l.host_key as place_key, p.host_key as placement_key, fp.forum_id as forum
            """ + SPOTS + """
              and p.host_key = any(cast(:s.links as text[]))
            order by array_position(cast(:s.links as text[]), p.host_key), array_position(cast(:s.told as text[]) || cast(:s.courses as text[]), l.host_key), p.id
            limit 1
            """)
    Optional<Source> byLinks(@BindMethods("s") Spot spot);

    /** The nearest of the courses that has one; else the first. */
    @SqlQuery("""
            with recursive family (id) as (
                select p.id
                from placement p
                join place l on l.organization_id = p.organization_id and l.id = p.place_id
                where p.organization_id = :s.organization and l.installation_id = :s.installation
                  and l.host_key = :s.firstPlace and p.host_key = :s.firstPlacement
                union
                select c.placement_id
                from family f
                join lineage c on c.organization_id = :s.organization and c.source_placement_id = f.id
            )
            select p.id as placement, l.id as place, l.host_key as place_key, p.host_key as placement_key, fp.forum_id as forum
            """ + SPOTS + """
              and p.id in (select id from family)
              and (l.host_key = any(cast(:s.told as text[]) || cast(:s.courses as text[]))
                   or (l.host_key = :s.firstPlace and p.host_key = :s.firstPlacement))
            order by array_position(cast(:s.told as text[]) || cast(:s.courses as text[]), l.host_key), p.id
            limit 1
            """)
    Optional<Source> byFamily(@BindMethods("s") Spot spot);

    /** If it is the only one that is called so in the nearest course that has such. */
    @SqlQuery("""
            select placement, place, place_key, placement_key, forum
            from (select p.id as placement, l.id as place, l.host_key as place_key, p.host_key as placement_key,
                         fp.forum_id as forum, array_position(cast(:s.told as text[]), l.host_key) as nearness,
                         count(*) over (partition by l.id) as namesakes
            """ + SPOTS + """
                    and l.host_key = any(cast(:s.told as text[])) and p.title = :s.title) named
            where namesakes = 1
            order by nearness
            limit 1
            """)
    Optional<Source> byTitle(@BindMethods("s") Spot spot);

    @SqlQuery("""
            select m.person_id
            from member m
            join place l on l.organization_id = m.organization_id and l.id = m.place_id
            where l.organization_id = :organization and l.installation_id = :installation and l.host_key = :placeKey
              and m.role in ('helper', 'instructor', 'author') and m.last_seen_at is not null
            order by m.joined_at, m.person_id
            limit 1
            """)
    Optional<PersonId> staff(OrganizationId organization, InstallationId installation, String placeKey);

    @SqlQuery("""
            select exists (
                select from member
                where organization_id = :organization and place_id = :place and person_id = :person
                  and role in ('helper', 'instructor', 'author'))
            """)
    boolean isStaff(OrganizationId organization, PlaceId place, PersonId person);

    @SqlQuery("""
            select exists (
                select from forum_placement
                where organization_id = :organization and placement_id = :placement)
            """)
    boolean isShown(OrganizationId organization, PlacementId placement);

    /** What another copied spot of the place shows whose origin showed the same, unless the two have one origin. */
    @SqlQuery("""
            select c.forum_id
            from lineage c
            join placement p on p.organization_id = c.organization_id and p.id = c.placement_id
            join placement s on s.organization_id = c.organization_id and s.id = c.source_placement_id
            where c.organization_id = :c.organization and c.source_forum_id = :c.forum and p.place_id = :place
              and s.place_id <> :place and c.source_placement_id <> :c.source
              and not exists (
                  select from lineage o
                  where o.organization_id = c.organization_id and o.forum_id = c.forum_id
                    and o.source_placement_id = :c.source)
            order by c.placement_id
            limit 1
            """)
    Optional<ForumId> sharedHere(@BindMethods("c") Copy copy, PlaceId place);

    @SqlQuery("""
            insert into forum (organization_id, place_id, created_at, edit_minutes, anonymity, flags_to_hide,
                               slow_seconds, view, sort, kind)
            select organization_id, :place, :c.at, edit_minutes, anonymity, flags_to_hide, slow_seconds, view, sort, kind
            from forum
            where organization_id = :c.organization and id = :c.forum
            returning id
            """)
    ForumId addForum(@BindMethods("c") Copy copy, PlaceId place);

    /** What earns points there does so here. */
    @SqlUpdate("""
            insert into credit (organization_id, place_id, forum_id, enabled, maximum, week_cap, question, answer, back,
                                share)
            select k.organization_id, :place, :forum, k.enabled, k.maximum, k.week_cap, k.question, k.answer, k.back,
                   k.share
            from placement s
            join credit k on k.organization_id = s.organization_id and k.place_id = s.place_id
            where s.organization_id = :c.organization and s.id = :c.source and k.forum_id = :c.forum
            """)
    void takeCredit(@BindMethods("c") Copy copy, PlaceId place, ForumId forum);

    @SqlUpdate("""
            insert into lineage (organization_id, placement_id, forum_id, source_placement_id, source_forum_id, certain,
                                 at)
            values (:c.organization, :c.placement, :forum, :c.source, :c.forum, :c.certain, :c.at)
            """)
    void remember(@BindMethods("c") Copy copy, ForumId forum);

    /** By who was staff of the origin, or by what the host has told. */
    @SqlUpdate("""
            update lineage c
            set certain = true
            from placement p
            join place l on l.organization_id = p.organization_id and l.id = p.place_id,
                 placement s
            join place o on o.organization_id = s.organization_id and o.id = s.place_id
            where not c.certain and c.organization_id = :organization
              and p.organization_id = c.organization_id and p.id = c.placement_id
              and s.organization_id = c.organization_id and s.id = c.source_placement_id
              and l.installation_id = :installation and l.host_key = :placeKey and p.host_key = :placementKey
              and (o.host_key = any(cast(:told as text[])) or exists (
                  select from identity i
                  join member m on m.organization_id = i.organization_id and m.person_id = i.person_id
                  where i.organization_id = c.organization_id and i.installation_id = :installation
                    and i.subject = :subject and m.place_id = s.place_id
                    and m.role in ('helper', 'instructor', 'author')))
            """)
    void confirm(
            OrganizationId organization,
            InstallationId installation,
            String subject,
            String placeKey,
            String placementKey,
            List<String> told);
}

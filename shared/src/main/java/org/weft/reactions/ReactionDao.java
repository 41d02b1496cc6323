package org.weft.reactions;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;

@RegisterConstructorMapper(Reactions.Reactor.class)
interface ReactionDao {
    @SqlUpdate("""
            insert into reaction (organization_id, content_id, person_id, kind, at)
            values (:organization, :content, :person, :kind, :at)
            on conflict do nothing
            """)
    int add(OrganizationId organization, ContentId content, PersonId person, String kind, Instant at);

    @SqlUpdate("""
            delete from reaction
            where organization_id = :organization and content_id = :content and person_id = :person and kind = :kind
            """)
    int remove(OrganizationId organization, ContentId content, PersonId person, String kind);

    /** Counts are kept beside the content; a kind with none is left out. */
    @SqlQuery("""
            update content
            set reactions = case
                when coalesce((reactions ->> :kind)::int, 0) + :change > 0
                then reactions || jsonb_build_object(:kind, coalesce((reactions ->> :kind)::int, 0) + :change)
                else reactions - :kind
            end
            where organization_id = :organization and id = :content
            returning reactions
            """)
    String count(OrganizationId organization, ContentId content, String kind, int change);

    @SqlQuery("""
            select reactions
            from content
            where organization_id = :organization and id = :content
            """)
    String counts(OrganizationId organization, ContentId content);

    @SqlQuery("""
            select kind
            from reaction
            where organization_id = :organization and content_id = :content and person_id = :person
            order by kind
            """)
    List<String> mine(OrganizationId organization, ContentId content, PersonId person);

    @SqlQuery("""
            select p.name, r.kind
            from reaction r
            join person p on p.organization_id = r.organization_id and p.id = r.person_id
            join content c on c.organization_id = r.organization_id and c.id = r.content_id
            where r.organization_id = :organization and r.content_id = :content and c.alias is null
              and exists (
                  select from member h
                  where h.organization_id = r.organization_id and h.place_id = :place and h.person_id = r.person_id)
            order by r.at
            limit 100
            """)
    List<Reactions.Reactor> people(OrganizationId organization, PlaceId place, ContentId content);
}

package org.weft.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.discussion.Admission;
import org.weft.discussion.ForumId;
import org.weft.discussion.HeldId;
import org.weft.discussion.ThreadId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.places.PlacementId;
import org.weft.uploads.Readers;
import org.weft.uploads.UploadId;

@RegisterConstructorMapper(Admission.Held.class)
@RegisterConstructorMapper(HeldDao.Waiting.class)
@RegisterConstructorMapper(Readers.Waiting.class)
interface HeldDao {
    /** Where it belongs now: its thread may have been moved or merged since. */
    String NOW = """
            left join post own on own.organization_id = h.organization_id and own.id = h.post_id
            left join former_thread ft on ft.organization_id = h.organization_id and ft.id = h.thread_id
            left join post opener on opener.organization_id = ft.organization_id and opener.id = ft.first_post_id
            left join thread t on t.organization_id = h.organization_id
                and t.id = coalesce(own.thread_id, opener.thread_id, h.thread_id)
            """;

    String COLUMNS = """
            select h.id, h.kind, t.id as thread, h.post_id as post, cast(h.request ->> 'parent' as bigint) as parent, h.title, h.html, h.math, h.source as text,
                   h.anonymous, h.state, h.reason, h.at
            from held h
            """ + NOW;

    /** @param sent as JSON */
    record NewHeld(
            PlaceId place,
            ForumId forum,
            PlacementId placement,
            @Nullable ThreadId thread,
            @Nullable ContentId post,
            PersonId person,
            String kind,
            boolean anonymous,
            @Nullable String title,
            String source,
            String html,
            boolean math,
            String sent,
            String clientKey,
            List<Long> uploads,
            String cause,
            @Nullable String word,
            Instant at) {}

    /** What staff decides about. {@code forum} is where it belongs now. */
    record Waiting(
            HeldId id,
            PlaceId place,
            PersonId person,
            String kind,
            ForumId forum,
            @Nullable ThreadId thread,
            @Nullable ContentId post,
            String request,
            String clientKey) {}

    /** Returns 0 when the same was sent before, whether it waits or was written meanwhile. */
    @SqlUpdate("""
            insert into held (
                organization_id, place_id, forum_id, placement_id, thread_id, post_id, person_id, kind, anonymous, title,
                source, html, math, request, client_key, uploads, cause, word, at)
            select :organization, :h.place, :h.forum, :h.placement, :h.thread, :h.post, :h.person, :h.kind, :h.anonymous,
                   :h.title, :h.source, :h.html, :h.math, cast(:h.sent as jsonb), :h.clientKey, :h.uploads, :h.cause, :h.word, :h.at
            where not exists (
                select from content
                where organization_id = :organization and author_id = :h.person and client_key = :h.clientKey)
            on conflict do nothing
            """)
    int add(OrganizationId organization, @BindMethods("h") NewHeld held);

    @SqlQuery(COLUMNS + "where h.organization_id = :organization and h.person_id = :person and h.client_key = :key")
    Optional<Admission.Held> sent(OrganizationId organization, PersonId person, String key);

    /** Whether any text with it hides its author's name; empty when none waits in the places. */
    @SqlQuery("""
            select bool_or(anonymous) as anonymous
            from held
            where organization_id = :organization and place_id = any(:places) and state = 'waiting'
              and :upload = any(uploads)
            having count(*) > 0
            """)
    Optional<Readers.Waiting> waiting(OrganizationId organization, List<Long> places, UploadId upload);

    @SqlQuery("""
            select count(*)
            from held
            where organization_id = :organization and person_id = :person and place_id = :place and state = 'waiting'
            """)
    int waiting(OrganizationId organization, PersonId person, PlaceId place);

    /** Posts by name that can be seen, as far as they matter. */
    @SqlQuery("""
            select count(*)
            from (select
                  from content
                  where organization_id = :organization and author_id = :person and place_id = :place
                    and client_key is not null and alias is null and state = 'visible'
                  limit :most) posts
            """)
    int posts(OrganizationId organization, PersonId person, PlaceId place, int most);

    @SqlQuery(COLUMNS + """
            where h.organization_id = :organization and h.person_id = :person and h.place_id = :place
              and coalesce(t.forum_id, h.forum_id) = :forum
            order by h.at desc, h.id desc
            limit :limit
            """)
    List<Admission.Held> of(OrganizationId organization, PersonId person, PlaceId place, ForumId forum, int limit);

    /** From now on nobody else decides about it. */
    @SqlQuery("""
            select h.id, h.place_id as place, h.person_id as person, h.kind, coalesce(t.forum_id, h.forum_id) as forum,
                   h.thread_id as thread, h.post_id as post, h.request, h.client_key
            from held h
            """ + NOW + """
            where h.organization_id = :organization and h.id = :id and h.state = 'waiting'
            for update of h
            """)
    Optional<Waiting> lock(OrganizationId organization, HeldId id);

    @SqlUpdate("""
            delete from held
            where organization_id = :organization and id = :id
            """)
    void remove(OrganizationId organization, HeldId id);

    @SqlUpdate("""
            update held
            set state = 'refused', reason = :reason, settled_at = :at
            where organization_id = :organization and id = :id
            """)
    void refuse(OrganizationId organization, HeldId id, String reason, Instant at);

    /** Empty when it isn't the person's. */
    @SqlQuery("""
            delete from held
            where organization_id = :organization and id = :id and person_id = :person
            returning forum_id
            """)
    Optional<ForumId> takeBack(OrganizationId organization, HeldId id, PersonId person);

    @SqlUpdate("""
            delete from held
            where settled_at < :before
            """)
    void purge(Instant before);
}

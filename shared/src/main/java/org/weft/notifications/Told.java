package org.weft.notifications;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.content.Visibility;
import org.weft.discussion.Author;
import org.weft.discussion.ThreadId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;

/**
 * News for somebody to be mailed, with the post as they may see it now.
 *
 * @param id of the notification
 * @param html sanitized; without the names of those mentioned where that is another place
 * @param by who wrote the post
 * @param place as whose member they are told
 * @param key of the placement that leads to it, with its title; null when there is none any more
 * @param nameless whether they have hidden their name in the thread
 * @param mayReply whether they may write there
 */
public record Told(
        long id,
        PersonId person,
        String email,
        @Nullable String locale,
        String reason,
        ContentId post,
        int number,
        ThreadId thread,
        String title,
        ContentId firstPost,
        String html,
        @Nested By by,
        PlaceId place,
        String placeTitle,
        @Nullable String key,
        @Nullable String placementTitle,
        boolean nameless,
        boolean mayReply) {
    private static final Visibility.Eye EYE = Visibility.Eye.ofMember("m");

    /** What is still theirs to see, unread and to be mailed, of the notifications with these ids. */
    private static final String SQL = """
            select n.id, n.person_id as person, recipient.email, recipient.locale, n.reason, po.id as post, po.number,
                   t.id as thread, t.title, t.first_post_id as first_post,
                   case when c.place_id = n.place_id then po.html
                        else regexp_replace(po.html, '(<span class="mention") data-person[^>]*><bdi>[^<]*</bdi></span>', '\\1>@…</span>', 'g')
                   end as html,
                   c.author_id, p.name, w.role, c.alias, %1$s as known, n.place_id as place, l.title as place_title,
                   s.key, s.title as placement_title,
                   exists (
                       select from alias own
                       where own.organization_id = t.organization_id and own.thread_id = t.id
                         and own.person_id = n.person_id) as nameless,
                   (m.role <> 'observer' and (t.locked_at is null or %2$s)) as may_reply
            from (select n.id
                  %3$s and n.id = any(:ids) and %4$s and %5$s
                    and (n.reason in ('mention', 'accepted', 'endorsed') or not exists (
                        select from follow fo
                        where fo.organization_id = n.organization_id and fo.person_id = n.person_id
                          and fo.thread_id = t.id and not fo.wanted))) news
            join notification n on n.organization_id = :organization and n.id = news.id
            join person recipient on recipient.organization_id = n.organization_id and recipient.id = n.person_id
                and recipient.email is not null and not recipient.preview
            join place l on l.organization_id = n.organization_id and l.id = n.place_id
            join installation i on i.organization_id = l.organization_id and i.id = l.installation_id and i.enabled
            join post po on po.organization_id = n.organization_id and po.id = n.content_id
            join content c on c.organization_id = po.organization_id and c.id = po.id
            join person p on p.organization_id = c.organization_id and p.id = c.author_id
            join thread t on t.organization_id = po.organization_id and t.id = po.thread_id
            join member m on m.organization_id = n.organization_id and m.place_id = n.place_id
                and m.person_id = n.person_id and m.left_at is null and m.last_seen_at is not null
            left join member w on w.organization_id = c.organization_id and w.place_id = c.place_id
                and w.person_id = c.author_id
            left join lateral (
                select s.key, s.title
                from forum_placement fp
                join placement s on s.organization_id = fp.organization_id and s.id = fp.placement_id
                where fp.organization_id = t.organization_id and fp.forum_id = t.forum_id and s.place_id = n.place_id
                order by s.id
                limit 1) s on true
            order by n.person_id, n.at, n.id
            """.formatted(
                    Visibility.known("c.place_id", "c.author_id", EYE),
                    EYE.staff(),
                    InboxSql.SEEN,
                    InboxSql.UNREAD,
                    Choices.mailed("n"));

    /** Who wrote something, as the database has it. */
    public record By(
            PersonId authorId,
            String name,
            @Nullable String role,
            @Nullable Integer alias,
            boolean known) {
        Author author() {
            return Author.of(authorId, name, role, alias, known);
        }

        /** Says no more than the author is to be known by. */
        @Override
        public String toString() {
            return "By" + author();
        }
    }

    public Author author() {
        return by.author();
    }

    /** Of many people of an organization, each one's oldest first. */
    public static List<Told> mailable(Jdbi jdbi, OrganizationId organization, List<Long> ids, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(SQL)
                .bind("organization", organization)
                .bindArray("ids", Long.class, ids)
                .bind("now", now)
                .mapTo(Told.class)
                .list());
    }

    /** The language that the person reads, as their host says. */
    public Locale language() {
        return locale == null ? Locale.ENGLISH : Locale.forLanguageTag(locale.replace('_', '-'));
    }
}

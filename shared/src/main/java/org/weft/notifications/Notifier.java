package org.weft.notifications;

import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.weft.activity.Backlog;
import org.weft.activity.Event;
import org.weft.content.Visibility;
import org.weft.discussion.Muted;
import org.weft.discussion.Withheld;

/** Finds out from the story who should know of what, notes it, and tells the pages that they have open. */
public final class Notifier implements Backlog.Follower {
    private static final Visibility.Eye MEMBER = Visibility.Eye.ofMember("m");

    /** What happened that somebody may want to know: posts that came, answers that were accepted or endorsed. */
    private static final String HAPPENED = """
            with happened as (
                select a.organization_id, a.id as event, a.verb = 'thread-created' as opens,
                       a.verb in ('thread-created', 'post-created') as fresh,
                       a.data ->> 'accepted' is not null as accepted, a.actor_id, a.at,
                       t.id, t.forum_id, t.kind, t.owner_id, t.audience, t.group_id, t.place_id, t.reach, t.post_first,
                       t.tags, t.first_post_id, po.id as post_id, po.number, po.html, c.author_id,
                       c.alias, c.place_id as written_in,
                       parent.author_id as answered_id
                from unnest(:organizations, :ids) as e (organization_id, id)
                join activity a on a.organization_id = e.organization_id and a.id = e.id
                join post po on po.organization_id = a.organization_id
                    and po.id = cast(coalesce(a.data ->> 'accepted', a.data ->> 'post') as bigint)
                join content c on c.organization_id = po.organization_id and c.id = po.id and c.state = 'visible'
                join thread t on t.organization_id = po.organization_id and t.id = po.thread_id
                left join content parent on parent.organization_id = po.organization_id and parent.id = po.parent_id
                where a.verb in ('thread-created', 'post-created') or a.data ->> 'accepted' is not null
                   or a.data ->> 'endorsed' is not null
            )
            """;

    /** Who might want to know of it, in the order of {@link Reason}. */
    private static final String CANDIDATES = """
            , candidate as (
                select h.*, cast(named[1] as bigint) as person_id, 'mention' as reason, 0 as rank
                from happened h
                cross join lateral regexp_matches(h.html, 'class="mention" data-person="([0-9]{1,18})"', 'g') named
                where h.fresh
                union all
                select h.*, m.person_id, case when h.audience = 'staff' and h.opens then 'private' else 'staff' end, 1
                from happened h
                join member m on m.organization_id = h.organization_id and m.place_id = h.place_id
                    and m.role in ('helper', 'instructor', 'author')
                where h.fresh and (h.html like '%class="mention" data-role="staff"%' or (h.audience = 'staff' and h.opens))
                union all
                select h.*, m.person_id, 'announcement', 2
                from happened h
                join forum_reach fr on fr.organization_id = h.organization_id and fr.forum_id = h.forum_id
                join member m on m.organization_id = h.organization_id and m.place_id = fr.place_id
                    and m.last_seen_at is not null
                where h.opens and h.kind = 'announcement'
                union all
                select h.*, h.answered_id, 'reply', 3
                from happened h
                where h.fresh and h.answered_id is not null
                union all
                select h.*, h.owner_id, case when h.kind = 'question' then 'answer' else 'reply' end, 4
                from happened h
                where h.fresh and not h.opens
                union all
                select h.*, h.author_id, case when h.accepted then 'accepted' else 'endorsed' end, 5
                from happened h
                where not h.fresh
                union all
                select h.*, h.owner_id, 'solved', 6
                from happened h
                where h.accepted
                union all
                select h.*, v.person_id, 'solved', 6
                from happened h
                join vote v on v.organization_id = h.organization_id and v.post_id = h.first_post_id
                where h.accepted
                union all
                select h.*, tp.person_id, 'thread', 7
                from happened h
                join thread_person tp on tp.organization_id = h.organization_id and tp.thread_id = h.id
                where h.fresh and not h.opens
                union all
                select h.*, f.person_id, 'thread', 7
                from happened h
                join follow f on f.organization_id = h.organization_id and f.thread_id = h.id and f.wanted
                where h.fresh and not h.opens
                union all
                select h.*, f.person_id,
                       case when f.tag is not null then 'tag' when f.forum_id is not null then 'discussion'
                            else 'place' end,
                       case when f.tag is not null then 8 when f.forum_id is not null then 9 else 10 end
                from happened h
                join forum_reach fr on fr.organization_id = h.organization_id and fr.forum_id = h.forum_id
                join follow f on f.organization_id = h.organization_id and f.place_id = fr.place_id
                    and f.thread_id is null and f.wanted
                where h.opens and (f.tag is null or f.tag = any(h.tags))
                  and (f.forum_id is null or f.forum_id = h.forum_id)
            ), chosen as (
                select distinct on (organization_id, post_id, fresh, accepted, person_id) *
                from candidate
                where person_id <> actor_id
                order by organization_id, post_id, fresh, accepted, person_id, rank
            )
            """;

    /**
     * Nobody hears of what they may not see, or of a place that they have left, nor of what or whom they don't want to hear of. Who calls for staff is heard.
     * What decides is asked for each candidate, beside a limit: joined to all at once, it would be read for everyone in
     * the organization.
     */
    private static final String TOLD = """
            , told as (
                select c.organization_id, c.event, c.person_id, seen.place_id, c.post_id, c.reason, c.at,
                       c.forum_id
                from chosen c
                cross join lateral (
                    select m.place_id
                    from person p
                    join member m on m.organization_id = p.organization_id and m.person_id = p.id and m.left_at is null
                    join forum_reach here on here.organization_id = m.organization_id and here.forum_id = c.forum_id
                        and here.place_id = m.place_id
                    where p.organization_id = c.organization_id and p.id = c.person_id and not p.preview
                      and %s and (c.number = 1 or c.author_id = m.person_id or %s)
                      and not exists (
                          select from notification_choice n
                          where n.organization_id = p.organization_id and n.person_id = p.id
                            and n.reason = c.reason and n.way = 'none')
                      and (c.reason in ('mention', 'accepted', 'endorsed') or not exists (
                          select from follow f
                          where f.organization_id = p.organization_id and f.person_id = p.id
                            and f.thread_id = c.id and not f.wanted))
                    order by m.place_id <> c.place_id, m.place_id
                    limit 1) seen
                where c.reason in ('staff', 'private') or not %s
            ), noted as (
                insert into notification (
                    organization_id, person_id, place_id, content_id, reason, at, mail_from, mail_at)
                select n.organization_id, n.person_id, n.place_id, n.post_id, n.reason, n.at, mail.since, mail.since
                from told n
                left join lateral (
                    select greatest(
                        n.at + coalesce(f.edit_minutes, :patience) * interval '1 minute',
                        f.opens_at) as since
                    from person p
                    join forum f on f.organization_id = n.organization_id and f.id = n.forum_id
                    where :mails and p.organization_id = n.organization_id and p.id = n.person_id
                      and p.email is not null and %s) mail on true
                order by n.event
                on conflict do nothing
                returning organization_id, person_id, at
            )
            """.formatted(
                    Visibility.sql("c", MEMBER),
                    Withheld.shown("c", MEMBER),
                    Muted.sql(
                            new Visibility.Eye("c.person_id", "seen.place_id", "false"),
                            new Muted.Written("c.organization_id", "c.author_id", "c.alias", "c.id", "c.written_in")),
                    Choices.mailed("n"));

    private static final String TELL = """
            insert into activity (organization_id, place_id, stream_id, verb, audience, owner_id, actor_id, data, at)
            select n.organization_id, s.place_id, fp.forum_id, 'notified', 'owner', n.person_id, n.person_id, '{}',
                   max(n.at)
            from noted n
            join session s on s.organization_id = n.organization_id and s.person_id = n.person_id
                and s.expires_at > :now
            join forum_placement fp on fp.organization_id = s.organization_id and fp.placement_id = s.placement_id
            group by n.organization_id, s.place_id, fp.forum_id, n.person_id
            """;

    /** How long mail waits where posts can be changed without a trace for ever; elsewhere it waits for that to end. */
    private static final int PATIENCE_MINUTES = 30;

    private final Clock clock;
    private final boolean mails;

    /** @param mails whether anyone can be mailed */
    public Notifier(Clock clock, boolean mails) {
        this.clock = clock;
        this.mails = mails;
    }

    @Override
    public void hear(Handle handle, List<Event> events) {
        handle.createUpdate(HAPPENED + CANDIDATES + TOLD + TELL)
                .bindArray(
                        "organizations",
                        Long.class,
                        events.stream().map(Event::organization).toList())
                .bindArray(
                        "ids",
                        Long.class,
                        events.stream().map(event -> event.position().id()).toList())
                .bind("now", clock.instant())
                .bind("mails", mails)
                .bind("patience", PATIENCE_MINUTES)
                .execute();
    }
}

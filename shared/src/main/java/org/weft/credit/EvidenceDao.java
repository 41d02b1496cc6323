package org.weft.credit;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.weft.discussion.ForumId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;

/** SQL that finds what counts. */
@RegisterConstructorMapper(Evidence.class)
interface EvidenceDao {
    /**
     * What learners of a place wrote there, under their names and for all to read; oldest first. Where somebody hides a
     * name, neither what they wrote nor what they accepted counts, for anyone: else points would tell who they are.
     *
     * @param person null for everyone
     */
    @SqlQuery("""
            with mine as materialized (
                select c.author_id as person, po.id as post, po.thread_id as thread, po.number, po.html,
                       po.endorsed_by, c.created_at as at, t.title, t.kind, t.first_post_id, t.accepted_post_id,
                       case when t.owner_alias is null or t.accepted_by <> t.owner_id then t.accepted_by end
                           as accepted_by
                from thread t
                join post po on po.organization_id = t.organization_id and po.thread_id = t.id
                join content c on c.organization_id = po.organization_id and c.id = po.id
                join member m on m.organization_id = c.organization_id and m.place_id = c.place_id
                    and m.person_id = c.author_id
                join person p on p.organization_id = m.organization_id and p.id = m.person_id
                where t.organization_id = :organization and t.forum_id = :forum and t.audience = 'all'
                  and not t.hidden and c.place_id = :place and c.state = 'visible' and c.audience = 'all'
                  and c.alias is null and po.origin is null and m.role = 'learner' and m.left_at is null
                  and not p.preview and (cast(:person as bigint) is null or c.author_id = :person)
            ), found as (
                select person, 'QUESTION' as rule, thread, post, title, at
                from mine
                where kind = 'question' and post = first_post_id
                  and (exists (
                          select from vote v
                          where v.organization_id = :organization and v.post_id = mine.post
                            and v.person_id <> mine.person)
                       or exists (
                          select from reaction r
                          where r.organization_id = :organization and r.content_id = mine.post
                            and r.kind in ('helped', 'insight') and r.person_id <> mine.person))
                union all
                select person, 'ANSWER', thread, post, title, at
                from mine
                where post <> first_post_id
                  and (endorsed_by <> person or (accepted_post_id = post and accepted_by <> person))
                union all
                (select distinct on (mine.person, mine.thread) mine.person, 'RETURN', mine.thread, mine.post,
                        mine.title, mine.at
                 from mine
                 join mine earlier on earlier.person = mine.person and earlier.thread = mine.thread
                    and earlier.number < mine.number
                 where exists (
                     select from post r
                     join content rc on rc.organization_id = r.organization_id and rc.id = r.id
                     where r.organization_id = :organization and r.thread_id = mine.thread
                       and r.number > earlier.number and r.number < mine.number
                       and (r.parent_id = earlier.post or (earlier.post = mine.first_post_id and r.parent_id is null))
                       and rc.state = 'visible' and rc.audience = 'all' and rc.alias is null
                       and rc.author_id <> mine.person)
                 order by mine.person, mine.thread, mine.number)
                union all
                select person, 'SHARE', thread, post, title, at
                from mine
                where (html like '%<a href="http%' or html like '%data-upload="%')
                  and exists (
                      select from reaction r
                      where r.organization_id = :organization and r.content_id = mine.post
                        and r.kind = 'helped' and r.person_id <> mine.person)
            )
            select person, rule, thread, post, title, at
            from found
            order by at, post, rule
            """)
    List<Evidence> find(OrganizationId organization, PlaceId place, ForumId forum, @Nullable PersonId person);
}

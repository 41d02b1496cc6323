package org.weft.search;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.discussion.ForumId;
import org.weft.people.OrganizationId;
import org.weft.places.PlaceId;

@RegisterConstructorMapper(SearchDao.Lexeme.class)
interface SearchDao {
    /** A word in one dictionary; no stems for one that is too common. */
    record Lexeme(String word, List<String> stems) {}

    /** Has what follows planned for its values: how rare a word is decides which way is short. */
    @SqlUpdate("set local plan_cache_mode = force_custom_plan; set local enable_seqscan = on")
    void planAfresh();

    @SqlQuery("""
            select word, ts_lexize(cast(dictionary as regdictionary), word) as stems
            from unnest(:words) word, unnest(:dictionaries) dictionary
            where ts_lexize(cast(dictionary as regdictionary), word) is not null
            """)
    List<Lexeme> stems(List<String> words, List<String> dictionaries);

    @SqlQuery("""
            select distinct fp.forum_id
            from placement l
            join forum_placement fp on fp.organization_id = l.organization_id and fp.placement_id = l.id
            where l.organization_id = :organization and l.place_id = :place
            limit 500
            """)
    List<ForumId> forums(OrganizationId organization, PlaceId place);

    /** Members of the place, and who wrote by name in its forums, with a word in their name that begins so. */
    @SqlQuery("""
            select p.id
            from person p
            where p.organization_id = :organization
              and p.id in (
                  select m.person_id
                  from member m
                  where m.organization_id = :organization and m.place_id = :place
                  union
                  select tp.person_id
                  from thread t
                  join thread_person tp on tp.organization_id = t.organization_id and tp.thread_id = t.id
                  where t.organization_id = :organization and t.forum_id = any(:forums) and tp.alias = 0)
              and (p.name ilike :pattern || '%' or p.name ilike '% ' || :pattern || '%')
            order by p.id
            limit 100
            """)
    List<Long> people(OrganizationId organization, PlaceId place, List<ForumId> forums, String pattern);
}

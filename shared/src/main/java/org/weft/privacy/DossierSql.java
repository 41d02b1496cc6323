package org.weft.privacy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.weft.people.PersonId;
import org.weft.privacy.PersonTables.Fate;

/**
 * SQL of {@link Dossier}: each part with bindings organization and person, in the order of {@code key}, in pages of
 * {@code limit} keys {@code after} the last one; those of whose rows a person has few, by how many came before.
 */
final class DossierSql {
    static final Map<String, String> PARTS = parts();

    private DossierSql() {}

    /** Matches a call to somebody in Markdown, also within JSON. */
    static String call(PersonId person) {
        return "@\\[[^][]*\\]\\(person:0*" + person.text() + "\\)";
    }

    private static Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("person", """
                select id as key, name, email, locale, created_at
                from person
                where organization_id = :organization and id = :person and id > :after
                order by 1
                limit :limit
                """);
        parts.put("identities", """
                select row_number() over (order by i.installation_id, i.subject) as key, n.name as installation, i.subject
                from identity i
                join installation n on n.organization_id = i.organization_id and n.id = i.installation_id
                where i.organization_id = :organization and i.person_id = :person
                order by 1
                offset greatest(:after, 0)
                limit :limit
                """);
        parts.put("courses", """
                select m.place_id as key, l.title as course, m.role, m.joined_at, m.last_seen_at, m.left_at
                from member m
                join place l on l.organization_id = m.organization_id and l.id = m.place_id
                where m.organization_id = :organization and m.person_id = :person and m.place_id > :after
                order by 1
                limit :limit
                """);
        parts.put("groups", """
                select g.id as key, l.title as course, g.set_name as set, g.name
                from group_member gm
                join place_group g on g.organization_id = gm.organization_id and g.id = gm.group_id
                join place l on l.organization_id = g.organization_id and l.id = g.place_id
                where gm.organization_id = :organization and gm.person_id = :person and g.id > :after
                order by 1
                limit :limit
                """);
        parts.put("points", """
                select g.id as key, l.title as course, g.points, g.comment, g.at
                from credit_given g
                join place l on l.organization_id = g.organization_id and l.id = g.place_id
                where g.organization_id = :organization and g.person_id = :person and g.id > :after
                order by 1
                limit :limit
                """);
        parts.put("posts", """
                select c.id as key, l.title as course, t.title as thread, po.number, c.created_at as at,
                       c.alias is not null as nameless, c.state, po.format, po.source as text
                from content c
                join post po on po.organization_id = c.organization_id and po.id = c.id
                join thread t on t.organization_id = po.organization_id and t.id = po.thread_id
                join place l on l.organization_id = c.organization_id and l.id = c.place_id
                where c.organization_id = :organization and c.author_id = :person and c.id > :after
                order by 1
                limit :limit
                """);
        parts.put("uploads", """
                select id as key, name, media_type, bytes, created_at as at, content_id as post
                from upload
                where organization_id = :organization and person_id = :person and id > :after
                order by 1
                limit :limit
                """);
        parts.put("drafts", """
                select row_number() over (order by forum_id, key) as key, key as of, body::text as body, saved_at as at
                from draft
                where organization_id = :organization and person_id = :person
                order by 1
                offset greatest(:after, 0)
                limit :limit
                """);
        parts.put("held", """
                select h.id as key, l.title as course, h.kind, h.title, h.anonymous as nameless, h.state, h.reason, h.at,
                       h.source as text
                from held h
                join place l on l.organization_id = h.organization_id and l.id = h.place_id
                where h.organization_id = :organization and h.person_id = :person and h.id > :after
                order by 1
                limit :limit
                """);
        parts.put("votes", """
                select post_id as key, post_id as post, at
                from vote
                where organization_id = :organization and person_id = :person and post_id > :after
                order by 1
                limit :limit
                """);
        parts.put("reactions", """
                select content_id as key, content_id as post, kind, at
                from reaction
                where organization_id = :organization and person_id = :person and content_id in (
                    select distinct content_id
                    from reaction
                    where organization_id = :organization and person_id = :person and content_id > :after
                    order by content_id
                    limit :limit)
                order by 1, kind
                """);
        parts.put("follows", """
                select f.id as key, l.title as course, t.title as thread, f.tag, f.wanted, f.at
                from follow f
                join place l on l.organization_id = f.organization_id and l.id = f.place_id
                left join thread t on t.organization_id = f.organization_id and t.id = f.thread_id
                where f.organization_id = :organization and f.person_id = :person and f.id > :after
                order by 1
                limit :limit
                """);
        parts.put("notifications", """
                select id as key, reason, content_id as post, at, read_at
                from notification
                where organization_id = :organization and person_id = :person and id > :after
                order by 1
                limit :limit
                """);
        parts.put("settings", """
                select row_number() over (order by reason) as key, reason, way
                from notification_choice
                where organization_id = :organization and person_id = :person
                order by 1
                offset greatest(:after, 0)
                limit :limit
                """);
        return parts;
    }

    /** With bindings organization, person, call and now; one by one, in this order. */
    static List<String> erasure() {
        var statements = new ArrayList<String>();
        statements.add("""
                update post_version
                set source = regexp_replace(source, :call, '@…', 'g')
                where organization_id = :organization and source ~ :call
                """);
        statements.add("""
                update draft
                set body = cast(regexp_replace(body::text, :call, '@…', 'g') as jsonb)
                where organization_id = :organization and body::text ~ :call
                """);
        statements.add("""
                update upload
                set kept_until = :now
                where organization_id = :organization and person_id = :person and content_id is null
                """);
        PersonTables.ALL.stream()
                .filter(each -> each.fate() == Fate.GOES)
                .map(each -> "delete from %s where organization_id = :organization and %s = :person"
                        .formatted(each.table(), each.column()))
                .forEach(statements::add);
        statements.add("""
                update person
                set name = 'Erased person', email = null, locale = null, erased_at = :now
                where organization_id = :organization and id = :person
                """);
        return statements;
    }
}

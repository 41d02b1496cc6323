package org.weft.lti;

import org.weft.people.OrganizationId;

/** Points in the discussions of one organization. */
final class Points {
    private Points() {}

    /** Switches them on, or changes their maximum. */
    static void set(Tool tool, OrganizationId organization, int maximum) {
        tool.database
                .jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into forum (organization_id, place_id, created_at)
                        select p.organization_id, p.place_id, now()
                        from placement p
                        where p.organization_id = :o
                          and not exists (select from forum f where f.organization_id = :o);
                        insert into forum_placement (organization_id, placement_id, forum_id)
                        select p.organization_id, p.id, f.id
                        from placement p join forum f using (organization_id)
                        where p.organization_id = :o
                        on conflict do nothing;
                        insert into credit (organization_id, place_id, forum_id, enabled, maximum, question, answer,
                                            back, share)
                        select organization_id, place_id, id, true, :m, 1, 1, 1, 1 from forum where organization_id = :o
                        on conflict (organization_id, place_id, forum_id) do update set maximum = excluded.maximum;
                        update credit_score set state = 'waiting', due_at = :now
                        where organization_id = :o and state = 'delivered'
                        """)
                        .bind("o", organization)
                        .bind("m", maximum)
                        .bind("now", tool.clock.instant())
                        .execute());
    }

    /** Gives some by hand, and has them counted. */
    static void give(Tool tool, OrganizationId organization, String subject, int points, String comment) {
        tool.database
                .jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into credit_given (organization_id, place_id, forum_id, person_id, points, comment,
                                                  given_by, at, client_key)
                        select c.organization_id, c.place_id, c.forum_id, i.person_id, :points, :comment, i.person_id,
                               :now, gen_random_uuid()::text
                        from credit c join identity i using (organization_id)
                        where c.organization_id = :o and i.subject = :subject;
                        update credit set due_at = :now where organization_id = :o
                        """)
                        .bind("o", organization)
                        .bind("points", points)
                        .bind("comment", comment)
                        .bind("subject", subject)
                        .bind("now", tool.clock.instant())
                        .execute());
        tool.product.counting().countDue();
    }
}

package org.weft.discussion;

import org.weft.content.Visibility;

/**
 * What people don't want to read, as an SQL condition. Somebody who is muted by name is so where their name shows: what
 * they write under an alias, or where they aren't known, stays, since that it is missing would tell who wrote it. For
 * the same reason an alias is muted by itself, in its thread. Staff can't be muted where it is staff.
 */
public final class Muted {
    private Muted() {}

    /**
     * Something that was written, as SQL expressions.
     *
     * @param place where it was written: a place's id
     */
    public record Written(String organization, String author, String alias, String thread, String place) {
        /** Of a post, over rows {@code c} of content and {@code t} of thread. */
        public static final Written POST =
                new Written("c.organization_id", "c.author_id", "c.alias", "t.id", "c.place_id");

        /** Of a row of {@code thread} and who opened it. */
        static Written opening(String table) {
            return new Written(
                    table + ".organization_id",
                    table + ".owner_id",
                    table + ".owner_alias",
                    table + ".id",
                    table + ".place_id");
        }
    }

    /** Whether who looks has muted who wrote it. */
    public static String sql(Visibility.Eye eye, Written written) {
        return """
                exists (
                    select from mute mu
                    where mu.organization_id = %1$s and mu.person_id = %6$s
                      and ((mu.thread_id = %4$s and mu.alias = %3$s)
                           or (mu.muted_id = %2$s and %3$s is null
                               and (%5$s = %7$s or %8$s)
                               and not exists (
                                   select from member s
                                   where s.organization_id = %1$s and s.place_id = %5$s and s.person_id = %2$s
                                     and s.role in ('helper', 'instructor', 'author')))))
                """.formatted(
                        written.organization(),
                        written.author(),
                        written.alias(),
                        written.thread(),
                        written.place(),
                        eye.person(),
                        eye.place(),
                        Visibility.member(written.organization(), eye.place(), written.author()));
    }
}

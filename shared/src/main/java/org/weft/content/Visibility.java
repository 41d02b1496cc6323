package org.weft.content;

import org.jspecify.annotations.Nullable;

/**
 * Who may see a conversation. The one rule, as Java and as an SQL condition, for every channel: pages, JSON, events,
 * mail, feeds, export, search.
 *
 * <p>Whose it is sees it, wherever they are. Staff sees all that was begun in its place. Everyone else sees what is for
 * all, if it is for no group or for a group of theirs, and was begun in their place, or by somebody who knew that their
 * place shows the forum.
 */
public final class Visibility {
    private Visibility() {}

    /**
     * What decides about a conversation.
     *
     * @param audience {@code all} or {@code staff}; of an event also {@code owner}, for nobody else
     * @param owner whose it is: a person
     * @param group for which it is; null for no one in particular
     * @param place where it was begun
     * @param reach of the forum, as far as who began it knew
     */
    public record Scope(
            String audience, long owner, @Nullable Long group, long place, int reach) {}

    /** What decides about who looks at a forum. */
    public interface Sight {
        long person();

        boolean staff();

        /** Where they are now. */
        long place();

        boolean inGroup(long group);

        /** Whether their place shows the forum, and came with this reach or an earlier one. */
        boolean within(int reach);
    }

    /**
     * Who looks, as SQL expressions: of the viewer who asks, or of many people at once.
     *
     * @param person their id
     * @param place where they are: its id
     * @param staff whether they are staff there
     */
    public record Eye(String person, String place, String staff) {
        /** By the bindings of {@code Viewer.bindings}. */
        public static final Eye VIEWER = new Eye(":viewer", ":place", ":staff");

        /** Of a row of {@code member}. */
        public static Eye ofMember(String table) {
            return new Eye(
                    table + ".person_id", table + ".place_id", table + ".role in ('helper', 'instructor', 'author')");
        }
    }

    /**
     * The rule over a row of {@code thread} that is called {@code table} in the query, with the bindings of
     * {@code Viewer.bindings}; the caller's condition on organization and forum stands beside it.
     */
    public static String sql(String table) {
        return sql(table, Eye.VIEWER);
    }

    public static String sql(String table, Eye eye) {
        return """
                ((%1$s.audience = 'all'
                  and (%1$s.group_id is null or exists (
                      select from group_member gm
                      where gm.organization_id = %1$s.organization_id and gm.group_id = %1$s.group_id
                        and gm.person_id = %2$s))
                  and (%1$s.place_id = %3$s or exists (
                      select from forum_reach fr
                      where fr.organization_id = %1$s.organization_id and fr.forum_id = %1$s.forum_id
                        and fr.place_id = %3$s and fr.since <= %1$s.reach)))
                 or (%4$s and %1$s.place_id = %3$s)
                 or %1$s.owner_id = %2$s)
                """.formatted(table, eye.person(), eye.place(), eye.staff());
    }

    /** The same rule for a row at hand. */
    public static boolean allows(Scope scope, Sight sight) {
        boolean here = scope.place() == sight.place();
        return scope.owner() == sight.person()
                || (sight.staff() && here && !scope.audience().equals("owner"))
                || (scope.audience().equals("all")
                        && (scope.group() == null || sight.inGroup(scope.group()))
                        && (here || sight.within(scope.reach())));
    }

    /**
     * Whether people here know somebody by name: who wrote it here, or is a member here. Over columns of a query, with
     * the binding {@code :place}.
     *
     * @param from where it was written: a place's id
     * @param person whose name it is about
     */
    public static String known(String from, String person) {
        return known(from, person, Eye.VIEWER);
    }

    public static String known(String from, String person, Eye eye) {
        return "(%s = %s or %s)".formatted(from, eye.place(), member(":organization", eye.place(), person));
    }

    /**
     * Whether somebody is a member of a place, as SQL expressions. They are looked up one at a time; for an
     * {@code exists} beside an {@code or}, PostgreSQL may read all members of the place first.
     */
    public static String member(String organization, String place, String person) {
        return """
                (select true
                 from member h
                 where h.organization_id = %s and h.place_id = %s and h.person_id = %s) is not null
                """.formatted(organization, place, person);
    }
}

package org.weft.discussion;

import org.weft.content.Visibility;

/**
 * Which posts a viewer can read, in whatever forum of their place, as an SQL condition: for lists of posts that aren't
 * pages of a thread.
 */
public final class ReadablePosts {
    /**
     * Over rows {@code po} of post, {@code c} of content, {@code t} of thread and {@code f} of forum, with the bindings
     * of {@code Viewer.bindings} and {@code :now}; the caller's conditions on organization and forum stand beside it.
     * Hidden and deleted posts are left out for everyone, replies for whom they are withheld.
     */
    public static final String SQL = """
            (c.state = 'visible' and not t.hidden
             and (f.opens_at is null or f.opens_at <= :now or :staff)
             and (po.number = 1 or c.author_id = :viewer or %s)
             and %s)
            """.formatted(Withheld.shown("t", Visibility.Eye.VIEWER), Visibility.sql("t"));

    private ReadablePosts() {}
}

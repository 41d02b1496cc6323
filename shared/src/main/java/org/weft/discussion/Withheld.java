package org.weft.discussion;

import org.weft.content.Visibility;

/** Replies that show after one's own, in threads where staff says so. {@link Heads#withheld} is the same in Java. */
public final class Withheld {
    private Withheld() {}

    /** Whether who looks may see the replies of the thread {@code table}, as an SQL condition. */
    public static String shown(String table, Visibility.Eye eye) {
        return """
                (not %1$s.post_first or (%4$s and %1$s.place_id = %3$s) or %1$s.owner_id = %2$s
                 or exists (
                     select from thread_person own
                     where own.organization_id = %1$s.organization_id and own.thread_id = %1$s.id
                       and own.person_id = %2$s))
                """.formatted(table, eye.person(), eye.place(), eye.staff());
    }
}

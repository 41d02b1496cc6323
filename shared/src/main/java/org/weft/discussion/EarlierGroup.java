package org.weft.discussion;

import org.weft.base.Refusal;
import org.weft.people.OrganizationId;

/** Threads that were taken over from an earlier group: nobody of it hears of what is done here. */
final class EarlierGroup {
    private EarlierGroup() {}

    /** @throws Refusal.Conflict {@code from-earlier-group} */
    static void refuse(Heads heads, OrganizationId organization, ThreadId thread) {
        refuse(heads.earlier(organization, thread));
    }

    static void refuse(boolean earlier) {
        if (earlier) {
            throw new Refusal.Conflict("from-earlier-group", "Taken over from an earlier group, to be read only");
        }
    }
}

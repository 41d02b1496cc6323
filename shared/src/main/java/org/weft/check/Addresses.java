package org.weft.check;

import java.util.List;

/** What the scan reads. */
final class Addresses {
    /** Everyone in the place may be found there, whether they write or not; they are compared, not searched. */
    static final List<String> ROSTERS =
            List.of("/api/members?q=", "/api/credit/people", "/api/credit/people/" + Story.MARKED_ID);

    /** Measures what happens by itself; it is searched, not compared. */
    static final String UNSTEADY = "/metrics";

    /** Everything that can be got; {@code {thread}} and {@code {post}} stand for each one there is. */
    static final List<String> ALL = List.of(
            "/api/threads?filter=all&sort=activity",
            "/api/threads?filter=all&sort=newest",
            "/api/threads?filter=all&sort=votes",
            "/api/threads?filter=unread",
            "/api/threads?filter=unanswered&sort=waiting",
            "/api/threads?filter=mine",
            "/api/threads?filter=following",
            "/api/threads?filter=needs-staff",
            "/api/threads/{thread}",
            "/api/threads/{thread}/export?format=markdown",
            "/api/threads/{thread}/export?format=json",
            "/api/threads/{thread}/posts?view=threaded&order=oldest",
            "/api/threads/{thread}/posts?view=linear&order=newest",
            "/api/threads/{thread}/posts?view=threaded&order=top",
            "/api/posts/{post}",
            "/api/posts/{post}/source",
            "/api/posts/{post}/history",
            "/api/posts/{post}/votes",
            "/api/posts/{post}/reactions",
            "/api/uploads/{upload}",
            "/api/drafts",
            "/api/members?q=",
            "/api/groups",
            "/api/sharing",
            "/api/groups/{group}/members",
            "/api/audit",
            "/api/roster",
            "/api/roster/absent",
            "/api/roster/gone",
            "/api/credit",
            "/api/credit/people",
            "/api/credit/people/{person}",
            "/api/earlier",
            "/api/review",
            "/api/review?everywhere=true",
            "/api/rules",
            "/api/blocks",
            "/api/words",
            "/api/mutes",
            "/api/turn",
            "/api/held",
            "/api/feed",
            "/api/follows",
            "/api/discussions",
            "/api/notifications",
            "/api/notifications/unread",
            "/api/notifications/choices",
            "/api/mail",
            "/api/placements",
            "/api/tags",
            "/api/search?q=is:question",
            "/api/search?q=thank",
            "/api/search?q=author:octavian",
            "/api/search?q=author:marcellina&scope=course",
            "/api/search?q=-author:marcellina",
            "/api/search?q=author:me",
            "/api/similar?title=is+it+only+me+or+the+same+for+you",
            "/api/deflections",
            "/api/changes?after=1-0",
            UNSTEADY);

    private Addresses() {}
}

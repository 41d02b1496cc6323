package org.weft.product;

import java.util.Set;

/** What {@link IsolationTest} doesn't try with the id of something hidden: there is none in the address, or as it says. */
final class LookedAtElsewhere {
    /** Those without a word of their own {@link IsolationTest#listsShowOnlyTheirOwnPlace} looks at. */
    static final Set<String> ADDRESSES = Set.of(
            "GET /threads",
            "POST /threads",
            "PUT /reading",
            "PUT /preferences",
            "PUT /settings",
            "PUT /settings/dates",
            "GET /groups",
            "POST /groups",
            // Whose it is EarlierTest looks at.
            "GET /earlier",
            "POST /earlier/threads",
            "DELETE /earlier/threads/{thread}",
            "GET /roster",
            "POST /roster/reading",
            "GET /roster/absent",
            "GET /roster/gone",
            // Whose points they are CreditTest looks at.
            "GET /credit",
            "PUT /credit",
            "GET /credit/people",
            "GET /credit/people/{person}",
            "POST /credit/people/{person}/given",
            "DELETE /credit/people/{person}/given/{id}",
            "PUT /credit/people/{person}/delivery",
            "POST /credit/deliveries",
            "PUT /groups/apart",
            "GET /sharing",
            "PUT /sharing",
            "DELETE /sharing",
            "POST /sharing/invitations",
            "DELETE /sharing/places/{place}",
            // Whose groups they are GroupsTest looks at.
            "DELETE /groups/{group}",
            "GET /groups/{group}/members",
            "PUT /groups/{group}/members/{person}",
            "DELETE /groups/{group}/members/{person}",
            "GET /audit",
            "GET /review",
            "GET /words",
            "PUT /words/{word}",
            "DELETE /words/{word}",
            "GET /blocks",
            // Whose they are BlocksTest looks at.
            "DELETE /blocks/{block}",
            "GET /turn",
            "GET /mutes",
            // Whose they are MutesTest looks at.
            "DELETE /mutes/{mute}",
            "GET /rules",
            "PUT /rules",
            "GET /held",
            // Whose they are HeldTest looks at.
            "DELETE /held/{held}",
            "PUT /review/held/{held}/approval",
            "PUT /review/held/{held}/refusal",
            "GET /placements",
            // Whose they are DiscussionsTest looks at.
            "GET /discussions",
            "GET /tags",
            // Who finds what SearchSightTest and SimilarTest look at.
            "GET /search",
            "GET /similar",
            "GET /deflections",
            "PUT /tags/{tag}",
            "GET /feed",
            "PUT /feed",
            "DELETE /feed",
            // Whose they are FeedTest looks at.
            "PUT /feed/tags/{tag}",
            "DELETE /feed/tags/{tag}",
            "GET /drafts",
            "PUT /drafts/{key}",
            "DELETE /drafts/{key}",
            "GET /follows",
            "PUT /follows/discussion",
            "DELETE /follows/discussion",
            "PUT /follows/place",
            "DELETE /follows/place",
            "PUT /follows/tags/{tag}",
            "DELETE /follows/tags/{tag}",
            // Whom they are about NotificationsTest looks at.
            "GET /notifications",
            "GET /notifications/unread",
            "PUT /notifications/reading",
            "GET /notifications/choices",
            "PUT /notifications/choices/{reason}",
            // Whose it is StopTest and BouncesTest look at.
            "GET /mail",
            "PUT /mail",
            "DELETE /mail/returned",
            "POST /preview",
            "POST /uploads",
            "GET /members",
            "POST /session/renewal",
            "POST /session/resume");

    private LookedAtElsewhere() {}
}

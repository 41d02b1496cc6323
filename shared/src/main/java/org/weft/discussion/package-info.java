/**
 * Forums, threads and posts: questions and answers beside the page.
 * Tables: forum, forum_placement, forum_reach, forum_invitation, thread, former_thread, departure, thread_person, alias,
 * post, post_version, vote, reading, follow, mute, draft, discussion_preference.
 * URLs: /api/threads, /api/posts, /api/reading, /api/preferences, /api/preview, /api/placements, /api/tags, /api/groups,
 * /api/sharing, /api/follows, /api/mutes,
 * /api/turn. Element: weft-discussion.
 */
@NullMarked
package org.weft.discussion;

import org.jspecify.annotations.NullMarked;

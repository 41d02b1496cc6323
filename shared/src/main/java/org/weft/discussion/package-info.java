/**
 * Forums, threads and posts: questions and answers beside the page.
 * Tables: forum, forum_placement, thread, thread_person, post, vote, reading, discussion_preference.
 * URLs: /api/threads, /api/posts, /api/reading, /api/preferences, /api/preview. Element: weft-discussion.
 */
@NullMarked
package org.weft.discussion;

import org.jspecify.annotations.NullMarked;

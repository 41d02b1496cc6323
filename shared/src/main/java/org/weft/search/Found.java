package org.weft.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.discussion.Audience;
import org.weft.discussion.Author;
import org.weft.discussion.Kind;
import org.weft.discussion.ThreadId;

/**
 * A post that was found.
 *
 * @param number in its thread; 1 opens it
 * @param state of a question
 * @param title of the thread, and {@code excerpt} of the post, in parts: what was sought is marked
 * @param placement the key of another page of the course, when it stands there, with the {@code page}'s title
 */
record Found(
        ContentId post,
        ThreadId thread,
        int number,
        Kind kind,
        @Nullable String state,
        Audience audience,
        Author author,
        Instant createdAt,
        boolean accepted,
        List<Highlight.Part> title,
        List<Highlight.Part> excerpt,
        List<String> tags,
        @Nullable String placement,
        @Nullable String page) {}

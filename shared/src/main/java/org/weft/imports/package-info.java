/**
 * Brings a forum in the Stack Exchange dump format into a forum of ours, again and again without doubling anything.
 * Table: import_item. No URLs; the command line calls {@link org.weft.imports.StackExchangeImport}.
 *
 * <p>A question becomes a thread, an answer a top-level post, a comment on an answer a reply below it. With us a post
 * that answers the question itself is top-level, and so the comments on a question would stand scattered among its
 * answers. They are mostly one conversation with the asker: the first of them becomes a top-level post and the others
 * replies below it, so that they stay together, in order, and sink below the answers when sorted by votes.
 *
 * <p>The whole dump is read and checked before anything is written; then each thread is written in a transaction of
 * its own, since a long one would hold back the events of everybody else. A forum is held in memory while it is
 * brought in. Imported posts are read by nobody, and no news is told of new threads; a thread that was here and got
 * something new says {@code thread-changed}.
 */
@NullMarked
package org.weft.imports;

import org.jspecify.annotations.NullMarked;

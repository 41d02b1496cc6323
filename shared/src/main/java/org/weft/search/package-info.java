/**
 * Finds posts by their words, and threads like one that is being written.
 * Tables: search_document, search_queue, deflection. URLs: /api/search, /api/similar, /api/deflections.
 * Elements: weft-search, weft-similar.
 *
 * <p>{@link org.weft.search.Words} takes texts apart, the same way when they are indexed, searched and highlighted.
 * What a viewer may find is decided by {@link org.weft.discussion.ReadablePosts} at every search, never by the index.
 */
@NullMarked
package org.weft.search;

import org.jspecify.annotations.NullMarked;

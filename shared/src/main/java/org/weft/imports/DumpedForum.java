package org.weft.imports;

import java.util.List;
import java.util.Map;

/**
 * A dump, read and checked.
 *
 * @param questions oldest first
 * @param users names by id
 * @param votes up-votes by post
 */
record DumpedForum(
        List<Question> questions,
        Map<Long, String> users,
        Map<Entry.Key, Integer> votes,
        List<Duplicate> duplicates,
        List<SkippedRow> skipped) {
    /** A question that was asked before. */
    record Duplicate(long id, Entry.Key question, Entry.Key before) {}

    int votes(Entry entry) {
        return votes.getOrDefault(entry.key(), 0);
    }
}

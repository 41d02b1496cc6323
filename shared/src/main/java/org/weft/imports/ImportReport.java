package org.weft.imports;

import java.util.List;

/**
 * What an import did.
 *
 * @param threads that are new
 * @param posts that are new, those that open a thread among them
 * @param people who are new
 * @param votes that are new
 * @param alreadyThere posts that an earlier import had brought in
 */
public record ImportReport(int threads, int posts, int people, int votes, int alreadyThere, List<SkippedRow> skipped) {
    public ImportReport {
        skipped = List.copyOf(skipped);
    }

    ImportReport plus(ImportReport other) {
        return new ImportReport(
                threads + other.threads,
                posts + other.posts,
                people + other.people,
                votes + other.votes,
                alreadyThere + other.alreadyThere,
                skipped);
    }
}

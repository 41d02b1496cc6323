package org.weft.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.weft.text.Texts;

/**
 * A question with what stands under it, oldest first.
 *
 * @param accepted the answer that solved it
 */
record Question(Entry entry, String title, List<String> tags, Entry.@Nullable Key accepted, List<Entry> replies) {
    private static final int TITLE_CHARS = 200;
    private static final Comparator<Entry> OLDEST_FIRST = Comparator.comparing(Entry::at)
            .thenComparing(Entry::comment)
            .thenComparing(entry -> entry.key().id());
    /** {@code <a><b>}; in newer dumps {@code |a|b|}. */
    private static final Pattern TAG_ENDS = Pattern.compile("[<>|]+");

    static Question of(Row row) throws RowBroken {
        row.text("Title");
        var accepted = row.optionalId("AcceptedAnswerId");
        return new Question(
                Entry.post(row, null),
                Texts.excerpt(row.line("Title"), TITLE_CHARS),
                TAG_ENDS.splitAsStream(row.line("Tags"))
                        .filter(tag -> !tag.isBlank())
                        .distinct()
                        .toList(),
                accepted == null ? null : Entry.Key.post(accepted),
                new ArrayList<>());
    }

    Question inOrder() {
        return new Question(
                entry,
                title,
                tags,
                accepted,
                replies.stream().sorted(OLDEST_FIRST).toList());
    }

    Stream<Entry> entries() {
        return Stream.concat(Stream.of(entry), replies.stream());
    }
}

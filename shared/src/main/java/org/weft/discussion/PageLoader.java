package org.weft.discussion;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.base.Cursor;
import org.weft.base.Json;
import org.weft.people.PersonId;

/** Reads one page of a thread and writes it as JSON. */
final class PageLoader {
    static final int SIZE = 50;
    private static final int BEFORE_TARGET = 10;

    /** For who sees the replies only after one of their own. */
    static final Page WITHHELD = new Page(
            "{\"posts\":[],\"next\":null,\"previous\":null,\"withheld\":true}".getBytes(StandardCharsets.UTF_8),
            List.of(),
            List.of());

    private final PostReader posts;

    PageLoader(PostReader posts) {
        this.posts = posts;
    }

    /**
     * @param json an object of {@code posts}, {@code next}, {@code previous}
     * @param posts ids, with {@code authors} beside them
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; a page is bytes.
    record Page(byte[] json, List<Long> posts, List<PersonId> authors) {}

    Page load(Pages.Wanted wanted) throws SQLException {
        var paging = Paging.of(wanted.view(), wanted.order());
        var target = wanted.at() == null ? null : posts.key(wanted.thread().value(), wanted.at(), paging);
        if (target != null) {
            return around(wanted, paging, target);
        }
        var cursor = wanted.cursor();
        if (cursor == null) {
            return forward(wanted, paging, null);
        }
        return cursor.startsWith("-")
                ? back(wanted, paging, Cursor.parse(cursor.substring(1), paging.keySize()))
                : forward(wanted, paging, Cursor.parse(cursor, paging.keySize()));
    }

    private Page forward(Pages.Wanted wanted, Paging paging, @Nullable Cursor from) throws SQLException {
        var rows = rows(wanted, paging, from, false, SIZE + 1);
        boolean more = cut(rows, SIZE);
        return page(rows, more, from != null);
    }

    private Page back(Pages.Wanted wanted, Paging paging, Cursor from) throws SQLException {
        var rows = rows(wanted, paging, from, true, SIZE + 1);
        boolean more = cut(rows, SIZE);
        Collections.reverse(rows);
        return page(rows, true, more);
    }

    /** A few posts before the target for context, then the target and what follows. */
    private Page around(Pages.Wanted wanted, Paging paging, Cursor target) throws SQLException {
        var rows = rows(wanted, paging, target, true, BEFORE_TARGET + 1);
        boolean earlier = cut(rows, BEFORE_TARGET);
        Collections.reverse(rows);
        var last = rows.isEmpty() ? null : rows.get(rows.size() - 1).key();
        var rest = rows(wanted, paging, last, false, SIZE - rows.size() + 1);
        boolean more = cut(rest, SIZE - rows.size());
        rows.addAll(rest);
        return page(rows, more, earlier);
    }

    private List<PostReader.Row> rows(
            Pages.Wanted wanted, Paging paging, @Nullable Cursor from, boolean back, int limit) throws SQLException {
        var step = new PostReader.Step(from, back, limit);
        return new ArrayList<>(posts.page(wanted.thread().value(), paging, step));
    }

    private static boolean cut(List<PostReader.Row> rows, int size) {
        boolean more = rows.size() > size;
        if (more) {
            rows.subList(size, rows.size()).clear();
        }
        return more;
    }

    private static Page page(List<PostReader.Row> rows, boolean next, boolean previous) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("posts", rows.stream().map(PostReader.Row::post).toList());
        body.put(
                "next",
                next && !rows.isEmpty() ? rows.get(rows.size() - 1).key().toString() : null);
        body.put("previous", previous && !rows.isEmpty() ? "-" + rows.get(0).key() : null);
        try {
            return new Page(
                    Json.MAPPER.writeValueAsBytes(body),
                    rows.stream().map(row -> row.post().id().value()).toList(),
                    rows.stream().map(PostReader.Row::author).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A page can always be written", e);
        }
    }
}

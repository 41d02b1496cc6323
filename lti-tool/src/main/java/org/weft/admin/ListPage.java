package org.weft.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.weft.lti.pages.Words;

/** A page of a list. The next one begins after its last row, which the query's {@code after} names. */
public record ListPage<T>(List<T> shown, boolean more) {
    /** How many rows to read: one more than is shown tells whether others follow. */
    public static final int READ = 51;

    public static <T> ListPage<T> of(List<T> read) {
        return new ListPage<>(read.subList(0, Math.min(READ - 1, read.size())), read.size() == READ);
    }

    /**
     * A link to the next page; nothing on the last one.
     *
     * @param list the address of the list, with all of its query but {@code after}
     * @param name what names a row in {@code after}
     */
    public String next(Words words, String list, Function<T, String> name) {
        return more
                ? Html.more(
                        words,
                        list + (list.contains("?") ? "&" : "?") + "after="
                                + URLEncoder.encode(name.apply(shown.get(shown.size() - 1)), StandardCharsets.UTF_8))
                : "";
    }
}

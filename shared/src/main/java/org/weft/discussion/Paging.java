package org.weft.discussion;

import java.util.List;
import org.weft.base.Cursor;

/**
 * The ways through a thread: for each view and order the sort key of a post and how to go on after, or back before, a
 * given key. All follow an index; none uses an offset.
 */
enum Paging {
    LINEAR_OLDEST(List.of("number"), "po.number > ?", "po.number", "po.number < ?", "po.number desc"),
    LINEAR_NEWEST(List.of("number"), "po.number < ?", "po.number desc", "po.number > ?", "po.number"),
    LINEAR_TOP(
            List.of("votes", "number"),
            "po.votes <= ? and (po.votes < ? or po.number > ?)",
            "po.votes desc, po.number",
            "po.votes >= ? and (po.votes > ? or po.number < ?)",
            "po.votes, po.number desc"),
    THREADED_OLDEST(
            List.of("root_number", "number"),
            "(po.root_number, po.number) > (?, ?)",
            "po.root_number, po.number",
            "(po.root_number, po.number) < (?, ?)",
            "po.root_number desc, po.number desc"),
    THREADED_NEWEST(
            List.of("root_number", "number"),
            "po.root_number <= ? and (po.root_number < ? or po.number > ?)",
            "po.root_number desc, po.number",
            "po.root_number >= ? and (po.root_number > ? or po.number < ?)",
            "po.root_number, po.number desc"),
    THREADED_TOP(
            List.of("root_votes", "root_number", "number"),
            "po.root_votes <= ? and (po.root_votes < ? or (po.root_number, po.number) > (?, ?))",
            "po.root_votes desc, po.root_number, po.number",
            "po.root_votes >= ? and (po.root_votes > ? or (po.root_number, po.number) < (?, ?))",
            "po.root_votes, po.root_number desc, po.number desc");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is.
    private final List<String> key;

    final String after;
    final String forward;
    final String before;
    final String backward;

    Paging(List<String> key, String after, String forward, String before, String backward) {
        this.key = key;
        this.after = after;
        this.forward = forward;
        this.before = before;
        this.backward = backward;
    }

    static Paging of(View view, Order order) {
        return valueOf(view.name() + "_" + order.name());
    }

    int keySize() {
        return key.size();
    }

    /** The key of one post, as a cursor goes on after it. */
    Cursor key(int number, int rootNumber, int votes, int rootVotes) {
        return new Cursor(key.stream()
                .map(column -> Integer.toString(
                        switch (column) {
                            case "votes" -> votes;
                            case "root_votes" -> rootVotes;
                            case "root_number" -> rootNumber;
                            default -> number;
                        }))
                .toList());
    }

    /** The key's numbers for the question marks of {@link #after} and {@link #before}: the first may stand twice. */
    List<Long> bindings(Cursor cursor) {
        boolean twice = after.chars().filter(c -> c == '?').count() > key.size();
        var numbers = new java.util.ArrayList<Long>();
        if (twice) {
            numbers.add(cursor.number(0));
        }
        for (int i = 0; i < key.size(); i++) {
            numbers.add(cursor.number(i));
        }
        return numbers;
    }
}

package org.weft.discussion;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;

/** Numbers of posts, as inclusive ranges: {@code [[1,50],[52,52]]}. */
record NumberRanges(List<List<Integer>> ranges) {
    private static final int MOST = 200;

    NumberRanges {
        ranges = List.copyOf(ranges);
    }

    /** @throws Refusal.Invalid {@code ranges-invalid} */
    static NumberRanges of(@Nullable List<List<Integer>> ranges, String field) {
        var wanted = ranges == null ? List.<List<Integer>>of() : ranges;
        boolean fine = wanted.size() <= MOST
                && wanted.stream()
                        .allMatch(range -> range != null
                                && range.size() == 2
                                && !range.contains(null)
                                && range.get(0) >= 1
                                && range.get(0) <= range.get(1)
                                && range.get(1) < Integer.MAX_VALUE);
        if (!fine) {
            throw new Refusal.Invalid("ranges-invalid", "At most " + MOST + " pairs [first, last] from 1", field);
        }
        return new NumberRanges(wanted);
    }

    /** As an {@code int4multirange}. */
    String sql() {
        return ranges.stream()
                .map(range -> "[" + range.get(0) + "," + range.get(1) + "]")
                .collect(Collectors.joining(",", "{", "}"));
    }
}

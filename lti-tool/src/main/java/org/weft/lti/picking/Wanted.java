package org.weft.lti.picking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weft.discussion.Placing.Setup;

/**
 * What an author chose.
 *
 * @param titles of the discussions to insert, one or more
 * @param points the most that can be earned in each; null for none
 */
public record Wanted(
        List<String> titles, Setup setup, @Nullable Integer points) {
    public Wanted {
        titles = List.copyOf(titles);
    }
}

package org.weft.lti.picking;

import java.util.List;
import org.weft.discussion.Placing.Setup;

/**
 * What an author chose.
 *
 * @param titles of the discussions to insert, one or more
 */
public record Wanted(List<String> titles, Setup setup) {
    public Wanted {
        titles = List.copyOf(titles);
    }
}

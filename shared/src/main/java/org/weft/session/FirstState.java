package org.weft.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;

/** What a widget needs for its first paint, so that it needs no request for it. */
@FunctionalInterface
public interface FirstState {
    /** JSON-ready values by name. A {@code target} that isn't there or isn't for this viewer is said to be missing. */
    Map<String, Object> of(Viewer viewer, @Nullable ContentId target);

    /** What both of them give. */
    static FirstState both(FirstState one, FirstState other) {
        return (viewer, target) -> {
            var state = new LinkedHashMap<>(one.of(viewer, target));
            state.putAll(other.of(viewer, target));
            return state;
        };
    }
}

package org.weft.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.weft.places.Role;

/** All that a widget needs for its first paint: who, where, and what the widget itself adds. */
public final class WidgetState {
    private final Map<Widget, FirstState> widgets;
    private final FirstState always;
    private final Looks looks;

    /** @param always what every widget is given beside its own */
    public WidgetState(Map<Widget, FirstState> widgets, FirstState always, Looks looks) {
        this.widgets = Map.copyOf(widgets);
        this.always = always;
        this.looks = looks;
    }

    /** JSON-ready values by name. */
    Map<String, @Nullable Object> of(Sessions.Entry entry) {
        var viewer = entry.viewer();
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("session", entry.session());
        state.put("viewer", new Who(viewer));
        state.put("place", Map.of("id", viewer.place(), "title", viewer.placeTitle()));
        state.put(
                "placement",
                Map.of("key", viewer.placementKey(), "widget", viewer.widget(), "title", viewer.placementTitle()));
        state.put("parentOrigin", viewer.parentOrigin());
        state.put("host", new HostPage(viewer.parentOrigin() != null, viewer.returnUrl()));
        state.put("look", looks.of(viewer.organization()));
        state.putAll(always.of(viewer, null));
        state.putAll(Objects.requireNonNull(widgets.get(viewer.widget())).of(viewer, entry.target()));
        return state;
    }

    record Who(
            String person, String name, String role, boolean staff, boolean mayWrite, boolean preview, String locale) {
        Who(Viewer viewer) {
            this(
                    viewer.person().text(),
                    viewer.name(),
                    viewer.role().word(),
                    viewer.staff(),
                    viewer.mayWrite(),
                    viewer.role() == Role.PREVIEW,
                    viewer.locale() == null ? "en" : viewer.locale());
        }
    }

    record HostPage(boolean frame, @Nullable String returnUrl) {}
}

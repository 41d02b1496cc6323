package org.weft.session;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.base.Json;
import org.weft.people.OrganizationId;

/**
 * A widget as a learner finds it that nobody has written in: for those who are about to choose one. It is the real one, of
 * nobody and nowhere, and asks the server for nothing.
 */
public final class WidgetSample {
    private static final String STATE = "sample-state.json";

    private final WidgetFiles files = new WidgetFiles();
    private final Looks looks;
    private final URI publicUrl;
    private final String state;

    public WidgetSample(Jdbi jdbi, URI publicUrl) {
        this.looks = new Looks(jdbi);
        this.publicUrl = publicUrl;
        try (var in = WidgetSample.class.getResourceAsStream(STATE)) {
            state = Json.write(Json.MAPPER.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(STATE + " can't be read", e);
        }
    }

    /**
     * HTML.
     *
     * @param locale a BCP 47 language tag; null for English
     */
    public String page(OrganizationId organization, @Nullable String locale, String title) {
        var language = locale == null ? "en" : locale;
        var before = "<script type=\"module\" src=\"/widgets/%s\"></script>\n".formatted(files.name("sample.js"));
        var frame = new WidgetPages.Frame(Widget.DISCUSSION, language, title, before, "");
        return WidgetPages.html(files, state(organization, language, title), frame);
    }

    /** JSON-ready, as {@link WidgetState} makes it. */
    Map<String, @Nullable Object> state(OrganizationId organization, String language, String title) {
        var all = read();
        all.put("viewer", with(all, "viewer", "locale", language));
        all.put("placement", with(all, "placement", "title", title));
        all.put("parentOrigin", origin());
        all.put("look", looks.of(organization));
        return all;
    }

    /** It stands in a page of ours, which is told how tall it is. */
    private String origin() {
        return publicUrl.getScheme() + "://" + publicUrl.getRawAuthority();
    }

    private Map<String, @Nullable Object> read() {
        try {
            return Json.MAPPER.readValue(state, new TypeReference<LinkedHashMap<String, @Nullable Object>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> all, String object, String name, String value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        if (all.get(object) instanceof Map<?, ?> map) {
            map.forEach((key, each) -> changed.put(String.valueOf(key), each));
        }
        changed.put(name, value);
        return changed;
    }
}

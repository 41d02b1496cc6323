package org.weft.lti.services;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.weft.lti.registrations.Registration;
import org.weft.lti.services.ServiceFailed.Kind;

/**
 * Follows the pages of a list to its end. Of a page only the bytes and one entry are in memory. A chain that leads back
 * to where it was, or goes on without bringing anything, is given up.
 */
public final class ListReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_BYTES = 32 * 1024 * 1024;
    private static final int MOST_PAGES = 20_000;

    private final Services services;
    private final Registration registration;
    private final Scope scope;
    private final String mediaType;
    private final @Nullable String array;

    /** @param array the field that holds the entries; null when the page itself is an array */
    public ListReader(
            Services services, Registration registration, Scope scope, String mediaType, @Nullable String array) {
        this.services = services;
        this.registration = registration;
        this.scope = scope;
        this.mediaType = mediaType;
        this.array = array;
    }

    /**
     * Hands over every entry of every page.
     *
     * @return where only what changes from now on can be read, if the list says so
     * @throws ServiceFailed when it can't be read to its end
     */
    public Optional<URI> each(URI first, Consumer<JsonNode> entry) {
        Set<URI> asked = new HashSet<>();
        Set<String> known = new HashSet<>();
        Optional<URI> differences = Optional.empty();
        @Nullable URI next = first;
        while (next != null) {
            if (!asked.add(next) || asked.size() > MOST_PAGES) {
                throw endless();
            }
            var answer = services.send(Services.Call.get(registration, scope, next, mediaType, MAX_BYTES));
            int before = known.size();
            var earlier = differences;
            read(answer.content().body(), each -> {
                known.add(each.path("user_id").asText() + "/" + each.path("id").asText() + "/"
                        + each.path("userId").asText());
                entry.accept(each);
            });
            differences = answer.link("differences").or(() -> earlier);
            next = answer.link("next").orElse(null);
            if (next != null && known.size() == before) {
                throw endless();
            }
        }
        return differences;
    }

    private void read(byte[] body, Consumer<JsonNode> entry) {
        try (var parser = JSON.createParser(body)) {
            var first = parser.nextToken();
            if (array == null && first == JsonToken.START_ARRAY) {
                entries(parser, entry);
                return;
            }
            if (array == null || first != JsonToken.START_OBJECT) {
                throw malformed(null);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(array);
                var value = parser.nextToken();
                if (wanted && value == JsonToken.START_ARRAY) {
                    entries(parser, entry);
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    private static void entries(JsonParser parser, Consumer<JsonNode> entry) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode node = JSON.readTree(parser);
            entry.accept(node);
        }
    }

    private static ServiceFailed malformed(@Nullable IOException cause) {
        return new ServiceFailed(Kind.UNAVAILABLE, "answered something that is no such list", cause);
    }

    private static ServiceFailed endless() {
        return new ServiceFailed(Kind.REFUSED, "has a list whose pages never end");
    }
}

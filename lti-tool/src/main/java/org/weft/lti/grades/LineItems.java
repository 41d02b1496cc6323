package org.weft.lti.grades;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.weft.base.Json;
import org.weft.lti.platform.PlatformUnavailable;
import org.weft.lti.registrations.Registration;
import org.weft.lti.services.ListReader;
import org.weft.lti.services.Scope;
import org.weft.lti.services.ServiceFailed;
import org.weft.lti.services.ServiceFailed.Kind;
import org.weft.lti.services.Services;

/** The columns of a course's gradebook (Assignment and Grade Services 2.0, section 3.2). All throw ServiceFailed. */
public final class LineItems {
    private static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";
    private static final String ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    private static final int MAX_BYTES = 256 * 1024;

    private final Services services;
    private final Registration registration;

    public LineItems(Services services, Registration registration) {
        this.services = services;
        this.registration = registration;
    }

    /**
     * What to make.
     *
     * @param linkId the LMS's link that it belongs to; null for none
     */
    public record Wanted(
            String label,
            int maximum,
            String resourceId,
            String tag,
            @Nullable String linkId) {}

    /** Those with that id and tag, whether the LMS can filter or not. */
    List<LineItem> find(URI lineItemsUrl, String resourceId, String tag) {
        var url = with(with(lineItemsUrl, "resource_id", resourceId), "tag", tag);
        var found = new ArrayList<LineItem>();
        list().each(
                        url,
                        json -> LineItem.of(json)
                                .filter(item -> resourceId.equals(item.resourceId()) && tag.equals(item.tag()))
                                .ifPresent(found::add));
        return found;
    }

    private ListReader list() {
        return new ListReader(services, registration, reading(), ITEMS, null);
    }

    /** Some LMSs want the smaller scope by name. */
    private Scope reading() {
        try {
            return services.allows(registration, Scope.LINE_ITEMS) ? Scope.LINE_ITEMS : Scope.LINE_ITEMS_TO_READ;
        } catch (ServiceFailed e) {
            if (e.mayPass()) {
                throw e;
            }
            return Scope.LINE_ITEMS_TO_READ;
        }
    }

    /** Empty when it is gone. */
    Optional<LineItem> read(URI url) {
        try {
            var answer = services.send(Services.Call.get(registration, reading(), url, ITEM, MAX_BYTES));
            return LineItem.of(json(answer));
        } catch (ServiceFailed e) {
            if (e.kind() == Kind.GONE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Makes one. Not every LMS can tie one to any of its links: then it stands for itself. */
    public URI create(URI lineItemsUrl, Wanted wanted) {
        try {
            return make(lineItemsUrl, wanted);
        } catch (ServiceFailed e) {
            boolean forTheLink = e.status() == 403 || e.kind() == Kind.REFUSED || e.kind() == Kind.GONE;
            if (wanted.linkId() == null || !forTheLink) {
                throw e;
            }
            return make(
                    lineItemsUrl,
                    new Wanted(wanted.label(), wanted.maximum(), wanted.resourceId(), wanted.tag(), null));
        }
    }

    private URI make(URI lineItemsUrl, Wanted wanted) {
        var body = Json.MAPPER.createObjectNode();
        put(body, wanted.label(), wanted.maximum());
        body.put("resourceId", wanted.resourceId());
        body.put("tag", wanted.tag());
        if (wanted.linkId() != null) {
            body.put("resourceLinkId", wanted.linkId());
        }
        var made = json(services.send(call("POST", lineItemsUrl, body)));
        return LineItem.of(made)
                .map(LineItem::url)
                .orElseThrow(() -> new ServiceFailed(Kind.UNAVAILABLE, "made a column and didn't say where it is"));
    }

    /** Changes its name and maximum; all else stays as the LMS has it. */
    void update(URI url, String label, int maximum) {
        var current = json(services.send(Services.Call.get(registration, Scope.LINE_ITEMS, url, ITEM, MAX_BYTES)));
        var body = current.isObject() ? (ObjectNode) current : Json.MAPPER.createObjectNode();
        put(body, label, maximum);
        services.send(call("PUT", url, body));
    }

    public void delete(URI url) {
        services.send(
                new Services.Call(registration, Set.of(Scope.LINE_ITEMS), "DELETE", url, ITEM, null, "", MAX_BYTES));
    }

    private static void put(ObjectNode body, String label, int maximum) {
        body.put("label", label);
        body.put("scoreMaximum", maximum);
    }

    private Services.Call call(String method, URI url, JsonNode body) {
        return new Services.Call(
                registration, Set.of(Scope.LINE_ITEMS), method, url, ITEM, ITEM, Json.write(body), MAX_BYTES);
    }

    private static JsonNode json(Services.Answer answer) {
        try {
            return answer.content().json();
        } catch (PlatformUnavailable e) {
            throw new ServiceFailed(Kind.UNAVAILABLE, "answered something that is no column", e);
        }
    }

    /** The address with one more parameter; its own query is kept. */
    static URI with(URI url, String name, String value) {
        var text = url.toString();
        var joint = url.getRawQuery() == null ? "?" : text.endsWith("?") ? "" : "&";
        return URI.create(text + joint + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    /** The address of what belongs to a column: after its path and before its query (section 3.4). */
    static URI under(URI url, String segment) {
        var text = url.toString();
        int end = text.indexOf('?') < 0 ? text.length() : text.indexOf('?');
        var path = text.substring(0, end);
        return URI.create((path.endsWith("/") ? path : path + "/") + segment + text.substring(end));
    }
}

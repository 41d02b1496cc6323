package org.weft.lti.v1p1;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.weft.base.Json;
import org.weft.lti.picking.Answering;
import org.weft.lti.picking.ContentItems;
import org.weft.lti.picking.DeepLinking;
import org.weft.lti.picking.Item;
import org.weft.lti.picking.Picker;
import org.weft.session.Secrets;

/** Answers an author's choice by a form that is signed (LTI Content-Item Message 1.0, section 3.2). */
public final class SelectionAnswer implements Answering {
    private static final String CONTEXT = "http://purl.imsglobal.org/ctx/lti/v1/ContentItem";
    private static final String LINK = "application/vnd.ims.lti.v1.ltilink";

    private final Consumers consumers;
    private final URI launchUrl;
    private final Clock clock;

    public SelectionAnswer(Consumers consumers, URI launchUrl, Clock clock) {
        this.consumers = consumers;
        this.launchUrl = launchUrl;
        this.clock = clock;
    }

    @Override
    public Map<String, String> fields(Picker picker, List<Item> items, String text, Map<String, String> notes) {
        var settings = picker.asked().settings();
        var fields = new LinkedHashMap<String, String>();
        fields.put("lti_message_type", "ContentItemSelection");
        fields.put("lti_version", "LTI-1p0");
        fields.put("content_items", Json.write(content(items, settings, text)));
        var data = settings.data();
        if (data != null && data.isTextual()) {
            fields.put("data", data.asText());
        }
        notes.forEach((name, note) -> fields.put("lti_" + name, note));
        var known = consumers.of(picker.organization(), picker.installation()).orElseThrow();
        return FormSignature.sign(
                settings.returnUrl(),
                fields,
                new FormSignature.Signer(known.consumer().key(), known.secret()),
                new FormSignature.Made(clock.instant().getEpochSecond(), Secrets.random256()));
    }

    private Map<String, Object> content(List<Item> items, DeepLinking settings, String text) {
        var graph = items.stream().map(item -> content(item, settings, text)).toList();
        return Map.of("@context", CONTEXT, "@graph", graph);
    }

    private Map<String, Object> content(Item item, DeepLinking settings, String text) {
        var id = item.id().toString();
        var content = new LinkedHashMap<String, Object>();
        content.put("@type", "LtiLinkItem");
        content.put("mediaType", LINK);
        content.put("title", item.title());
        content.put("text", text);
        content.put("url", launchUrl + "?" + ContentItems.QUERY + "=" + id);
        content.put("custom", Map.of(ContentItems.CUSTOM, id));
        content.put("placementAdvice", advice(settings));
        return content;
    }

    private static Map<String, Object> advice(DeepLinking settings) {
        if (settings.documentTargets().contains("window") && !settings.takesFrames()) {
            return Map.of("presentationDocumentTarget", "window");
        }
        var advice = new LinkedHashMap<String, Object>();
        advice.put("presentationDocumentTarget", "iframe");
        advice.put("displayWidth", ContentItems.WIDTH);
        advice.put("displayHeight", ContentItems.HEIGHT);
        return advice;
    }
}

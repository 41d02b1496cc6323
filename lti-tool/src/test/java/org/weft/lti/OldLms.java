package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.weft.lti.v1p1.ConsumerSecret;
import org.weft.people.Organizations;

/**
 * An LMS that launches by LTI 1.1, with a signature of its own making (RFC 5849, section 3.4). The library looks at the
 * machine's clock, so the tool's stands at that moment.
 */
final class OldLms {
    static final String ADDRESS = Tool.PUBLIC_URL + "/lti/launch11";
    static final String RETURN_URL = "https://old.example/back?course=1";

    final Tool tool;
    final org.weft.lti.v1p1.Consumer consumer;
    final String secret = ConsumerSecret.random().text();

    /** One of an organization that has LTI 1.1. */
    OldLms(Tool tool, String organization) {
        this(tool, organization, true);
    }

    OldLms(Tool tool, String organization, boolean switchedOn) {
        this.tool = tool;
        tool.clock.pin(Instant.ofEpochSecond(Instant.now().getEpochSecond()));
        var id = new Organizations(tool.database.jdbi(), tool.clock)
                .findOrAdd(organization)
                .organizationId();
        consumer = tool.host.consumers().add(id, "Old LMS", List.of("https://old.example"), new ConsumerSecret(secret));
        if (switchedOn) {
            tool.host.consumers().switchOn(id);
        }
    }

    /** A launch of the learner Ana, signed by nobody yet. */
    Map<String, String> message() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("lti_message_type", "basic-lti-launch-request");
        fields.put("lti_version", "LTI-1p0");
        fields.put("resource_link_id", "old-link-1");
        fields.put("resource_link_title", "Week 1");
        fields.put("user_id", "old-ana");
        fields.put("roles", "Learner");
        fields.put("lis_person_name_full", "Ana Alves");
        fields.put("lis_person_contact_email_primary", "ana@school.example");
        fields.put("context_id", "old-course-1");
        fields.put("context_title", "Optics & \"Waves\"");
        fields.put("launch_presentation_return_url", RETURN_URL);
        fields.put("launch_presentation_locale", "de-DE");
        fields.put("launch_presentation_document_target", "iframe");
        fields.put("ext_empty", "");
        fields.put("custom_weft_placement", Learner.CHOSEN);
        fields.put("oauth_callback", "about:blank");
        fields.put("oauth_consumer_key", consumer.key());
        fields.put("oauth_nonce", UUID.randomUUID().toString());
        fields.put("oauth_signature_method", "HMAC-SHA1");
        fields.put("oauth_timestamp", Long.toString(tool.clock.instant().getEpochSecond()));
        fields.put("oauth_version", "1.0");
        return fields;
    }

    Map<String, String> message(Consumer<Map<String, String>> change) {
        var fields = message();
        change.accept(fields);
        return fields;
    }

    /** A whole launch with these fields changed before it is signed. */
    HttpResponse<String> launch(Consumer<Map<String, String>> change) {
        return post("", signed(message(change)));
    }

    /** The teacher opens the same activity first, without which learners find nothing. */
    OldLms afterTeacher() {
        return afterTeacher(fields -> {});
    }

    OldLms afterTeacher(Consumer<Map<String, String>> change) {
        var answer = launch(change.andThen(OldLms::asTeacher));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return this;
    }

    static void asTeacher(Map<String, String> fields) {
        fields.put("user_id", "old-carla");
        fields.put("roles", "urn:lti:role:ims/lis/Instructor");
        fields.put("lis_person_name_full", "Carla Couto");
    }

    HttpResponse<String> post(String query, Map<String, String> fields) {
        return tool.post("/lti/launch11" + query, fields);
    }

    Map<String, String> signed(Map<String, String> fields) {
        return signed(fields, ADDRESS, Map.of(), secret);
    }

    /** @param query fields of the address, to be signed besides */
    static Map<String, String> signed(
            Map<String, String> fields, String address, Map<String, String> query, String secret) {
        var signed = new LinkedHashMap<>(fields);
        signed.put("oauth_signature", signature("HmacSHA1", fields, address, query, secret));
        return signed;
    }

    static String signature(
            String algorithm, Map<String, String> fields, String address, Map<String, String> query, String secret) {
        var all = new TreeMap<String, String>();
        fields.forEach((name, text) -> all.put(encode(name), encode(text)));
        query.forEach((name, text) -> all.put(encode(name), encode(text)));
        all.remove("oauth_signature");
        var parameters = all.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("&"));
        var base = "POST&" + encode(address) + "&" + encode(parameters);
        return mac(algorithm, encode(secret) + "&", base);
    }

    static String mac(String algorithm, String key, String text) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    static URI opened(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        var location = Learner.location(answer);
        assertThat(location.toString()).startsWith("https://weft.example/open/");
        return location;
    }
}

package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.OldLms.opened;
import static org.weft.lti.Refused.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.practice.PracticeClient;

/** Case I22 of the conformance list: the picker by LTI 1.1 (Content-Item Message 1.0). */
class Selection1p1Test {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private static final String RETURN_URL = "https://old.example/chosen";

    private final OldLms lms = new OldLms(TOOL, "Old school");

    @Test
    void i22_whatIsChosen_isAnsweredSigned_andALearnerFindsItSetUp() {
        var picker = picker(lms.launch(this::asking));
        assertThat(TOOL.get(picker).body()).contains("<h1>Put a discussion on a page</h1>", "value=\"Suggested\"");

        var sent = sent(TOOL.post(picker, Map.of("title", "Week <1>", "anonymity", "on")));

        assertThat(sent)
                .containsEntry("lti_message_type", "ContentItemSelection")
                .containsEntry("lti_version", "LTI-1p0")
                .containsEntry("data", "csrf&7");
        var item = json(sent.getOrDefault("content_items", ""));
        assertThat(item.path("@context").asText()).isEqualTo("http://purl.imsglobal.org/ctx/lti/v1/ContentItem");
        var link = item.path("@graph").path(0);
        assertThat(link.path("@type").asText()).isEqualTo("LtiLinkItem");
        assertThat(link.path("mediaType").asText()).isEqualTo("application/vnd.ims.lti.v1.ltilink");
        assertThat(link.path("title").asText()).isEqualTo("Week <1>");
        assertThat(link.path("placementAdvice")
                        .path("presentationDocumentTarget")
                        .asText())
                .isEqualTo("iframe");
        var id = link.path("custom").path("weft_placement").asText();
        assertThat(link.path("url").asText()).isEqualTo(OldLms.ADDRESS + "?placement=" + id);

        opened(lms.launch(fields -> fields.put("custom_weft_placement", id)));
        boolean anonymity = TOOL.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("select anonymity from forum f join place p"
                                + " on p.id = f.place_id where p.installation_id = ?")
                        .bind(0, lms.consumer.installation().value())
                        .mapTo(Boolean.class)
                        .one());
        assertThat(anonymity).isTrue();
    }

    @Test
    void i22_theIdInTheAddress_isEnough() {
        var sent = sent(TOOL.post(picker(lms.launch(this::asking)), Map.of("title", "Week 1")));
        var id = json(sent.getOrDefault("content_items", ""))
                .path("@graph")
                .path(0)
                .path("custom")
                .path("weft_placement")
                .asText();
        var query = Map.of("placement", id);

        var message = lms.message(fields -> fields.remove("custom_weft_placement"));
        opened(lms.post("?placement=" + id, OldLms.signed(message, OldLms.ADDRESS, query, lms.secret)));
    }

    @Test
    void i22_cancelling_answersWithNothing_onlyOnce() {
        var picker = picker(lms.launch(this::asking));

        var sent = sent(TOOL.post(picker, Map.of("action", "cancel")));

        assertThat(json(sent.getOrDefault("content_items", "")).path("@graph")).isEmpty();
        assertRefused(TOOL.post(picker, Map.of("action", "cancel")), Reason.PICKER_CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/*,text/html", "application/vnd.ims.lti.v1.ltilink; q=0, */*"})
    void i22_anLmsThatTakesNoLinks_isTold(String types) {
        var picker = picker(lms.launch(fields -> {
            asking(fields);
            fields.put("accept_media_types", types);
        }));

        var sent = sent(TOOL.post(picker, Map.of("title", "x")));

        assertThat(sent).containsKeys("lti_errormsg", "lti_errorlog");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/vnd.ims.lti.v1.ltilink", "image/*;q=0.5, */*", "application/*"})
    void i22_anLmsThatTakesLinks_isOffered(String types) {
        var picker = picker(lms.launch(fields -> {
            asking(fields);
            fields.put("accept_media_types", types);
        }));

        assertThat(TOOL.get(picker).body()).contains("name=\"title\"");
    }

    @Test
    void i22_whatMustBeThere_isAskedFor_andOnlyStaffChooses() {
        assertRefused(ask(fields -> fields.remove("accept_media_types")), Reason.DEEP_LINKING_INCOMPLETE);
        assertRefused(ask(fields -> fields.remove("content_item_return_url")), Reason.DEEP_LINKING_INCOMPLETE);
        assertRefused(
                ask(fields -> fields.put("content_item_return_url", "javascript:alert(1)")), Reason.RETURN_URL_REFUSED);
        assertRefused(
                ask(fields -> fields.put("content_item_return_url", "http://old.example/")), Reason.RETURN_URL_REFUSED);
        assertRefused(ask(fields -> fields.put("roles", "Learner")), Reason.PICKER_FOR_STAFF);
        assertRefused(ask(fields -> fields.remove("user_id")), Reason.SUBJECT_MISSING);
    }

    @Test
    void i22_anOpenPicker_closesWhenLti11IsSwitchedOff() {
        var off = new OldLms(TOOL, "Changing school");
        var picker = picker(off.launch(this::asking));

        TOOL.host.consumers().switchOff(off.consumer.organization());

        assertRefused(TOOL.get(picker), Reason.PICKER_CLOSED);
    }

    private HttpResponse<String> ask(Consumer<Map<String, String>> change) {
        return lms.launch(fields -> {
            asking(fields);
            change.accept(fields);
        });
    }

    private void asking(Map<String, String> fields) {
        OldLms.asTeacher(fields);
        fields.remove("resource_link_id");
        fields.remove("custom_weft_placement");
        fields.put("lti_message_type", "ContentItemSelectionRequest");
        fields.put("accept_media_types", "application/vnd.ims.lti.v1.ltilink");
        fields.put("accept_presentation_document_targets", "iframe,window");
        fields.put("accept_multiple", "true");
        fields.put("content_item_return_url", RETURN_URL);
        fields.put("data", "csrf&7");
        fields.put("title", "Suggested");
        fields.put("launch_presentation_locale", "en");
    }

    private static String picker(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return Learner.location(answer).toString();
    }

    /** The fields of a page that sends itself, whose signature is right. */
    private Map<String, String> sent(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("action=\"" + RETURN_URL + "\" data-sends-itself");
        var fields = PracticeClient.fields(page);
        assertThat(fields)
                .containsEntry("oauth_consumer_key", lms.consumer.key())
                .containsEntry(
                        "oauth_signature", OldLms.signature("HmacSHA1", fields, RETURN_URL, Map.of(), lms.secret));
        return fields;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.session.Arrival;

/** Section D of the conformance list, own additions: what platforms really send. A teacher launches unless said. */
class FieldLaunchTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final FakePlatform platform = new FakePlatform();
    private final Learner person = new Learner(TOOL, platform);

    @BeforeEach
    void register() {
        TOOL.register(platform);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void d11_aContextWithoutTitle_opens() {
        assertThat(withContext(Map.of("id", "c")).placeTitle()).isNull();
        assertThat(withContext(Map.of("id", "c", "label", "OPT-1")).placeTitle())
                .isEqualTo("OPT-1");
    }

    @Test
    void d12_aResourceLinkWithoutTitle_opens() {
        assertThat(withLink(Map.of("id", "l")).placementTitle()).isNull();
    }

    @Test
    void d13_aDescriptionWithMarkup_goesNowhere() {
        var arrival = withLink(Map.of("id", "l", "description", "<script>alert(1)</script>", "title", "Week 1"));

        assertThat(arrival.toString()).doesNotContain("script");
    }

    @Test
    void d14_oddTitles_areKeptAndCut() {
        assertThat(withTitle("\"A\" & <b>B</b> 'C'").placementTitle()).isEqualTo("\"A\" & <b>B</b> 'C'");
        assertThat(withTitle("بصريات 🔭").placementTitle()).isEqualTo("بصريات 🔭");
        assertThat(withTitle(" a\u0000\n\tb\u202e  c ").placementTitle()).isEqualTo("a b c");
        assertThat(withTitle("🔭".repeat(300)).placementTitle()).isEqualTo("🔭".repeat(254) + "…");
    }

    @Test
    void d15_anAudienceOfOne_isOurs() {
        opened(claims -> claims.put("aud", List.of(Tool.CLIENT)));
        opened(claims -> {
            claims.put("aud", List.of(Tool.CLIENT, "other"));
            claims.put("azp", Tool.CLIENT);
        });
    }

    @Test
    void d16_numbersInCustom_areNoReasonToRefuse() {
        opened(claims -> claims.put(Claims.LTI + "custom", Map.of("user_id", 7, "flag", true)));
        assertThat(withLink(Map.of("id", 4711)).placementKey()).isEqualTo("1/link/4711");
    }

    @Test
    void d17_variablesThatWereNotFilledIn_areAbsent() {
        var arrival = opened(claims -> {
            claims.put("name", "$Person.name.full");
            claims.put("given_name", "$Person.name.given");
            claims.put("family_name", "");
            claims.put("email", "$Person.email.primary");
            claims.put(Claims.LTI + "context", Map.of("id", "c", "title", "$Context.title", "label", "OPT"));
            claims.put(Claims.LTI + "lis", Map.of("person_sourcedid", "$Person.sourcedid"));
            claims.put(Claims.LTI + "custom", Map.of("x", "$No.such.variable", "weft_placement", Learner.CHOSEN));
        });

        assertThat(arrival.name()).isNull();
        assertThat(arrival.email()).isNull();
        assertThat(arrival.placeTitle()).isEqualTo("OPT");
    }

    @Test
    void d17_aContextIdThatWasNotFilledIn_isAbsent() {
        assertThat(withContext(Map.of("id", "$Context.id")).placeKey()).isEqualTo("1/link/link-1");
    }

    @Test
    void d18_emptyTexts_areAbsent() {
        var arrival = opened(claims -> {
            claims.put(Claims.LTI + "custom", "");
            claims.put(Claims.LTI + "target_link_uri", Tool.PUBLIC_URL + "/lti/launch?placement=" + Learner.CHOSEN);
            var context = new HashMap<String, @Nullable Object>(Map.of("id", "c", "title", ""));
            context.put("label", null);
            claims.put(Claims.LTI + "context", context);
            claims.put("locale", "");
        });

        assertThat(arrival.placeTitle()).isNull();
        assertThat(arrival.locale()).isNull();
    }

    @Test
    void d19_shortAndOtherContextTypes_open() {
        for (var type : List.of("CourseSection", "Account", "Group", "x")) {
            assertThat(withContext(Map.of("id", "c", "type", List.of(type))).placeKey())
                    .isEqualTo("1/context/c");
        }
    }

    @Test
    void d25_theDocumentTarget_saysWhetherWeAreFramed() {
        assertThat(withTarget("iframe").framed()).isTrue();
        assertThat(withTarget("frame").framed()).isFalse();
        assertThat(withTarget("window").framed()).isFalse();
    }

    @Test
    void d26_theLocale_isHonoured() {
        assertThat(withLocale("pt-BR").locale()).isEqualTo("pt-BR");
        assertThat(withLocale("en_us").locale()).isEqualTo("en-US");
        assertThat(withLocale("not a locale!").locale()).isNull();
        assertThat(opened(claims -> claims.put("locale", "de")).locale()).isEqualTo("de");
    }

    @Test
    void d27_veryLongIds_areToldApart() {
        var start = "block-v1:Org+Course+Run+type@lti_consumer+block@" + "a".repeat(5000);

        var one = withLink(Map.of("id", start + "1"));
        var other = withLink(Map.of("id", start + "2"));
        var usual = withLink(Map.of("id", "course-v1:Org+Course@x:y/1"));

        assertThat(one.placementKey()).hasSizeLessThan(100).isNotEqualTo(other.placementKey());
        assertThat(usual.placementKey()).isEqualTo("1/link/course-v1:Org+Course@x:y/1");
    }

    @Test
    void d28_aCopiedLink_opensAsAPlacementOfItsOwn() {
        var arrival = opened(claims -> {
            claims.put(Claims.LTI + "resource_link", Map.of("id", "copy"));
            claims.put(
                    Claims.LTI + "custom",
                    Map.of("ResourceLink.id.history", "link-1,link-0", "Context.id.history", "course-0"));
        });

        assertThat(arrival.placementKey()).isEqualTo("1/link/copy");
    }

    private Arrival withContext(Object context) {
        return opened(claims -> claims.put(Claims.LTI + "context", context));
    }

    private Arrival withLink(Object link) {
        return opened(claims -> claims.put(Claims.LTI + "resource_link", link));
    }

    private Arrival withTitle(String title) {
        return withLink(Map.of("id", "l", "title", title));
    }

    private Arrival withTarget(String target) {
        return presented(Map.of("document_target", target));
    }

    private Arrival withLocale(String locale) {
        return presented(Map.of("locale", locale));
    }

    private Arrival presented(Map<String, Object> presentation) {
        return opened(claims -> claims.put(Claims.LTI + "launch_presentation", presentation));
    }

    private Arrival opened(Consumer<Map<String, Object>> change) {
        HttpResponse<String> answer = person.launch(claims -> {
            Learner.roles(claims, Learner.MEMBERSHIP + "Instructor");
            change.accept(claims);
        });
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return TOOL.lastArrival();
    }
}

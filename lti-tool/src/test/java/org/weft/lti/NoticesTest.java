package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.NoticeLms.copy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices of an LMS: what is kept and refused, and what a copy notice does. */
class NoticesTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final NoticeLms lms = new NoticeLms(TOOL);

    @AfterEach
    void stop() {
        lms.close();
    }

    @Test
    void h6_aCopyNotice_isKeptBeforeTheAnswer_andWorkedOffLater() {
        var answer = lms.send(lms.notice(copy("course-2", "course-1")));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"accepted\":1", "\"refused\":0");
        assertThat(lms.origins("course-2")).isEmpty();

        TOOL.host.notices().workOff();
        assertThat(lms.origins("course-2")).containsExactly("1/context/course-1");
        assertThat(lms.outcomes()).containsExactly("copy");
    }

    @Test
    void h6_copiesOfCopies_andOriginsAsObjects_areUnderstood() {
        lms.send(lms.notice(copy("course-2", "course-1")));
        lms.send(lms.notice(copy("course-3", "course-2")
                .andThen(claims -> claims.put(
                        Claims.LTI + "origin_contexts", List.of(Map.of("id", "course-2"), Map.of("id", "course-9"))))));
        lms.send(lms.notice(copy("course-4").andThen(claims -> claims.remove(Claims.LTI + "origin_contexts"))));
        TOOL.host.notices().workOff();

        assertThat(lms.origins("course-3"))
                .containsExactly("1/context/course-2", "1/context/course-9", "1/context/course-1");
        assertThat(lms.origins("course-4")).isEmpty();
        assertThat(lms.outcomes()).containsExactlyInAnyOrder("copy", "copy", "copy-without-origin");
    }

    @Test
    void h6_aNoticeThatComesTwice_isOne_andANonceIsForOne() {
        var claims = lms.notice(copy("course-2", "course-1"));
        var first = lms.send(claims);
        TOOL.host.notices().workOff();
        var again = lms.send(claims);
        var otherId = new LinkedHashMap<>(claims);
        otherId.put(Claims.LTI + "notice", Map.of("id", "another", "type", "LtiContextCopyNotice"));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(lms.send(otherId).statusCode()).isEqualTo(400);
        assertThat(lms.outcomes()).hasSize(1);
    }

    static Stream<Consumer<Map<String, Object>>> bad() {
        return Stream.of(
                claims -> claims.put("iss", "https://elsewhere.example"),
                claims -> claims.put("aud", "somebody else"),
                claims -> claims.put("exp", 11111),
                claims -> claims.put("iat", 11111),
                claims -> claims.remove("nonce"),
                claims -> claims.put(Claims.LTI + "version", "1.2.0"),
                claims -> claims.put(Claims.LTI + "deployment_id", "77"),
                claims -> claims.remove(Claims.LTI + "notice"),
                claims -> claims.put(Claims.LTI + "notice", Map.of("type", "LtiContextCopyNotice")),
                claims -> claims.put(
                        Claims.LTI + "notice", Map.of("id", "x".repeat(300), "type", "LtiContextCopyNotice")),
                claims -> claims.put(Claims.LTI + "notice", "none"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void h6_aBadNotice_isRefused_andStopsNoOther(Consumer<Map<String, Object>> change) {
        var bad = lms.notice(copy("course-2", "course-1").andThen(change));
        var good = lms.notice(copy("course-3", "course-1"));

        assertThat(lms.send(bad).statusCode()).isEqualTo(400);
        var both = lms.sendAll(FakePlatform.sign(bad), FakePlatform.sign(good));
        TOOL.host.notices().workOff();

        assertThat(both.statusCode()).isEqualTo(200);
        assertThat(both.body()).contains("\"accepted\":1", "\"refused\":1");
        assertThat(lms.origins("course-3")).hasSize(1);
        assertThat(lms.origins("course-2")).isEmpty();
    }

    @Test
    void h6_aForgedSignature_anotherKey_andNoTokenAtAll_areRefused() {
        var claims = lms.notice(copy("course-2", "course-1"));
        var signed = FakePlatform.sign(claims);
        var forged = signed.substring(0, signed.length() - 8) + "AAAAAAAA";
        var unknownKey =
                FakePlatform.sign(FakePlatform.header("RS256", "key-9"), FakePlatform.json(claims), FakePlatform.KEY);
        var unsigned = FakePlatform.unsigned(Map.of("alg", "none"), FakePlatform.json(claims)) + ".";

        var answer = lms.sendAll(forged, unknownKey, unsigned, "x", "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"accepted\":0", "\"refused\":5");
    }

    @Test
    void h6_whileTheLmssKeysCantBeHad_aNoticeIsKept_andVerifiedLater() {
        lms.platform.answerKeysWith(exchange -> FakePlatform.serve(exchange, 503, ""));
        var good = lms.send(lms.notice(copy("course-2", "course-1")));
        var claims = lms.notice(copy("course-3", "course-1"));
        var signed = FakePlatform.sign(claims);
        lms.sendAll(signed.substring(0, signed.length() - 8) + "AAAAAAAA");
        TOOL.host.notices().workOff();

        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(lms.origins("course-2")).isEmpty();

        lms.platform.publish(FakePlatform.KEY);
        TOOL.clock.advance(Duration.ofHours(3));
        TOOL.host.notices().workOff();
        assertThat(lms.origins("course-2")).containsExactly("1/context/course-1");
        assertThat(lms.origins("course-3")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "{}", "{\"notices\":{}}", "{\"notices\":\"x\"}"})
    void h6_aBodyWithoutNotices_isRefused(String body) {
        var answer = lms.post(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Send {\\\"notices\\\"");
    }

    @Test
    void h6_tooMuchAtOnce_isRefused() {
        assertThat(lms.sendAll(Stream.generate(() -> "x").limit(101).toArray(String[]::new))
                        .statusCode())
                .isEqualTo(400);
        assertThat(lms.post("{\"notices\":[\"" + "x".repeat(1_000_001) + "\"]}").statusCode())
                .isEqualTo(413);
    }

    @Test
    void h6_aToldCopy_isCertain_andFoundByItsTitle() {
        var opened = lms.carla.launch(claims -> {
            claims.put("sub", "carla");
            Learner.roles(claims, Learner.MEMBERSHIP + "Instructor");
        });
        assertThat(opened.statusCode()).isEqualTo(303);
        lms.openForum();
        lms.send(lms.notice(copy("course-2", "course-1")));
        TOOL.host.notices().workOff();

        lms.carla.launch(claims -> {
            claims.put("sub", "nora");
            claims.put(Claims.LTI + "context", Map.of("id", "course-2", "title", "Again"));
            claims.put(Claims.LTI + "resource_link", Map.of("id", "link-2", "title", "Week 1"));
            Learner.roles(claims, Learner.MEMBERSHIP + "Instructor");
        });

        assertThat(lms.count("select count(*) from lineage c join place l on l.organization_id = c.organization_id"
                        + " join placement p on p.id = c.placement_id and p.place_id = l.id"
                        + " where c.certain and l.installation_id = "
                        + lms.registration.installationId().value()))
                .isEqualTo(1);
    }
}

package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.lti.FakeServices.Reply;
import org.weft.lti.copies.CourseCopies;
import org.weft.lti.registrations.Registration;
import org.weft.places.Places;

/** Notices of an LMS: how it learns where we take them, what is kept, and what a copy notice does. */
class NoticesTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final FakePlatform platform = new FakePlatform();
    private final FakeServices services = new FakeServices(TOOL, platform);
    private final Registration registration = TOOL.register(platform);
    private final Learner carla = new Learner(TOOL, platform);

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void h6_theLmsIsToldOnce_whereItsNoticesAreTaken() {
        services.answerAt(platform, "/notice-handlers", asked -> Reply.json("{}"));

        launch("LtiContextCopyNotice", "LtiAssetProcessorSubmissionNotice", "LtiHelloWorldNotice");
        TOOL.host.handlers().tellDue();
        launch("LtiContextCopyNotice", "LtiAssetProcessorSubmissionNotice", "LtiHelloWorldNotice");
        TOOL.host.handlers().tellDue();

        assertThat(services.asked).hasSize(2);
        assertThat(services.asked).extracting(FakeServices.Asked::method).containsOnly("PUT");
        assertThat(services.asked.get(0).body())
                .contains("\"LtiContextCopyNotice\"", "\"https://weft.example/lti/notices\"");
        assertThat(services.asked.get(1).body()).contains("\"LtiHelloWorldNotice\"");
        assertThat(services.asked.get(0).headers()).containsEntry("Content-type", "application/json");
        assertThat(services.tokenRequests.get(0))
                .containsEntry("scope", "https://purl.imsglobal.org/spec/lti/scope/noticehandlers");
    }

    @Test
    void h6_anLmsThatFails_isToldLater_andOneThatForbidsItTheNextDay() {
        services.answerAt(platform, "/notice-handlers", asked -> Reply.of(503));
        launch("LtiContextCopyNotice");
        TOOL.host.handlers().tellDue();
        TOOL.host.handlers().tellDue();
        assertThat(services.asked).hasSize(1);

        TOOL.clock.advance(Duration.ofMinutes(3));
        TOOL.host.handlers().tellDue();
        assertThat(services.asked).hasSize(2);

        services.answerTokensWith(form -> Reply.of(400));
        TOOL.clock.advance(Duration.ofHours(2));
        TOOL.host.handlers().tellDue();
        services.answerTokensWith(services::token);
        TOOL.clock.advance(Duration.ofHours(20));
        TOOL.host.handlers().tellDue();
        assertThat(services.asked).hasSize(2);

        TOOL.clock.advance(Duration.ofHours(5));
        TOOL.host.handlers().tellDue();
        assertThat(services.asked).hasSize(3);
    }

    @Test
    void h6_aCopyNotice_isKeptBeforeTheAnswer_andWorkedOffLater() {
        var answer = send(notice(copy("course-2", "course-1")));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"accepted\":1", "\"refused\":0");
        assertThat(origins("course-2")).isEmpty();

        TOOL.host.notices().workOff();
        assertThat(origins("course-2")).containsExactly("1/context/course-1");
        assertThat(outcomes()).containsExactly("copy");
    }

    @Test
    void h6_copiesOfCopies_andOriginsAsObjects_areUnderstood() {
        send(notice(copy("course-2", "course-1")));
        send(notice(copy("course-3", "course-2")
                .andThen(claims -> claims.put(
                        Claims.LTI + "origin_contexts", List.of(Map.of("id", "course-2"), Map.of("id", "course-9"))))));
        send(notice(copy("course-4").andThen(claims -> claims.remove(Claims.LTI + "origin_contexts"))));
        TOOL.host.notices().workOff();

        assertThat(origins("course-3"))
                .containsExactly("1/context/course-2", "1/context/course-9", "1/context/course-1");
        assertThat(origins("course-4")).isEmpty();
        assertThat(outcomes()).containsExactlyInAnyOrder("copy", "copy", "copy-without-origin");
    }

    @Test
    void h6_aNoticeThatComesTwice_isOne_andANonceIsForOne() {
        var claims = notice(copy("course-2", "course-1"));
        var first = send(claims);
        TOOL.host.notices().workOff();
        var again = send(claims);
        var otherId = new LinkedHashMap<>(claims);
        otherId.put(Claims.LTI + "notice", Map.of("id", "another", "type", "LtiContextCopyNotice"));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(send(otherId).statusCode()).isEqualTo(400);
        assertThat(outcomes()).hasSize(1);
    }

    @Test
    void h6_aHello_isRemembered_andUnknownNoticesAreLetPass() {
        services.answerAt(platform, "/notice-handlers", asked -> Reply.json("{}"));
        launch("LtiHelloWorldNotice");

        send(notice(type("LtiHelloWorldNotice")));
        send(notice(type("LtiSomethingNewNotice")));
        TOOL.host.notices().workOff();

        assertThat(outcomes()).containsExactlyInAnyOrder("hello", "not-taken");
        long greeted = count("select count(*) from lti_notice_handler where hello_at is not null");
        assertThat(greeted).isEqualTo(1);
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
        var bad = notice(copy("course-2", "course-1").andThen(change));
        var good = notice(copy("course-3", "course-1"));

        assertThat(send(bad).statusCode()).isEqualTo(400);
        var both = sendAll(FakePlatform.sign(bad), FakePlatform.sign(good));
        TOOL.host.notices().workOff();

        assertThat(both.statusCode()).isEqualTo(200);
        assertThat(both.body()).contains("\"accepted\":1", "\"refused\":1");
        assertThat(origins("course-3")).hasSize(1);
        assertThat(origins("course-2")).isEmpty();
    }

    @Test
    void h6_aForgedSignature_anotherKey_andNoTokenAtAll_areRefused() {
        var claims = notice(copy("course-2", "course-1"));
        var signed = FakePlatform.sign(claims);
        var forged = signed.substring(0, signed.length() - 8) + "AAAAAAAA";
        var unknownKey =
                FakePlatform.sign(FakePlatform.header("RS256", "key-9"), FakePlatform.json(claims), FakePlatform.KEY);
        var unsigned = FakePlatform.unsigned(Map.of("alg", "none"), FakePlatform.json(claims)) + ".";

        var answer = sendAll(forged, unknownKey, unsigned, "x", "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"accepted\":0", "\"refused\":5");
    }

    @Test
    void h6_whileTheLmssKeysCantBeHad_aNoticeIsKept_andVerifiedLater() {
        platform.answerKeysWith(exchange -> FakePlatform.serve(exchange, 503, ""));
        var good = send(notice(copy("course-2", "course-1")));
        var claims = notice(copy("course-3", "course-1"));
        var signed = FakePlatform.sign(claims);
        sendAll(signed.substring(0, signed.length() - 8) + "AAAAAAAA");
        TOOL.host.notices().workOff();

        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(origins("course-2")).isEmpty();

        platform.publish(FakePlatform.KEY);
        TOOL.clock.advance(Duration.ofHours(3));
        TOOL.host.notices().workOff();
        assertThat(origins("course-2")).containsExactly("1/context/course-1");
        assertThat(origins("course-3")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "{}", "{\"notices\":{}}", "{\"notices\":\"x\"}"})
    void h6_aBodyWithoutNotices_isRefused(String body) {
        var answer = post(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Send {\\\"notices\\\"");
    }

    @Test
    void h6_tooMuchAtOnce_isRefused() {
        assertThat(sendAll(Stream.generate(() -> "x").limit(101).toArray(String[]::new))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("{\"notices\":[\"" + "x".repeat(1_000_001) + "\"]}").statusCode())
                .isEqualTo(413);
    }

    @Test
    void h6_aToldCopy_isCertain_andFoundByItsTitle() {
        var opened = carla.launch(claims -> {
            claims.put("sub", "carla");
            Learner.roles(claims, Learner.MEMBERSHIP + "Instructor");
        });
        assertThat(opened.statusCode()).isEqualTo(303);
        openForum();
        send(notice(copy("course-2", "course-1")));
        TOOL.host.notices().workOff();

        carla.launch(claims -> {
            claims.put("sub", "nora");
            claims.put(Claims.LTI + "context", Map.of("id", "course-2", "title", "Again"));
            claims.put(Claims.LTI + "resource_link", Map.of("id", "link-2", "title", "Week 1"));
            Learner.roles(claims, Learner.MEMBERSHIP + "Instructor");
        });

        assertThat(count("select count(*) from lineage c join place l on l.organization_id = c.organization_id"
                        + " join placement p on p.id = c.placement_id and p.place_id = l.id"
                        + " where c.certain and l.installation_id = "
                        + registration.installationId().value()))
                .isEqualTo(1);
    }

    /** A forum is made when somebody looks at it. */
    private static void openForum() {
        var arrival = TOOL.lastArrival();
        var places = new Places(TOOL.database.jdbi(), TOOL.clock);
        TOOL.database.jdbi().useHandle(handle -> {
            var place = places.find(handle, arrival.organization(), arrival.installation(), arrival.placeKey())
                    .orElseThrow();
            var spot = places.placement(handle, arrival.organization(), place, arrival.placementKey())
                    .orElseThrow();
            TOOL.product.discussion().forums().of(arrival.organization(), place, spot.id());
        });
    }

    private void launch(String... types) {
        var answer = carla.launch(claims -> {
            claims.put("sub", "carla");
            Learner.roles(claims, Learner.MEMBERSHIP + "Instructor");
            claims.put(
                    "https://purl.imsglobal.org/spec/lti/claim/platformnotificationservice",
                    Map.of(
                            "service_versions",
                            List.of("1.0"),
                            "platform_notification_service_url",
                            platform.url("/notice-handlers/1").toString(),
                            "scope",
                            List.of("https://purl.imsglobal.org/spec/lti/scope/noticehandlers"),
                            "notice_types_supported",
                            List.of(types)));
        });
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        await(() -> here() > 0);
    }

    private long here() {
        return count("select count(*) from lti_notice_handler where installation_id = "
                + registration.installationId().value());
    }

    private Map<String, Object> notice(Consumer<Map<String, Object>> change) {
        var claims = new LinkedHashMap<String, Object>();
        long now = TOOL.clock.instant().getEpochSecond();
        claims.put("iss", platform.issuer);
        claims.put("aud", Tool.CLIENT);
        claims.put("iat", now);
        claims.put("exp", now + 300);
        claims.put("nonce", UUID.randomUUID().toString());
        claims.put(Claims.LTI + "deployment_id", Tool.DEPLOYMENT);
        claims.put(Claims.LTI + "version", "1.3.0");
        change.accept(claims);
        return claims;
    }

    private static Consumer<Map<String, Object>> type(String type) {
        return claims -> claims.put(
                Claims.LTI + "notice",
                Map.of("id", UUID.randomUUID().toString(), "timestamp", "2026-09-01T08:00:00Z", "type", type));
    }

    private static Consumer<Map<String, Object>> copy(String course, String... origins) {
        return type("LtiContextCopyNotice").andThen(claims -> {
            claims.put(Claims.LTI + "context", Map.of("id", course));
            claims.put(Claims.LTI + "origin_contexts", List.of(origins));
        });
    }

    private HttpResponse<String> send(Map<String, Object> claims) {
        return sendAll(FakePlatform.sign(claims));
    }

    private HttpResponse<String> sendAll(String... tokens) {
        var notices = Stream.of(tokens).map(jwt -> Map.of("jwt", jwt)).toList();
        return post(FakePlatform.json(Map.of("notices", notices)));
    }

    private HttpResponse<String> post(String body) {
        return TOOL.send(
                TOOL.request("/lti/notices", "Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private List<String> origins(String course) {
        return new CourseCopies(TOOL.database.jdbi(), TOOL.clock)
                .origins(registration.organizationId(), registration.installationId(), "1/context/" + course);
    }

    private List<String> outcomes() {
        return TOOL.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select outcome from lti_notice where outcome is not null and installation_id = :here")
                        .bind("here", registration.installationId())
                        .mapTo(String.class)
                        .list());
    }

    private static long count(String query) {
        return TOOL.database
                .jdbi()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for").isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }
}

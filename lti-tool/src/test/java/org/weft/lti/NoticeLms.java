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
import org.weft.lti.copies.CourseCopies;
import org.weft.lti.registrations.Registration;
import org.weft.places.Places;

/** An LMS that sends notices, and wants to know where to. */
final class NoticeLms implements AutoCloseable {
    final FakePlatform platform = new FakePlatform();
    final FakeServices services;
    final Registration registration;
    final Learner carla;
    private final Tool tool;

    NoticeLms(Tool tool) {
        this.tool = tool;
        services = new FakeServices(tool, platform);
        registration = tool.register(platform);
        carla = new Learner(tool, platform);
    }

    @Override
    public void close() {
        platform.close();
    }

    /** A forum is made when somebody looks at it. */
    void openForum() {
        var arrival = tool.lastArrival();
        var places = new Places(tool.database.jdbi(), tool.clock);
        tool.database.jdbi().useHandle(handle -> {
            var place = places.find(handle, arrival.organization(), arrival.installation(), arrival.placeKey())
                    .orElseThrow();
            var spot = places.placement(handle, arrival.organization(), place, arrival.placementKey())
                    .orElseThrow();
            tool.product.discussion().forums().of(arrival.organization(), place, spot.id());
        });
    }

    void launch(String... types) {
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

    long here() {
        return count("select count(*) from lti_notice_handler where installation_id = "
                + registration.installationId().value());
    }

    Map<String, Object> notice(Consumer<Map<String, Object>> change) {
        var claims = new LinkedHashMap<String, Object>();
        long now = tool.clock.instant().getEpochSecond();
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

    static Consumer<Map<String, Object>> type(String type) {
        return claims -> claims.put(
                Claims.LTI + "notice",
                Map.of("id", UUID.randomUUID().toString(), "timestamp", "2026-09-01T08:00:00Z", "type", type));
    }

    static Consumer<Map<String, Object>> copy(String course, String... origins) {
        return type("LtiContextCopyNotice").andThen(claims -> {
            claims.put(Claims.LTI + "context", Map.of("id", course));
            claims.put(Claims.LTI + "origin_contexts", List.of(origins));
        });
    }

    HttpResponse<String> send(Map<String, Object> claims) {
        return sendAll(FakePlatform.sign(claims));
    }

    HttpResponse<String> sendAll(String... tokens) {
        var notices = Stream.of(tokens).map(jwt -> Map.of("jwt", jwt)).toList();
        return post(FakePlatform.json(Map.of("notices", notices)));
    }

    HttpResponse<String> post(String body) {
        return tool.send(
                tool.request("/lti/notices", "Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    List<String> origins(String course) {
        return new CourseCopies(tool.database.jdbi(), tool.clock)
                .origins(registration.organizationId(), registration.installationId(), "1/context/" + course);
    }

    List<String> outcomes() {
        return tool.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select outcome from lti_notice where outcome is not null and installation_id = :here")
                        .bind("here", registration.installationId())
                        .mapTo(String.class)
                        .list());
    }

    long count(String query) {
        return tool.database
                .jdbi()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for").isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }
}

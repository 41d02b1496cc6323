package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.MovingSchool.object;
import static org.weft.lti.MovingSchool.same;
import static org.weft.lti.MovingSchool.text;
import static org.weft.lti.OldLms.opened;
import static org.weft.lti.Refused.assertRefused;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.lti.registrations.NewRegistration;
import org.weft.lti.registrations.Registration;
import org.weft.lti.v1p1.MigrationClaim;

/** Section J of the conformance list, and I20: what a school has after it moved to LTI 1.3. */
class MigrationTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final MovingSchool school = new MovingSchool(TOOL);
    private final OldLms before = school.before;
    private final FakePlatform platform = school.platform;
    private final Learner ana = school.ana;
    private final Registration registration = school.registration;

    @AfterEach
    void stop() {
        school.close();
    }

    @Test
    void j1_theSignatureOfTheGuidesExample_isRight() throws IOException {
        Map<?, ?> data;
        try (var in = MigrationTest.class.getResourceAsStream("/samples/lti1p1-migration-signature-vector.json")) {
            data = (Map<?, ?>) Objects.requireNonNull(
                    new ObjectMapper().readValue(in, Map.class).get("data"));
        }
        var claim = new MigrationClaim(
                text(data, "oauth_consumer_key"),
                text(data, "oauth_consumer_key_sign"),
                null,
                null,
                null,
                Long.parseLong(text(data, "exp")),
                text(data, "nonce"));
        var from = new MigrationClaim.From(text(data, "iss"), text(data, "client_id"), text(data, "deployment_id"));

        assertThat(claim.isSigned(from, text(data, "lti11_secret"))).isTrue();
        assertThat(claim.isSigned(from, "another secret")).isFalse();
        assertThat(claim.isSigned(new MigrationClaim.From("https://evil.example", from.clientId(), "1"), "x"))
                .isFalse();
    }

    @Test
    void j1_aProvedLaunch_carriesOnPersonCourseAndLink() {
        var person = school.person(before.consumer.installation().value(), "old-ana");
        var place = school.place("/context/old-course-1");
        var placement = school.placement("/link/old-link-1");
        school.write(place, person);
        long rows = TOOL.rows();

        opened(ana.launch(school.moved(claims -> {})));

        assertThat(school.person(registration.installationId().value(), "ana")).isEqualTo(person);
        assertThat(school.place("1/context/course-1")).isEqualTo(place);
        assertThat(school.placement("1/link/link-1")).isEqualTo(placement);
        assertThat(school.lastSession()).isEqualTo(List.of(person, place, placement));
        assertThat(TOOL.rows()).as("an identity and a session are new").isEqualTo(rows + 2);

        opened(ana.launch(claims -> {})); // The LMS may stop to tell.
        assertThat(school.lastSession()).isEqualTo(List.of(person, place, placement));
    }

    @Test
    void j1_whatIsNotToldInTheClaim_isCalledAsItWas() {
        before.afterTeacher(same());
        var place = school.place("/context/course-1");
        opened(before.launch(same().andThen(fields -> fields.put("user_id", "ana"))));
        var person = school.person(before.consumer.installation().value(), "ana");

        opened(ana.launch(school.moved(claims ->
                object(claims, "lti1p1").keySet().removeAll(List.of("user_id", "context_id", "resource_link_id")))));

        assertThat(school.lastSession()).startsWith(person, place);
    }

    @Test
    void j1_twoLaunchesAtOnce_carryOnOnce() {
        var place = school.place("/context/old-course-1");
        var person = school.person(before.consumer.installation().value(), "old-ana");
        var tabs =
                IntStream.range(0, 6).mapToObj(i -> new Learner(TOOL, platform)).toList();

        var answers = tabs.stream()
                .map(tab -> CompletableFuture.supplyAsync(() -> tab.launch(school.moved(claims -> {}))))
                .toList();

        assertThat(answers).allSatisfy(answer -> opened(answer.join()));
        assertThat(school.place("1/context/course-1")).isEqualTo(place);
        assertThat(school.person(registration.installationId().value(), "ana")).isEqualTo(person);
        assertThat(school.one("select count(*) from place where installation_id in (%d, %d)"
                        .formatted(
                                before.consumer.installation().value(),
                                registration.installationId().value())))
                .isEqualTo(1);
    }

    @Test
    void j1_aLinkOutsideOfCourses_andASecondLink_carryOnToo() {
        before.afterTeacher(fields -> fields.put("resource_link_id", "old-link-2"));
        before.afterTeacher(fields -> {
            fields.put("resource_link_id", "alone");
            fields.remove("context_id");
        });
        var second = school.placement("/link/old-link-2");
        var alone = school.place("/link/alone");

        opened(ana.launch(school.moved(claims -> {})));
        opened(ana.launch(school.moved(claims -> {
            claims.put(Claims.LTI + "resource_link", Map.of("id", "link-2"));
            object(claims, "lti1p1").put("resource_link_id", "old-link-2");
        })));
        assertThat(school.placement("1/link/link-2")).isEqualTo(second);

        opened(ana.launch(school.moved(claims -> {
            claims.remove(Claims.LTI + "context");
            claims.put(Claims.LTI + "resource_link", Map.of("id", "link-3"));
            object(claims, "lti1p1").put("resource_link_id", "alone");
            object(claims, "lti1p1").remove("context_id");
        })));
        assertThat(school.place("1/link/link-3")).isEqualTo(alone);
    }

    @Test
    void j6_whoComesByBoth_hasOneAccount_whicheverWasFirst() {
        opened(ana.launch(school.moved(claims -> {})));
        before.afterTeacher(fields -> fields.put("context_id", "old-course-2"));
        opened(before.launch(fields -> fields.put("context_id", "old-course-2")));
        assertThat(school.lastSession())
                .startsWith(school.person(registration.installationId().value(), "ana"));

        opened(ana.launch(school.moved(claims -> {
            claims.put("sub", "ben");
            object(claims, "lti1p1").put("user_id", "old-ben");
        })));
        opened(before.launch(fields -> {
            fields.put("context_id", "old-course-2");
            fields.put("user_id", "old-ben");
        }));
        assertThat(school.lastSession())
                .startsWith(school.person(registration.installationId().value(), "ben"));
    }

    @Test
    void i20_aCourseThatHasMoved_saysSo_andOthersGoOn() {
        opened(ana.launch(school.moved(claims -> {})));
        long rows = TOOL.rows();

        var answer = before.launch(fields -> {});

        assertRefused(answer, Reason.COURSE_UPGRADED);
        assertThat(answer.body()).contains("This course was upgraded.");
        assertThat(TOOL.rows()).isEqualTo(rows);
        before.afterTeacher(fields -> fields.put("context_id", "old-course-2"));

        TOOL.host.consumers().setEnabled(before.consumer, false);
        assertRefused(before.launch(fields -> fields.put("context_id", "old-course-2")), Reason.COURSE_UPGRADED);
    }

    @Test
    void whatWasPickedByLti11_andNeverOpened_isThereAfterTheMove() {
        var picker = Learner.location(before.launch(fields -> {
                    OldLms.asTeacher(fields);
                    fields.put("lti_message_type", "ContentItemSelectionRequest");
                    fields.put("accept_media_types", "*/*");
                    fields.put("accept_presentation_document_targets", "iframe");
                    fields.put("content_item_return_url", "https://old.example/chosen");
                }))
                .toString();
        var id = TOOL.post(picker, Map.of("title", "Later", "action", "insert"))
                .body()
                .replaceFirst("(?s).*placement=([0-9a-f-]{36}).*", "$1");

        opened(ana.launch(school.moved(claims -> {
            claims.put(Claims.LTI + "resource_link", Map.of("id", "link-9", "title", "Later"));
            object(claims, "lti1p1").put("resource_link_id", "old-link-9");
            claims.remove(Claims.LTI + "custom");
            claims.put(Claims.LTI + "target_link_uri", OldLms.ADDRESS + "?placement=" + id);
        })));

        assertThat(school.placement("1/link/link-9")).isPositive();
    }

    @Test
    void noOrganizationReachesAnothers_evenWithTheRightSecret() {
        var eve = new FakePlatform();
        TOOL.host
                .registrations()
                .add(new NewRegistration(
                        "Eve's school",
                        "LMS",
                        eve.issuer,
                        "eve",
                        List.of("1"),
                        URI.create(eve.issuer + "/auth"),
                        eve.url("/token"),
                        eve.url("/jwks"),
                        List.of(),
                        null,
                        false));
        var mallory = new Learner(TOOL, eve);
        mallory.clientId = "eve";
        var place = school.place("/context/old-course-1");

        mallory.afterTeacher();
        opened(mallory.launch(school.moved(mallory, claims -> {})));
        opened(mallory.launch(
                school.moved(mallory, claims -> object(claims, "lti1p1").remove("oauth_consumer_key_sign"))));

        assertThat(school.placeOf(before.consumer.installation().value(), "/context/old-course-1"))
                .isEqualTo(place);
        assertThat(TOOL.host.successors().of(before.consumer)).isEmpty();
        assertThat(school.one("select count(*) from identity i join identity o on o.person_id = i.person_id"
                        + " and o.organization_id <> i.organization_id"))
                .isZero();
        eve.close();
    }
}

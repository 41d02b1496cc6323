package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.Refused.assertRefused;
import static org.weft.lti.Teacher.course;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.lti.picking.LinkSetups;
import org.weft.lti.registrations.Registration;

/** Links that were made by hand: staff says what they show when it opens them first, and learners wait for that. */
class FirstLaunchTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final FakePlatform platform = new FakePlatform();
    private final Registration registration = TOOL.register(platform);
    private final Learner person = new Learner(TOOL, platform);
    private final Teacher carla = new Teacher(TOOL, platform);

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    @DisplayName("d24 staff is asked what should be here, and one click opens it")
    void d24_staffIsAsked_andOneClickOpensIt() {
        var form = asked(launch("Instructor"));
        var page = TOOL.get(form);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<h1>What should be here?</h1>", ">Set up</button>", "value=\"Week 1\"")
                .doesNotContain("value=\"cancel\"", "value=\"another\"");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("form-action 'self'", "frame-ancestors 'self' " + platform.issuer)
                .doesNotContain("unsafe");
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();

        opened(TOOL.post(form, Map.of("action", "insert", "title", "Week 1")));
        opened(launch("Instructor"));
        opened(launch("Learner"));
        assertThat(placements()).isEqualTo(1);
        assertThat(TOOL.lastArrival().placementTitle()).isEqualTo("Week 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Instructor", "ContentDeveloper", "TeachingAssistant"})
    void d24_allStaffIsAsked(String role) {
        asked(person.launch(bare().andThen(claims ->
                Learner.roles(claims, Learner.MEMBERSHIP + "Instructor", Learner.MEMBERSHIP + role))));
    }

    @ParameterizedTest
    @CsvSource({
        "en, This discussion isn’t ready yet, ltr",
        "de-AT, Diese Diskussion ist noch nicht bereit, ltr",
        "fr, Cette discussion n’est pas encore prête, ltr",
        "es, Este debate aún no está listo, ltr",
        "ar, هذا النقاش ليس جاهزًا بعد, rtl"
    })
    void d24_aLearnerWhoComesFirst_isToldSoKindly(String locale, String words, String direction) {
        long rows = TOOL.rows();

        var early = person.launch(
                bare().andThen(claims -> claims.put(Claims.LTI + "launch_presentation", Map.of("locale", locale))));

        assertThat(early.statusCode()).isEqualTo(200);
        assertThat(early.body())
                .contains("<h1>" + words + "</h1>", "dir=\"" + direction + "\"", "page.css")
                .doesNotContain("<form", "<dd>", "not-ready", "administrator");
        assertThat(early.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'self' " + platform.issuer);
        assertThat(TOOL.rows()).isEqualTo(rows);

        setUp();
        opened(launch("Learner"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://purl.imsglobal.org/vocab/lti/system/person#TestUser",
                Learner.MEMBERSHIP + "Mentor",
                Learner.MEMBERSHIP + "Nobody"
            })
    void d24_whoMayNotSetUp_isNotAsked(String role) {
        var early = person.launch(bare().andThen(claims -> Learner.roles(claims, role)));

        assertThat(early.body()).contains("isn’t ready yet").doesNotContain("<form");
    }

    @Test
    void d24_aTestUserWhoTeaches_isNotAskedEither() {
        var early = person.launch(bare().andThen(claims -> Learner.roles(
                claims,
                Learner.MEMBERSHIP + "Instructor",
                "http://purl.imsglobal.org/vocab/lti/system/person#TestUser")));

        assertThat(early.body()).contains("isn’t ready yet").doesNotContain("<form");
    }

    @Test
    void whatWasChosen_holds() {
        var form = asked(launch("Instructor"));

        opened(TOOL.post(
                form,
                Map.of(
                        "title", " Before  the exam ",
                        "kind", "discussion",
                        "anonymity", "on",
                        "graded", "on",
                        "points", "7",
                        "opens", "2100-01-01T10:00",
                        "zone", "Europe/Berlin")));

        assertThat(text("select kind || ' ' || anonymity || ' ' || opens_at from forum where true"))
                .startsWith("discussion true 2100-01-01 ");
        assertThat(TOOL.lastArrival().placementTitle()).isEqualTo("Before the exam");
        opened(launch("Learner"));
        assertThat(TOOL.lastArrival().placementTitle()).isEqualTo("Before the exam");
    }

    @Test
    void theNameThatTheLmsHas_followsTheLms() {
        setUp();

        opened(person.launch(bare().andThen(claims ->
                claims.put(Claims.LTI + "resource_link", Map.of("id", "link-1", "title", "Week 1, revised")))));

        assertThat(TOOL.lastArrival().placementTitle()).isEqualTo("Week 1, revised");
    }

    @Test
    void oneThatThereIsAlready_canBeShown_butNoneOfOthers() {
        setUp();
        var key = text("select key from placement where true");
        var other = new FakePlatform();
        TOOL.register(other, "eves-client", Tool.DEPLOYMENT);
        var eve = new Learner(TOOL, other);
        eve.clientId = "eves-client";
        var hers = asked(eve.launch(bare().andThen(FirstLaunchTest::teaches)));

        var refused = TOOL.post(hers, Map.of("title", "x", "which", "known", "shown", key));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Choose one of your discussions");
        other.close();

        var second = asked(person.launch(bare().andThen(Teacher.link("link-2")).andThen(FirstLaunchTest::teaches)));
        assertThat(TOOL.get(second).body()).contains(key);
        opened(TOOL.post(second, Map.of("title", "Shared", "which", "known", "shown", key)));
        assertThat(text("select count(distinct forum_id)::text from forum_placement where true"))
                .isEqualTo("1");
    }

    @Test
    void aDoubleClick_setsUpOnce_andOpensTwice() {
        var form = asked(launch("Instructor"));
        var fields = Map.of("title", "Twice", "anonymity", "on");

        var both = List.of(
                CompletableFuture.supplyAsync(() -> TOOL.post(form, fields)),
                CompletableFuture.supplyAsync(() -> TOOL.post(form, fields)));

        both.forEach(answer -> opened(answer.join()));
        opened(TOOL.post(form, fields));
        assertThat(placements()).isEqualTo(1);
        assertThat(text("select anonymity::text from forum where true")).isEqualTo("true");

        TOOL.clock.advance(LinkSetups.AGAIN.plus(Duration.ofSeconds(1)));
        assertRefused(TOOL.post(form, fields), Reason.SETUP_CLOSED);
    }

    @Test
    void whoComesSecond_isToldThatItIsSetUp_andChangesNothing() {
        var first = asked(launch("Instructor"));
        var second = asked(
                person.launch(bare().andThen(FirstLaunchTest::teaches).andThen(claims -> claims.put("sub", "dora"))));
        opened(TOOL.post(first, Map.of("title", "Week 1")));

        var late = TOOL.post(second, Map.of("title", "Mine", "anonymity", "on"));

        assertThat(late.statusCode()).isEqualTo(200);
        assertThat(late.body()).contains("<h1>This discussion is set up already</h1>");
        assertThat(TOOL.get(second).body()).contains("<h1>This discussion is set up already</h1>");
        assertThat(text("select anonymity::text from forum where true")).isEqualTo("false");
        opened(TOOL.post(second, Map.of("action", "open")));
        assertThat(TOOL.lastArrival().subject()).isEqualTo("dora");
        assertThat(TOOL.lastArrival().placementTitle()).isEqualTo("Week 1");
    }

    @Test
    void aFormThatIsTooOld_saysHowToGoOn_andNothingIsSetUp() {
        var form = asked(launch("Instructor"));
        TOOL.clock.advance(LinkSetups.LIFETIME.plus(Duration.ofSeconds(1)));

        for (var each : List.of(form, "/lti/picker/first/1-none", "/lti/picker/first/", "/lti/picker/first")) {
            assertRefused(TOOL.get(each), Reason.SETUP_CLOSED);
            assertRefused(TOOL.post(each, Map.of("title", "x")), Reason.SETUP_CLOSED);
        }
        assertThat(TOOL.get(form).body()).contains("open this activity again");
        assertThat(placements()).isZero();
    }

    @Test
    void secretsOfPickers_andOfTheseForms_areKeptApart() {
        var form = asked(launch("Instructor"));
        var picker = carla.opened();

        assertRefused(TOOL.get(form.replace("/first/", "/")), Reason.PICKER_CLOSED);
        assertRefused(TOOL.get(picker.replace("/picker/", "/picker/first/")), Reason.SETUP_CLOSED);
    }

    @Test
    void whatIsFilledInWrongly_isSaid_andCanBeMended() {
        var form = asked(launch("Instructor"));

        var nameless = TOOL.post(form, Map.of("title", " "));
        var points = TOOL.post(form, Map.of("title", "x", "graded", "on", "points", "0"));
        var groups = TOOL.post(form, Map.of("title", "x", "groups", "None of these"));

        assertThat(List.of(nameless, points, groups)).allMatch(answer -> answer.statusCode() == 422);
        assertThat(nameless.body()).contains("Give it a name");
        assertThat(points.body()).contains("Choose from 1 to 1000 points");
        assertThat(groups.body()).contains("These groups are gone");
        opened(TOOL.post(form, Map.of("title", "x")));
    }

    @Test
    void anInstallationThatWasSwitchedOff_setsUpNothing() {
        var form = asked(launch("Instructor"));

        TOOL.host.registrations().setEnabled(registration, false);

        assertRefused(TOOL.post(form, Map.of("title", "x")), Reason.SETUP_CLOSED);
    }

    @Test
    void whatSaysWhatItIs_opensWithoutAQuestion() {
        opened(person.launch(FirstLaunchTest::teaches)); // By our id, of whomever.
        var sent = carla.insert(carla.opened(), "title", "Week 2");
        opened(person.launch(
                Teacher.inCustom(sent.id()).andThen(Teacher.link("l2")).andThen(FirstLaunchTest::teaches)));
        opened(person.launch(
                Teacher.inAddress(sent.id()).andThen(Teacher.link("l3")).andThen(FirstLaunchTest::teaches)));
        opened(person.launch(Teacher.link("l4")
                .andThen(FirstLaunchTest::teaches)
                .andThen(claims -> claims.put(Claims.LTI + "custom", Map.of("link_history", "link-1")))));
    }

    @Test
    void theIdOfALinkThatWasNamedHere_provesNothingElsewhere() {
        opened(TOOL.post(asked(launch("Instructor")), Map.of("title", "Named")));
        var id = text("select id::text from lti_prepared where installation_id = "
                + registration.installationId().value());

        opened(person.launch(Teacher.inCustom(id).andThen(course("course-9")).andThen(FirstLaunchTest::teaches)));

        assertThat(text("select count(*)::text from lineage join placement on id = placement_id where true"))
                .isEqualTo("0");
    }

    @Test
    void aLinkThatWasNamedHere_isChangedFromThePicker() {
        opened(TOOL.post(asked(launch("Instructor")), Map.of("title", "Named", "anonymity", "on")));

        var picker = Teacher.picker(carla.ask(Teacher.link("link-1")));

        assertThat(TOOL.get(picker).body()).contains("<h1>Change this discussion</h1>", "value=\"Named\"");
    }

    @Test
    @DisplayName("i14 a link by LTI 1.1 that was made by hand is asked about as well")
    void byLti11_theSameHolds() {
        var lms = new OldLms(TOOL, "Old school, first launches");
        Consumer<Map<String, String>> bare = fields -> fields.remove("custom_weft_placement");

        var early = lms.launch(bare);
        assertThat(early.body())
                .contains("<h1>Diese Diskussion ist noch nicht bereit</h1>")
                .doesNotContain("<form");

        var form = asked(lms.launch(bare.andThen(OldLms::asTeacher)));
        assertThat(TOOL.get(form).body()).contains("<h1>Was soll hier stehen?</h1>", ">Einrichten</button>");
        OldLms.opened(TOOL.post(form, Map.of("title", "Woche 1")));
        OldLms.opened(lms.launch(bare));
        assertThat(TOOL.lastArrival().placementTitle()).isEqualTo("Woche 1");

        var other = asked(lms.launch(
                bare.andThen(OldLms::asTeacher).andThen(fields -> fields.put("resource_link_id", "old-link-2"))));
        TOOL.host.consumers().switchOff(lms.consumer.organization());
        assertRefused(TOOL.get(other), Reason.SETUP_CLOSED);
    }

    private HttpResponse<String> launch(String role) {
        return person.launch(bare().andThen(claims -> {
            claims.put("sub", role);
            Learner.roles(claims, Learner.MEMBERSHIP + role);
        }));
    }

    private void setUp() {
        opened(TOOL.post(asked(launch("Instructor")), Map.of("title", "Week 1")));
    }

    private static Consumer<Map<String, Object>> bare() {
        return claims -> claims.remove(Claims.LTI + "custom");
    }

    private static void teaches(Map<String, Object> claims) {
        claims.put("sub", "carla");
        Learner.roles(claims, Learner.MEMBERSHIP + "Instructor");
    }

    /** Where the form is. */
    private static String asked(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(Learner.location(answer).toString()).startsWith("/lti/picker/first/");
        return Learner.location(answer).toString();
    }

    private static void opened(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(Learner.location(answer).toString()).startsWith("https://weft.example/open/");
    }

    private long placements() {
        return Long.parseLong(text("select count(*)::text from placement where true"));
    }

    /** @param query about this installation's places, to which a condition can be added */
    private String text(String query) {
        var here = query.contains("lti_prepared")
                ? query
                : query
                        + (query.contains("forum_placement")
                                ? " and placement_id in (select m.id from placement m join place p on p.id = m.place_id"
                                        + " where p.installation_id = "
                                        + registration.installationId().value() + ")"
                                : " and place_id in (select id from place where installation_id = "
                                        + registration.installationId().value() + ")");
        return TOOL.database
                .jdbi()
                .withHandle(
                        handle -> handle.createQuery(here).mapTo(String.class).one());
    }
}

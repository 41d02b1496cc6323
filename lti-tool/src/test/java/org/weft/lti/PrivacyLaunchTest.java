package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.VisitTest.course;
import static org.weft.lti.VisitTest.teaching;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.lti.registrations.Registration;
import org.weft.lti.visits.Visits;

/** What is stored of somebody, as an LMS's administrator opens it. */
class PrivacyLaunchTest {
    private static final String ADMINISTRATOR = "http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator";

    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final FakePlatform platform = new FakePlatform();
    private final Registration registration = TOOL.register(platform);
    private final Learner person = new Learner(TOOL, platform);

    @BeforeEach
    void administratorsAreLetIn() {
        TOOL.host.admissions().set(registration, true);
        assertThat(person.launch(teaching("Week 1", "link-1")).statusCode()).isEqualTo(303);
        assertThat(person.launch(claims -> {}).statusCode()).isEqualTo(303);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LtiDataPrivacyLaunchRequest", "DataPrivacyLaunchRequest"})
    void h2_anAdministratorSeesWhatIsStored_andTakesItAlong(String type) {
        var address = Learner.location(person.launch(about("ana", type))).toString();

        var page = TOOL.get(address);
        var export = TOOL.post(address, Map.of("action", "export"));

        assertThat(page.body()).contains("What is stored of a person", "Ana Alves", "ana@school.example");
        assertThat(export.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=weft-person.json");
        assertThat(export.body()).contains("\"name\":\"Ana Alves\"", "\"course\":\"Optics\"", "\"subject\":\"ana\"");
        assertThat(acts()).contains("person-exported");
    }

    @Test
    void h2_erasingIsConfirmed_logged_andDone() {
        person.launch(claims -> claims.putAll(Map.of("sub", "zoe", "name", "Zoe Zhu")));
        var address = Learner.location(person.launch(about("zoe", "LtiDataPrivacyLaunchRequest")))
                .toString();

        var unsure = TOOL.post(address, Map.of("action", "erase"));
        assertThat(unsure.statusCode()).isEqualTo(422);
        assertThat(unsure.body()).contains("role=\"alert\"", "Tick that you are sure");
        assertThat(TOOL.get(address).body()).contains("Zoe Zhu");

        var erased = TOOL.post(address, Map.of("action", "erase", "sure", "yes"));
        assertThat(erased.body()).contains("It is erased.");
        assertThat(TOOL.post(address, Map.of("action", "erase", "sure", "yes")).body())
                .as("a double click")
                .contains("It is erased");
        assertThat(TOOL.get(address).body()).contains("Nothing is stored").doesNotContain("Zoe");
        assertThat(TOOL.post(address, Map.of("action", "export")).body()).contains("Nothing is stored");
        assertThat(acts()).contains("person-erased");
        assertThat(names()).doesNotContain("Zoe Zhu").contains("Erased person");
    }

    @Test
    void h2_pagesThatTheErasedHasOpen_andThoseAboutThem_goAtOnce_andOthersInTime() {
        purgeInTime();
        person.launch(course());
        person.launch(about("ana", "DataPrivacyLaunchRequest").andThen(claims -> claims.put("sub", "omar")));
        person.launch(about("carla", "DataPrivacyLaunchRequest"));
        var address = Learner.location(person.launch(about("ana", "LtiDataPrivacyLaunchRequest")))
                .toString();
        assertThat(visits()).hasSize(4);

        TOOL.post(address, Map.of("action", "erase", "sure", "yes"));
        assertThat(visits())
                .as("the erasing page itself shows that it is done")
                .containsExactlyInAnyOrder("carla", "ana");

        purgeInTime();
        assertThat(visits()).isEmpty();
    }

    @Test
    void h2_whoIsNoAdministrator_orNotLetIn_orNamesNobody_isRefused() {
        var noAdministrator = about("ana", "LtiDataPrivacyLaunchRequest")
                .andThen(claims -> Learner.roles(claims, Learner.MEMBERSHIP + "Instructor"));
        assertThat(person.launch(noAdministrator).body()).contains("<dd>privacy-for-administrators</dd>");

        assertThat(person.launch(about("ana", "LtiDataPrivacyLaunchRequest")
                                .andThen(claims -> claims.remove(Claims.LTI + "for_user")))
                        .body())
                .contains("<dd>person-missing</dd>");

        TOOL.host.admissions().set(registration, false);
        assertThat(person.launch(about("ana", "LtiDataPrivacyLaunchRequest")).body())
                .contains("<dd>administrators-not-admitted</dd>");
    }

    @Test
    void h2_anOpenPage_endsWithTheAdmission_andAfterAQuarterOfAnHour() {
        var address = Learner.location(person.launch(about("ana", "LtiDataPrivacyLaunchRequest")))
                .toString();

        TOOL.host.admissions().set(registration, false);
        assertThat(TOOL.post(address, Map.of("action", "erase", "sure", "yes")).statusCode())
                .isEqualTo(410);
        assertThat(names()).contains("Ana Alves");

        TOOL.host.admissions().set(registration, true);
        assertThat(TOOL.get(address).statusCode()).isEqualTo(200);
        TOOL.clock.advance(Duration.ofMinutes(16));
        assertThat(TOOL.get(address).statusCode()).isEqualTo(410);
    }

    @Test
    void h2_somebodyOfAnotherLms_isNobodyHere() {
        try (var other = new FakePlatform()) {
            TOOL.register(other);
            var eve = new Learner(TOOL, other);
            eve.launch(claims -> {
                claims.put("sub", "eve");
                claims.put("name", "Eve");
                Learner.roles(claims, Learner.MEMBERSHIP + "Instructor");
            });

            var address = Learner.location(person.launch(about("eve", "LtiDataPrivacyLaunchRequest")))
                    .toString();

            assertThat(TOOL.get(address).body()).contains("Nothing is stored of this person");
            assertThat(TOOL.post(address, Map.of("action", "erase", "sure", "yes"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(names()).contains("Eve");
        }
    }

    @Test
    void h2_anOldPage_andAnInventedOne_areOver() {
        var address = Learner.location(person.launch(about("ana", "LtiDataPrivacyLaunchRequest")))
                .toString();
        TOOL.clock.advance(Duration.ofMinutes(61));

        assertThat(TOOL.get(address).statusCode()).isEqualTo(410);
        assertThat(TOOL.get("/lti/visit/1-x").statusCode()).isEqualTo(410);
        assertThat(TOOL.post("/lti/visit/x", Map.of("action", "erase", "sure", "yes"))
                        .statusCode())
                .isEqualTo(410);
    }

    private static Consumer<Map<String, Object>> about(String subject, String type) {
        return claims -> {
            claims.put("sub", "mara");
            claims.put("name", "Mara");
            claims.put("email", "mara@school.example");
            claims.put(Claims.LTI + "message_type", type);
            claims.put(Claims.LTI + "for_user", Map.of("user_id", subject));
            claims.remove(Claims.LTI + "resource_link");
            claims.remove(Claims.LTI + "context");
            Learner.roles(claims, ADMINISTRATOR);
        };
    }

    private List<String> acts() {
        return texts("select act from admin_act where organization_id = :organization");
    }

    private List<String> names() {
        return texts("select name from person where organization_id = :organization");
    }

    private static void purgeInTime() {
        TOOL.clock.advance(Duration.ofMinutes(61));
        new Visits(TOOL.database.jdbi(), TOOL.clock).purge();
    }

    /** About whom, of those with a page open. */
    private List<String> visits() {
        return texts("select coalesce(visit ->> 'about', '') from lti_visit where organization_id = :organization");
    }

    private List<String> texts(String query) {
        return TOOL.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(query)
                        .bind("organization", registration.organizationId())
                        .mapTo(String.class)
                        .list());
    }
}

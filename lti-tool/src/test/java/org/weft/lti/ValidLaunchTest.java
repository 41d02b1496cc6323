package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.Refused.assertRefused;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.places.Role;
import org.weft.session.Arrival;

/** Section D of the conformance list: the certification suite's valid launches, by an instructor and by a student. */
class ValidLaunchTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final FakePlatform platform = new FakePlatform();
    private final Learner person = new Learner(TOOL, platform);

    @BeforeEach
    void register() {
        TOOL.register(platform);
        person.afterTeacher();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    enum Who {
        INSTRUCTOR("Instructor", Role.INSTRUCTOR),
        STUDENT("Learner", Role.LEARNER);

        final String word;
        final Role role;

        Who(String word, Role role) {
            this.word = word;
            this.role = role;
        }
    }

    @ParameterizedTest
    @EnumSource
    void d1_aValidLaunch_opensWithItsRole(Who who) {
        var arrival = opened(who, claims -> {});

        assertThat(arrival.role()).isEqualTo(who.role);
        assertThat(arrival.subject()).isEqualTo("ana");
        assertThat(arrival.name()).isEqualTo("Ana Alves");
        assertThat(arrival.email()).isEqualTo("ana@school.example");
        assertThat(arrival.placeKey()).isEqualTo("1/context/course-1");
        assertThat(arrival.placeTitle()).isEqualTo("Optics");
        assertThat(arrival.placementKey()).isEqualTo("1/link/link-1");
        assertThat(arrival.placementTitle()).isEqualTo("Week 1");
        assertThat(arrival.parentOrigin()).isEqualTo(platform.issuer);
        assertThat(arrival.framed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void d2_ofSeveralRoles_theStrongestInTheCourseCounts(Who who) {
        var arrival = opened(
                who,
                claims -> Learner.roles(
                        claims,
                        "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator",
                        "http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator",
                        Learner.MEMBERSHIP + "Learner",
                        Learner.MEMBERSHIP + who.word));

        assertThat(arrival.role()).isEqualTo(who.role);
    }

    @ParameterizedTest
    @EnumSource
    void d3_aShortRole_isAMembershipRole(Who who) {
        assertThat(opened(who, claims -> Learner.roles(claims, who.word)).role())
                .isEqualTo(who.role);
    }

    @ParameterizedTest
    @EnumSource
    void d4_anUnknownRole_opensWithLeastRights(Who who) {
        var unknown = "http://purl.imsglobal.org/vocab/lis/v2/unknown/unknown#Helper";

        assertThat(opened(who, claims -> Learner.roles(claims, unknown)).role()).isEqualTo(Role.LEARNER);
    }

    @ParameterizedTest
    @EnumSource
    void d5_noRole_opensWithLeastRights(Who who) {
        assertThat(opened(who, claims -> Learner.roles(claims)).role()).isEqualTo(Role.LEARNER);
        assertThat(opened(who, claims -> Learner.roles(claims, "")).role()).isEqualTo(Role.LEARNER);
    }

    @ParameterizedTest
    @EnumSource
    void d6_emailOnly_doesNotBecomeAName(Who who) {
        var arrival = opened(who, claims -> {
            withoutNames(claims);
            claims.put("name", "Ana@School.example");
        });

        assertThat(arrival.name()).isNull();
        assertThat(arrival.email()).isEqualTo("ana@school.example");
        assertThat(names(arrival)).hasSize(1).noneMatch(name -> name.contains("@") || name.contains("ana"));
    }

    @ParameterizedTest
    @EnumSource
    void d7_namesOnly_opens(Who who) {
        var arrival = opened(who, claims -> {
            claims.remove("email");
            claims.remove("name");
        });

        assertThat(arrival.name()).isEqualTo("Ana Alves");
        assertThat(arrival.email()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void d8_withoutPersonalData_peopleCanBeToldApart(Who who) {
        var one = opened(who, ValidLaunchTest::withoutPersonalData);
        var other = opened(who, claims -> {
            withoutPersonalData(claims);
            claims.put("sub", "ben");
        });

        assertThat(names(one)).hasSize(1).doesNotContainAnyElementsOf(names(other));
    }

    @ParameterizedTest
    @EnumSource
    void d9_emailWithoutContext_opens(Who who) {
        Consumer<Map<String, Object>> change = claims -> {
            withoutNames(claims);
            claims.remove(Claims.LTI + "context");
        };
        opened(Who.INSTRUCTOR, change);

        var arrival = opened(who, change);

        assertThat(arrival.placeKey()).isEqualTo("1/link/link-1");
        assertThat(arrival.placeTitle()).isEqualTo("Week 1");
    }

    @Test
    void d10_aStudentWithNothingButAResourceLink_opens() {
        Consumer<Map<String, Object>> change = claims -> {
            withoutPersonalData(claims);
            claims.remove(Claims.LTI + "context");
            claims.remove(Claims.LTI + "target_link_uri");
            claims.put(Claims.LTI + "resource_link", Map.of("id", "alone"));
        };
        opened(Who.INSTRUCTOR, change);

        assertThat(opened(Who.STUDENT, change).placementKey()).isEqualTo("1/link/alone");
    }

    @Test
    void anonymousPeople_readOnly_whereTheRegistrationAllowsThem() {
        var other = new FakePlatform();
        TOOL.host.registrations().add(TOOL.registration(other, "open", List.of("1"), true));
        var visitor = new Learner(TOOL, other);
        visitor.clientId = "open";
        visitor.afterTeacher();

        var answer = visitor.launch(claims -> claims.remove("sub"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(TOOL.lastArrival().role()).isEqualTo(Role.OBSERVER);
        assertRefused(visitor.launch(claims -> claims.put("sub", "")), Reason.SUBJECT_WRONG);
        other.close();
    }

    private Arrival opened(Who who, Consumer<Map<String, Object>> change) {
        HttpResponse<String> answer = person.launch(claims -> {
            Learner.roles(claims, Learner.MEMBERSHIP + who.word);
            change.accept(claims);
        });
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(Learner.location(answer).toString()).startsWith("https://weft.example/open/");
        return TOOL.lastArrival();
    }

    private static List<String> names(Arrival arrival) {
        return TOOL.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select p.name
                        from person p
                        join identity i on i.organization_id = p.organization_id and i.person_id = p.id
                        where i.installation_id = :installation and i.subject = :subject
                        """)
                        .bind("installation", arrival.installation().value())
                        .bind("subject", arrival.subject())
                        .mapTo(String.class)
                        .list());
    }

    private static void withoutNames(Map<String, Object> claims) {
        List.of("name", "given_name", "family_name").forEach(claims::remove);
    }

    private static void withoutPersonalData(Map<String, Object> claims) {
        withoutNames(claims);
        claims.remove("email");
    }
}

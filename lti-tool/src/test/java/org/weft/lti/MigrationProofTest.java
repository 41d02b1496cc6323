package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.MovingSchool.object;
import static org.weft.lti.OldLms.opened;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.lti.registrations.Registration;

/** Section J of the conformance list: what an LMS has to prove before anything is carried on. */
class MigrationProofTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final MovingSchool school = new MovingSchool(TOOL);
    private final OldLms before = school.before;
    private final Learner ana = school.ana;
    private final Registration registration = school.registration;

    @AfterEach
    void stop() {
        school.close();
    }

    @Test
    void j2_aWrongSignature_movesNothing_andTheLaunchGoesOnAsNew() {
        var person = school.person(before.consumer.installation().value(), "old-ana");

        ana.afterTeacher();
        opened(ana.launch(school.moved(claims -> object(claims, "lti1p1").put("oauth_consumer_key_sign", "AAAA"))));

        assertThat(school.person(registration.installationId().value(), "ana")).isNotEqualTo(person);
        assertThat(school.placeOf(before.consumer.installation().value(), "/context/old-course-1"))
                .isPositive();
        opened(before.launch(fields -> {}));
    }

    @Test
    void j2_aSignatureOfAnotherToken_isWrong() {
        ana.afterTeacher();

        opened(ana.launch(school.moved(claims -> claims.computeIfPresent("exp", (name, exp) -> (Long) exp + 1))));

        assertThat(school.placeOf(before.consumer.installation().value(), "/context/old-course-1"))
                .isPositive();
    }

    @Test
    void j2_oncePutRight_whatWasMadeMeanwhile_givesWay_unlessSomebodyWroteThere() {
        var person = school.person(before.consumer.installation().value(), "old-ana");
        var place = school.place("/context/old-course-1");
        ana.afterTeacher();
        opened(ana.launch(school.moved(claims -> object(claims, "lti1p1").put("oauth_consumer_key_sign", "AAAA"))));
        var new1 = school.person(registration.installationId().value(), "ana");

        opened(ana.launch(school.moved(claims -> {})));

        assertThat(school.lastSession()).startsWith(person, place);
        assertThat(school.one("select count(*) from member where person_id = " + new1))
                .isZero();
    }

    @Test
    void j2_whatWasWrittenInBoth_staysInBoth() {
        var oldPlace = school.place("/context/old-course-1");
        ana.afterTeacher();
        opened(ana.launch(claims -> {}));
        var person = school.person(registration.installationId().value(), "ana");
        var place = school.place("1/context/course-1");
        school.write(place, person);

        opened(ana.launch(school.moved(claims -> {})));

        assertThat(school.lastSession()).startsWith(person, place);
        assertThat(school.place("/context/old-course-1")).isEqualTo(oldPlace);
        opened(before.launch(fields -> {}));
    }

    @Test
    void j3_aKeyWithoutASignature_isNotTrusted_andTheAdministratorAsked() {
        ana.afterTeacher();
        var launch = school.moved(claims -> object(claims, "lti1p1").remove("oauth_consumer_key_sign"));

        opened(ana.launch(launch));

        var place = school.placeOf(before.consumer.installation().value(), "/context/old-course-1");
        assertThat(place).isPositive();
        var asked = TOOL.host.successors().of(before.consumer);
        assertThat(asked).singleElement().satisfies(each -> {
            assertThat(each.proved()).isFalse();
            assertThat(each.installation()).isEqualTo(registration.installationId());
            assertThat(each.deploymentId()).isEqualTo("1");
        });

        TOOL.host.successors().confirm(before.consumer, registration.installationId(), "1");
        opened(ana.launch(launch));
        assertThat(school.place("1/context/course-1")).isEqualTo(place);
    }

    @Test
    void j4_idsAlone_areLookedUpInALinkedDeploymentOnly() {
        ana.afterTeacher();
        var launch = school.moved(claims -> {
            object(claims, "lti1p1").remove("oauth_consumer_key_sign");
            object(claims, "lti1p1").remove("oauth_consumer_key");
        });
        var place = school.place("/context/old-course-1");

        opened(ana.launch(launch));
        assertThat(school.place("/context/old-course-1")).isEqualTo(place);
        assertThat(TOOL.host.successors().of(before.consumer)).isEmpty();

        TOOL.host.successors().confirm(before.consumer, registration.installationId(), "1");
        opened(ana.launch(launch));
        assertThat(school.place("1/context/course-1")).isEqualTo(place);
    }

    @Test
    void j5_withoutTheClaim_allIsNew() {
        ana.afterTeacher();
        opened(ana.launch(claims -> {}));
        opened(ana.launch(claims -> claims.put(Claims.LTI + "lti1p1", "nonsense")));

        assertThat(school.person(registration.installationId().value(), "ana"))
                .isNotEqualTo(school.person(before.consumer.installation().value(), "old-ana"));
        assertThat(school.place("/context/old-course-1")).isNotEqualTo(school.place("1/context/course-1"));
    }
}

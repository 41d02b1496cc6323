package org.weft.lti.persons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.places.Role;

class RolesTest {
    private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership";

    @ParameterizedTest
    @CsvSource({
        "#Instructor, INSTRUCTOR",
        "#Administrator, INSTRUCTOR",
        "#ContentDeveloper, AUTHOR",
        "#Learner, LEARNER",
        "#Mentor, OBSERVER",
        "#Member, LEARNER",
        "#Manager, LEARNER",
        "#Officer, LEARNER",
        "/Instructor#TeachingAssistant, HELPER",
        "/Instructor#TeachingAssistantSection, HELPER",
        "/Instructor#Grader, HELPER",
        "/Instructor#GuestInstructor, INSTRUCTOR",
        "/Administrator#Support, INSTRUCTOR",
        "/Learner#Instructor, LEARNER",
        "/Mentor#Auditor, OBSERVER",
        "/ContentDeveloper#ContentExpert, AUTHOR",
        "/Nonsense#Instructor, LEARNER",
        "/Instructor, LEARNER",
        "#instructor, LEARNER"
    })
    void rolesInTheCourse(String claimed, Role role) {
        assertThat(Roles.strongest(List.of(MEMBERSHIP + claimed))).isEqualTo(role);
    }

    @ParameterizedTest
    @CsvSource({
        "Instructor, INSTRUCTOR",
        "TeachingAssistant, HELPER",
        "ContentDeveloper, AUTHOR",
        "Administrator, INSTRUCTOR",
        "Mentor, OBSERVER",
        "Learner, LEARNER",
        "urn:lti:role:ims/lis/Instructor, INSTRUCTOR",
        "urn:lti:role:ims/lis/Instructor/TeachingAssistant, HELPER",
        "urn:lti:sysrole:ims/lis/Administrator, LEARNER",
        "urn:lti:instrole:ims/lis/Instructor, LEARNER",
        "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor, LEARNER",
        "http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator, LEARNER",
        "http://purl.imsglobal.org/vocab/lis/v2/person#Instructor, LEARNER"
    })
    void shortOldAndForeignRoles(String claimed, Role role) {
        assertThat(Roles.strongest(List.of(claimed))).isEqualTo(role);
    }

    @Test
    void theStrongestWins() {
        assertThat(strongest("#Mentor", "#Learner")).isEqualTo(Role.LEARNER);
        assertThat(strongest("#Learner", "/Instructor#TeachingAssistant")).isEqualTo(Role.HELPER);
        assertThat(strongest("/Instructor#TeachingAssistant", "#ContentDeveloper"))
                .isEqualTo(Role.AUTHOR);
        assertThat(strongest("#ContentDeveloper", "#Instructor")).isEqualTo(Role.INSTRUCTOR);
    }

    @Test
    void aTestUserIsAPreviewWhateverElse() {
        assertThat(Roles.strongest(List.of(
                        MEMBERSHIP + "#Instructor", "http://purl.imsglobal.org/vocab/lti/system/person#TestUser")))
                .isEqualTo(Role.PREVIEW);
    }

    @ParameterizedTest
    @CsvSource({
        "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator, true",
        "http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator, true",
        "http://purl.imsglobal.org/vocab/lis/v2/system/person#SysAdmin, true",
        "http://purl.imsglobal.org/vocab/lis/v2/membership#Administrator, false",
        "http://purl.imsglobal.org/vocab/lis/v2/person#Administrator, false",
        "urn:lti:sysrole:ims/lis/SysAdmin, false",
        "Administrator, false"
    })
    void administratorsOfTheWholeLms(String claimed, boolean administers) {
        assertThat(Roles.administers(List.of(claimed))).isEqualTo(administers);
    }

    private static Role strongest(String... claimed) {
        return Roles.strongest(
                Arrays.stream(claimed).map(each -> MEMBERSHIP + each).toList());
    }
}

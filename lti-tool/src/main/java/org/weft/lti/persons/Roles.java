package org.weft.lti.persons;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.weft.places.Role;

/**
 * Decides what somebody may do in a course from the {@code roles} claim (LTI 1.3 core, section 5.3.7 and appendix A.2).
 * Only roles in the course count: somebody who is a teacher or an administrator elsewhere in the institution is no
 * teacher here. The strongest one wins. Nobody with an unknown role or none is turned away: they get the rights of a
 * learner.
 */
public final class Roles {
    private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership";
    private static final String TEST_USER = "http://purl.imsglobal.org/vocab/lti/system/person#TestUser";
    private static final String OLD = "urn:lti:role:ims/lis/";

    /** Of the institution or the whole platform. Those of a course are its teachers, and no more. */
    private static final Set<String> ADMINISTRATORS = Set.of(
            "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator",
            "http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator",
            "http://purl.imsglobal.org/vocab/lis/v2/system/person#SysAdmin");

    private static final List<Role> STRONGEST_FIRST =
            List.of(Role.INSTRUCTOR, Role.AUTHOR, Role.HELPER, Role.LEARNER, Role.OBSERVER);

    private Roles() {}

    public static Role strongest(Collection<String> claimed) {
        if (claimed.contains(TEST_USER)) {
            return Role.PREVIEW;
        }
        return claimed.stream()
                .flatMap(role -> inCourse(role).stream())
                .min(Comparator.comparingInt(STRONGEST_FIRST::indexOf))
                .orElse(Role.LEARNER);
    }

    /** Whether somebody administers the institution or the platform, in the full words of LTI 1.3 alone. */
    public static boolean administers(Collection<String> claimed) {
        return !claimed.contains(TEST_USER) && claimed.stream().anyMatch(ADMINISTRATORS::contains);
    }

    private static Optional<Role> inCourse(String claimed) {
        if (claimed.startsWith(MEMBERSHIP + "#")) {
            return principal(claimed.substring(MEMBERSHIP.length() + 1));
        }
        if (claimed.startsWith(MEMBERSHIP + "/")) {
            var parts = claimed.substring(MEMBERSHIP.length() + 1).split("#", 2);
            return parts.length == 2 ? sub(parts[0], parts[1]) : Optional.empty();
        }
        if (claimed.startsWith(OLD)) {
            var parts = claimed.substring(OLD.length()).split("/", 2);
            return parts.length == 2 ? sub(parts[0], parts[1]) : principal(parts[0]);
        }
        return principal(claimed);
    }

    private static Optional<Role> principal(String name) {
        return switch (name) {
            case "Instructor", "Administrator" -> Optional.of(Role.INSTRUCTOR);
            case "ContentDeveloper" -> Optional.of(Role.AUTHOR);
            case "TeachingAssistant" -> Optional.of(Role.HELPER);
            case "Learner", "Student" -> Optional.of(Role.LEARNER);
            case "Mentor" -> Optional.of(Role.OBSERVER);
            default -> Optional.empty();
        };
    }

    /** Sub-roles have the rights of their principal role, but those who help a teacher are no teachers. */
    private static Optional<Role> sub(String principal, String name) {
        boolean helps =
                principal.equals("Instructor") && (name.startsWith("TeachingAssistant") || name.equals("Grader"));
        return helps ? Optional.of(Role.HELPER) : principal(principal);
    }
}

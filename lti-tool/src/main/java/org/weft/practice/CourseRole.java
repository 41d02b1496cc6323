package org.weft.practice;

import java.util.List;
import java.util.stream.Stream;

/** What a person is in a course, and the LTI role URIs that say so. */
public enum CourseRole {
    LEARNER("learner", "membership#Learner institution/person#Student"),
    MENTOR("mentor", "membership#Mentor"),
    TEACHING_ASSISTANT("teaching assistant", "membership/Instructor#TeachingAssistant membership#Instructor"),
    INSTRUCTOR("instructor", "membership#Instructor institution/person#Instructor"),
    ADMINISTRATOR(
            "administrator", "membership#Administrator institution/person#Administrator system/person#Administrator");

    private static final String OLD_CONTEXT_ROLE = "urn:lti:role:ims/lis/";
    private static final String VOCABULARY = "http://purl.imsglobal.org/vocab/lis/v2/";

    private final String label;
    private final String terms;

    CourseRole(String label, String terms) {
        this.label = label;
        this.terms = terms;
    }

    public String label() {
        return label;
    }

    boolean teaches() {
        return this != LEARNER && this != MENTOR;
    }

    public List<String> uris() {
        return Stream.of(terms.split(" ")).map(VOCABULARY::concat).toList();
    }

    /** The roles in the course without their vocabulary, for example {@code Learner}. */
    List<String> shortNames() {
        return Stream.of(terms.split(" "))
                .filter(term -> term.startsWith("membership"))
                .map(term -> term.replaceFirst(".*#", ""))
                .toList();
    }

    /** The roles in the course, as LTI 1.1 has them. */
    List<String> urns() {
        return Stream.of(terms.split(" "))
                .filter(term -> term.startsWith("membership"))
                .map(term -> OLD_CONTEXT_ROLE
                        + term.replaceFirst("membership[#/]", "").replace('#', '/'))
                .toList();
    }
}

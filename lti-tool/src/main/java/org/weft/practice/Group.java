package org.weft.practice;

import java.util.List;

/**
 * A group that a course came with; teachers choose who is in it.
 *
 * @param id unique in the LMS
 * @param set the id of the set that holds it
 */
record Group(String id, String name, Set set) {
    /** Groups that belong together, for example all teams of a project. */
    record Set(String id, String name) {}

    private static final Set PROJECTS = new Set("projects", "Project teams");
    private static final Set SHIFTS = new Set("shifts", "Shifts");

    /** Those of a course, in the order in which teachers see them. */
    static List<Group> of(Course course) {
        return switch (course.id()) {
            case Courses.QUANTUM ->
                List.of(
                        new Group("hadamard", "Team Hadamard", PROJECTS),
                        new Group("pauli", "Team Pauli", PROJECTS),
                        new Group("toffoli", "Team Toffoli", PROJECTS),
                        new Group("fredkin", "Team Fredkin", PROJECTS));
            case Courses.WAREHOUSE ->
                List.of(new Group("day", "Day shift", SHIFTS), new Group("night", "Night shift", SHIFTS));
            default -> List.of();
        };
    }

    /** The sets of a course. */
    static List<Set> sets(Course course) {
        return of(course).stream().map(Group::set).distinct().toList();
    }
}

package org.weft.practice;

import static org.weft.practice.CourseRole.ADMINISTRATOR;
import static org.weft.practice.CourseRole.INSTRUCTOR;
import static org.weft.practice.CourseRole.LEARNER;
import static org.weft.practice.CourseRole.MENTOR;
import static org.weft.practice.CourseRole.TEACHING_ASSISTANT;
import static org.weft.practice.Courses.QUANTUM;
import static org.weft.practice.Courses.WAREHOUSE;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everyone at the practice school and company. */
public final class People {
    private static final Set<String> BOTH = Set.of(QUANTUM, WAREHOUSE);

    public static final List<Person> ALL = List.of(
            new Person("ana", "5f1c9a52-0b1e", "Ana", "Souza", "en", LEARNER, Set.of(QUANTUM), "Monday lab"),
            new Person("ben", "c27e40d8-91a3", "Ben", "Okafor", "en", LEARNER, Set.of(QUANTUM), "Thursday lab"),
            new Person("chidi", "08b6ff1d-7c45", "Chidi", "Nair", "en", LEARNER, BOTH, "Monday lab"),
            new Person("layla", "e93d21c7-4f60", "ليلى", "حداد", "ar", LEARNER, Set.of(WAREHOUSE), ""),
            new Person("noor", "91c7d2e4-3a6f", "Noor", "Visser", "en", MENTOR, Set.of(QUANTUM), ""),
            new Person("tomasz", "6ad8b3e0-52f9", "Tomasz", "Wójcik", "en", TEACHING_ASSISTANT, Set.of(QUANTUM), ""),
            new Person("ravi", "b1740c9e-d833", "Ravi", "Sato", "en", INSTRUCTOR, BOTH, ""),
            new Person("mara", "2e58f7a6-16bc", "Mara", "Lindqvist", "en", ADMINISTRATOR, BOTH, ""));

    private People() {}

    /** Finds a person by the short name, for example {@code ana}. */
    public static Optional<Person> find(String key) {
        return ALL.stream().filter(person -> person.key().equals(key)).findFirst();
    }
}

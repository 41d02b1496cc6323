package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.base.Json;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/**
 * Three courses come to show one forum and leave it again, while people with different roles and groups write for
 * everyone, for their group or for staff. Whatever the order: who sees what is what a plain model says, and nobody sees
 * what was written when they were not among its readers.
 */
class AudienceLatticeTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static final List<String> COURSES = List.of("p", "q", "r");
    private static final int STEPS = 40;

    /** Somebody in a course: learners are in a group of it, staff in none. */
    private record Reader(String name, String course, boolean staff, String group) {}

    /** A thread as the model knows it: {@code readers} are the courses that may see it. */
    private record Written(
            String id, String owner, String course, String audience, String group, Set<String> courses) {}

    private final Map<Reader, TestProduct.Someone> pages = new LinkedHashMap<>();
    private final Map<String, Set<String>> atFirst = new HashMap<>();
    private final List<Written> written = new ArrayList<>();
    private final Set<String> showing = new HashSet<>(Set.of("p"));
    private final TestProduct.School school = WEFT.school("Lattice " + System.nanoTime());
    private final Course course = new Course(WEFT, school, "p");

    @ParameterizedTest
    @ValueSource(longs = {11, 23, 47, 101})
    void whoSeesWhat_isWhatTheModelSays(long seed) {
        arriveEverywhere();
        var random = new Random(seed);

        for (int step = 0; step < STEPS; step++) {
            var act = random.nextInt(10);
            if (act < 2) {
                toggle(COURSES.get(1 + random.nextInt(2)));
            } else if (act < 3) {
                course.put(page(staffOf("p")), "/api/groups/apart", random.nextBoolean() ? "{\"set\":\"S\"}" : "{}");
            } else {
                write(pick(random), random.nextInt(4) == 0 ? "staff" : "all");
            }
        }

        for (var reader : pages.keySet()) {
            var seen = seen(reader);
            assertThat(seen).as("seed %d: what %s sees", seed, reader).isEqualTo(expected(reader));
            for (var thread : written) {
                int status =
                        WEFT.get(page(reader), "/api/threads/" + thread.id()).statusCode();
                assertThat(status)
                        .as("seed %d: %s opens %s", seed, reader, thread)
                        .isEqualTo(seen.contains(thread.id()) ? 200 : 404);
                if (seen.contains(thread.id())) {
                    assertThat(Objects.requireNonNull(atFirst.get(thread.id())))
                            .as("seed %d: %s sees more", seed, reader)
                            .contains(reader.name());
                }
            }
        }
    }

    private void arriveEverywhere() {
        for (var name : COURSES) {
            arrive(new Reader("Teacher", name, true, ""));
            arrive(new Reader("One of " + name, name, false, "A"));
            arrive(new Reader("Two of " + name, name, false, "B"));
        }
        arrive(new Reader("In two", "p", false, "A"));
        arrive(new Reader("In two", "q", false, "B"));
    }

    private void arrive(Reader reader) {
        var role = reader.staff() ? Role.INSTRUCTOR : Role.LEARNER;
        Map<String, List<String>> groups = reader.group().isEmpty() ? Map.of() : Map.of("S", List.of(reader.group()));
        pages.put(reader, WEFT.arriveIn(school, reader.name(), role, reader.course(), groups));
    }

    /** A course comes, or leaves: what others began in the meantime, and before, is not for it. */
    private void toggle(String name) {
        var staff = page(staffOf(name));
        if (showing.remove(name)) {
            course.delete(staff, "/api/sharing");
            written.stream()
                    .filter(thread -> !thread.course().equals(name))
                    .forEach(thread -> thread.courses().remove(name));
        } else {
            var key = page(staffOf("p")).state().at("/placement/key").asText();
            course.put(staff, "/api/sharing", "{\"placement\":\"%s\"}".formatted(key));
            showing.add(name);
        }
    }

    private void write(Reader reader, String audience) {
        var opened = WEFT.post(
                page(reader), "/api/threads", Json.write(Map.of("title", "t", "text", "t", "audience", audience)));
        if (opened.statusCode() != 201 || !showing.contains(reader.course())) {
            return;
        }
        var thread = TestProduct.json(opened.body()).get("thread");
        var group = thread.get("group").isNull() ? "" : thread.get("group").asText();
        var fresh = new Written(
                thread.get("id").asText(), reader.name(), reader.course(), audience, group, new HashSet<>(showing));
        written.add(fresh);
        var readers = new HashSet<String>();
        pages.keySet().stream().filter(each -> sees(each, fresh)).forEach(each -> readers.add(each.name()));
        atFirst.put(fresh.id(), readers);
    }

    private Set<String> expected(Reader reader) {
        var ids = new TreeSet<String>();
        written.stream().filter(thread -> sees(reader, thread)).forEach(thread -> ids.add(thread.id()));
        return ids;
    }

    private boolean sees(Reader reader, Written thread) {
        if (!showing.contains(reader.course())) {
            return false;
        }
        boolean own = thread.owner().equals(reader.name()) && !reader.staff();
        boolean teacher = reader.staff()
                && (thread.course().equals(reader.course()) || thread.owner().equals("Teacher"));
        boolean reached =
                thread.courses().contains(reader.course()) || thread.course().equals(reader.course());
        return own || teacher || (thread.audience().equals("all") && grouped(reader, thread) && reached);
    }

    /** Groups are those of the first course, where alone they are kept apart. */
    private boolean grouped(Reader reader, Written thread) {
        return thread.group().isEmpty()
                || pages.keySet().stream()
                        .anyMatch(each -> each.name().equals(reader.name())
                                && each.course().equals(thread.course())
                                && each.group().equals(thread.group()));
    }

    private Set<String> seen(Reader reader) {
        var ids = new TreeSet<String>();
        var known = new HashSet<String>();
        written.forEach(thread -> known.add(thread.id()));
        String cursor = "";
        do {
            var page = course.get(page(reader), "/api/threads?sort=newest" + cursor);
            page.get("threads").forEach(row -> ids.add(row.get("id").asText()));
            cursor = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").asText();
        } while (!cursor.isEmpty());
        ids.retainAll(known);
        return ids;
    }

    private TestProduct.Someone page(Reader reader) {
        return Objects.requireNonNull(pages.get(reader));
    }

    private Reader staffOf(String name) {
        return pages.keySet().stream()
                .filter(reader -> reader.staff() && reader.course().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Reader pick(Random random) {
        return List.copyOf(pages.keySet()).get(random.nextInt(pages.size()));
    }
}

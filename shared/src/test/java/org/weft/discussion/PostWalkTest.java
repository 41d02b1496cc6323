package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.base.Cursor;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** Every way through a thread of 131 posts passes each of them once, forward and backward. */
class PostWalkTest {
    private static final int REPLIES = 130;

    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static final Course COURSE = Course.in(WEFT, "Walks");
    private static final String THREAD = COURSE.ask(COURSE.ana, "A long one");
    private static final List<Spot> SPOTS = new ArrayList<>();

    /** Where a post stands, told by the posts themselves. */
    private record Spot(int number, int root, int votes, int rootVotes) {}

    @BeforeAll
    static void write() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < REPLIES; i++) {
            // Every third answers an earlier one, some of them an answer to an answer; votes come in between.
            var parent = i % 3 == 2 ? ids.get((i * 7) % i) : null;
            ids.add(COURSE.reply(i % 2 == 0 ? COURSE.ana : COURSE.ben, THREAD, "Post " + i, parent)
                    .get("id")
                    .asText());
            if (i % 5 == 0) {
                var voted = ids.get((i * 3) % ids.size());
                WEFT.put(COURSE.carla, "/api/posts/" + voted + "/vote", "");
            }
            if (i % 11 == 0) {
                WEFT.put(COURSE.ben, "/api/posts/" + ids.get(0) + "/vote", "");
            }
        }
        WEFT.database
                .jdbi()
                .useHandle(handle -> handle.createQuery("""
                        select p.number, p.root_number, p.votes, r.votes
                        from post p
                        join post r on r.organization_id = p.organization_id and r.thread_id = p.thread_id
                            and r.number = p.root_number
                        where p.thread_id = :thread and p.number > 1
                        """)
                        .bind("thread", Long.parseLong(THREAD))
                        .map((row, context) -> new Spot(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                        .forEach(SPOTS::add));
        assertThat(SPOTS).hasSize(REPLIES).anyMatch(spot -> spot.rootVotes() > 1 && spot.root() != spot.number());
    }

    @ParameterizedTest
    @CsvSource({
        "threaded,oldest",
        "threaded,newest",
        "threaded,top",
        "linear,oldest",
        "linear,newest",
        "linear,top",
    })
    void everyPostComesOnce_inOrder_bothWays(String view, String order) {
        var wanted = SPOTS.stream().sorted(order(view, order)).map(Spot::number).toList();
        var path = "/api/threads/" + THREAD + "/posts?view=" + view + "&order=" + order;

        var forward = new ArrayList<Integer>();
        var page = COURSE.get(COURSE.ana, path);
        assertThat(page.get("previous").isNull()).isTrue();
        forward.addAll(numbers(page));
        while (!page.get("next").isNull()) {
            page = COURSE.get(COURSE.ana, path + "&cursor=" + page.get("next").asText());
            forward.addAll(numbers(page));
        }
        assertThat(forward).isEqualTo(wanted);

        var backward = new ArrayList<>(numbers(page));
        while (!page.get("previous").isNull()) {
            page = COURSE.get(
                    COURSE.ana, path + "&cursor=" + page.get("previous").asText());
            backward.addAll(0, numbers(page));
        }
        assertThat(backward).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "threaded,oldest",
        "threaded,newest",
        "threaded,top",
        "linear,oldest",
        "linear,newest",
        "linear,top",
    })
    void thePageAroundANumberHasIt_andGoesOnBothWays(String view, String order) {
        var wanted = SPOTS.stream().sorted(order(view, order)).map(Spot::number).toList();
        var path = "/api/threads/" + THREAD + "/posts?view=" + view + "&order=" + order;
        for (int number : List.of(2, 60, 77, 131)) {
            var page = COURSE.get(COURSE.ana, path + "&at=" + number);
            assertThat(numbers(page)).contains(number);
            var all = new ArrayList<>(numbers(page));
            for (var next = page.get("next"); !next.isNull(); ) {
                var more = COURSE.get(COURSE.ana, path + "&cursor=" + next.asText());
                all.addAll(numbers(more));
                next = more.get("next");
            }
            for (var previous = page.get("previous"); !previous.isNull(); ) {
                var more = COURSE.get(COURSE.ana, path + "&cursor=" + previous.asText());
                all.addAll(0, numbers(more));
                previous = more.get("previous");
            }
            assertThat(all).as("around %d", number).isEqualTo(wanted);
        }
    }

    @Test
    void aNumberThatIsntThere_leadsToTheStart() {
        for (var number : List.of("0", "1", "-5", "999", "2147483647")) {
            var page = COURSE.get(COURSE.ana, "/api/threads/" + THREAD + "/posts?view=linear&at=" + number);
            assertThat(numbers(page).get(0)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "-",
                "--",
                "NSA1",
                "MSBvciAxPTE",
                "JyBvciAxPTE",
                "1%20or%201=1",
                "MSAyIDMgNA",
                "LS0",
                "%00",
                "8J-YgA"
            })
    void whatIsNoCursorOfTheList_isRefused(String cursor) {
        var path = "/api/threads/" + THREAD + "/posts?view=threaded&order=top&cursor=";
        for (var sign : List.of("", "-")) {
            Course.refused(WEFT.get(COURSE.ana, path + sign + cursor), 400, "cursor-invalid");
        }
        var threads = "/api/threads?cursor=" + cursor;
        if (!cursor.equals("NSA1")) { // That is "5 5".
            Course.refused(WEFT.get(COURSE.ana, threads), 400, "cursor-invalid");
        }
    }

    @Test
    void extremeNumbersInACursor_areOnlyPositions() {
        for (var extreme : List.of(Long.MAX_VALUE, Long.MIN_VALUE, 0L)) {
            var two = Cursor.of(extreme, extreme);
            for (var sort : List.of("activity", "newest", "votes", "waiting")) {
                var answer = WEFT.get(COURSE.ana, "/api/threads?sort=" + sort + "&cursor=" + two);
                assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400);
            }
            COURSE.get(COURSE.ana, "/api/threads/" + THREAD + "/posts?cursor=" + two);
        }
    }

    private static Comparator<Spot> order(String view, String order) {
        Comparator<Spot> byNumber = Comparator.comparing(Spot::number);
        if (view.equals("linear")) {
            return switch (order) {
                case "oldest" -> byNumber;
                case "newest" -> byNumber.reversed();
                default -> Comparator.comparing(Spot::votes).reversed().thenComparing(byNumber);
            };
        }
        return switch (order) {
            case "oldest" -> Comparator.comparing(Spot::root).thenComparing(byNumber);
            case "newest" -> Comparator.comparing(Spot::root).reversed().thenComparing(byNumber);
            default ->
                Comparator.comparing(Spot::rootVotes)
                        .reversed()
                        .thenComparing(Spot::root)
                        .thenComparing(byNumber);
        };
    }

    private static List<Integer> numbers(JsonNode page) {
        var numbers = new ArrayList<Integer>();
        page.get("posts").forEach(post -> numbers.add(post.get("number").asInt()));
        return numbers;
    }
}

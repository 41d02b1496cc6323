package org.weft.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.weft.places.Role;

/**
 * What one may not see isn't there: at every address, for what belongs to another organization, to another place of
 * the same organization, or to another learner's private question. Addresses are taken from the APIs themselves.
 */
class IsolationTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static final Course HERE = Course.in(WEFT, "Here");
    private static final Course NEXT_DOOR = new Course(WEFT, HERE.school, "next door");
    private static final Course ELSEWHERE = Course.in(WEFT, "Elsewhere");
    private static final Course APART = new Course(WEFT, HERE.school, "apart");

    /** Served before JAX-RS. */
    private static final Set<String> BESIDE_JAX_RS = Set.of("GET /threads/{thread}/posts");

    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("POST /threads/{thread}/posts", "{\"text\":\"Hello\"}"),
            Map.entry("PUT /posts/{post}", "{\"text\":\"Mine\",\"version\":1}"),
            Map.entry("POST /posts/{post}/author", "{\"reason\":\"Danger\"}"),
            Map.entry("POST /posts/{post}/thread", "{\"title\":\"Apart\",\"reason\":\"Else\"}"),
            Map.entry("PUT /posts/{post}/flag", "{\"reason\":\"spam\"}"),
            Map.entry("PUT /posts/{post}/hiding", "{\"reason\":\"Rude\"}"),
            Map.entry("PUT /posts/{post}/block", "{\"reason\":\"Rude\"}"),
            Map.entry("PUT /review/{post}/hiding", "{\"reason\":\"Rude\"}"),
            Map.entry("PUT /threads/{thread}/pin", "{}"),
            Map.entry("PUT /threads/{thread}/duplicate", "{\"post\":\"1\"}"),
            Map.entry("PUT /threads/{thread}/forum", "{\"placement\":\"1-x\",\"reason\":\"Else\"}"),
            Map.entry("PUT /threads/{thread}/merger", "{\"post\":\"1\",\"reason\":\"Same\"}"),
            Map.entry("PUT /threads/{thread}/lock", "{\"reason\":\"Over\"}"),
            Map.entry("PUT /threads/{thread}/reading", "{\"read\":[[1,1]]}"),
            Map.entry("PUT /threads/{thread}/acceptance", "{\"post\":\"1\"}"));

    /** A thread that isn't for who asks, with a post in it that has a file. */
    private record Hidden(String whose, TestProduct.Someone asking, String thread, String post, String upload) {
        static Hidden in(String whose, TestProduct.Someone asking, Course course, String thread) {
            var upload = WEFT.upload(course.carla, "secret.txt", "Secret");
            return new Hidden(
                    whose,
                    asking,
                    thread,
                    course.reply(course.carla, thread, "[Secret](upload:" + upload + ")")
                            .get("id")
                            .asText(),
                    upload);
        }
    }

    static List<Hidden> hidden() {
        return List.of(
                Hidden.in(
                        "of another organization", HERE.carla, ELSEWHERE, ELSEWHERE.askStaff(ELSEWHERE.ana, "Hidden")),
                Hidden.in("of another place", HERE.carla, NEXT_DOOR, NEXT_DOOR.askStaff(NEXT_DOOR.carla, "Hidden")),
                Hidden.in("private to Ben", HERE.ana, HERE, HERE.askStaff(HERE.ben, "Hidden")),
                Hidden.in("of another group", APART.ana, APART, askApart()));
    }

    /** A question of Ben's group, which Ana isn't in. */
    private static String askApart() {
        var ben = WEFT.arriveIn(APART.school, "Ben", Role.LEARNER, APART.key, Map.of("Sections", List.of("Ben's")));
        APART.put(APART.carla, "/api/groups/apart", "{\"set\":\"Sections\"}");
        var thread = APART.ask(ben, "Hidden");
        APART.put(APART.carla, "/api/groups/apart", "{}");
        return thread;
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void whatIsHiddenIsNotFound_atEveryAddress(Hidden hidden) {
        var addresses = addresses();
        addresses.removeAll(LookedAtElsewhere.ADDRESSES);
        assertThat(addresses).hasSizeGreaterThan(15);

        for (var address : addresses) {
            var path = "/api"
                    + address.substring(address.indexOf('/'))
                            .replace("{thread}", hidden.thread())
                            .replace("{post}", hidden.post())
                            .replace("{upload}", hidden.upload())
                            .replace("{kind}", "thanks");
            assertThat(path).as("give %s an id of something hidden", address).doesNotContain("{");
            var code = address.replaceAll("[^{]*\\{(\\w+)}.*", "$1-not-found");

            // Staff is asked for some of it, and sees what is private or a group's in the own place.
            var learner = !hidden.asking().equals(HERE.carla);
            var staffOnly = address.endsWith("/endorsement") && learner;
            Course.refused(
                    send(hidden.asking(), address, path), staffOnly ? 403 : 404, staffOnly ? "not-allowed" : code);
        }
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void whatIsHiddenCanNotBeAnsweredOrAccepted(Hidden hidden) {
        var asking = hidden.asking();
        var mine = HERE.ask(asking, "Mine");
        var body = "{\"post\":\"%s\"}".formatted(hidden.post());
        var reply = "{\"text\":\"To it\",\"parent\":\"%s\"}".formatted(hidden.post());

        Course.refused(WEFT.put(asking, "/api/threads/" + mine + "/acceptance", body), 404, "post-not-found");
        Course.refused(WEFT.post(asking, "/api/threads/" + mine + "/posts", reply), 404, "post-not-found");
    }

    @Test
    void listsShowOnlyTheirOwnPlace() {
        var here = HERE.ask(HERE.ana, "Here");
        var hidden = hidden().stream().map(Hidden::thread).toList();

        for (var filter : List.of("all", "unread", "unanswered")) {
            assertThat(ids(HERE.get(HERE.ana, "/api/threads?sort=newest&filter=" + filter)
                            .get("threads")))
                    .doesNotContainAnyElementsOf(hidden);
        }
        assertThat(ids(HERE.get(HERE.ben, "/api/threads?sort=newest").get("threads")))
                .contains(here);
        assertThat(HERE.get(HERE.olga, "/api/threads").at("/threads").toString())
                .doesNotContain("Hidden");
    }

    @Test
    void membersAreThoseOfThePlace() {
        WEFT.arrive(NEXT_DOOR.school, "Norbert", Role.LEARNER, "next door");

        assertThat(HERE.get(HERE.ana, "/api/members?q=Norb").get("members")).isEmpty();
        assertThat(NEXT_DOOR.get(NEXT_DOOR.ana, "/api/members?q=norb").get("members"))
                .hasSize(1);
    }

    @Test
    void readingAllLeavesOtherPlacesUnread() {
        var there = NEXT_DOOR.ask(NEXT_DOOR.carla, "There");
        WEFT.put(HERE.ana, "/api/reading", "{}");

        assertThat(NEXT_DOOR.view(NEXT_DOOR.ana, there).at("/thread/unread").asInt())
                .isEqualTo(1);
    }

    @Test
    void aSessionEndsAtItsOrganization() {
        var token = HERE.ana.token();
        var forged = ELSEWHERE.school.organization().text() + token.substring(token.indexOf('-'));

        Course.refused(
                WEFT.get(new TestProduct.Someone(forged, HERE.ana.state()), "/api/threads"), 401, "session-expired");
    }

    private static java.net.http.HttpResponse<String> send(TestProduct.Someone who, String address, String path) {
        var body = BODIES.getOrDefault(address, "");
        return WEFT.send(WEFT.request(who, path)
                .header("Content-Type", "application/json")
                .method(
                        address.substring(0, address.indexOf(' ')),
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body)));
    }

    /** For example {@code GET /posts/{post}/source}. */
    private static Set<String> addresses() {
        var addresses = new TreeSet<>(BESIDE_JAX_RS);
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.weft").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(type -> addresses(type.reflect()))
                        .forEach(addresses::add);
        return addresses;
    }

    private static Stream<String> addresses(Class<?> api) {
        return Arrays.stream(api.getDeclaredMethods())
                .flatMap(method -> Arrays.stream(method.getAnnotations())
                        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                        .filter(http -> http != null)
                        .map(http -> http.value() + " "
                                + path(api.getAnnotation(Path.class), method.getAnnotation(Path.class))));
    }

    private static String path(Path... parts) {
        var path = new StringBuilder();
        for (var part : parts) {
            path.append(part == null ? "" : "/" + part.value());
        }
        return path.toString().replaceAll("/+", "/");
    }

    private static List<String> ids(JsonNode rows) {
        return rows.findValuesAsText("id");
    }
}

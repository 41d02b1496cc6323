package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Consumer;
import org.weft.lti.registrations.Registration;

/** An LMS with a link that somebody made by hand: it says nothing of what it shows. */
final class HandLink implements AutoCloseable {
    final FakePlatform platform = new FakePlatform();
    final Registration registration;
    final Learner person;
    private final Tool tool;

    HandLink(Tool tool) {
        this.tool = tool;
        registration = tool.register(platform);
        person = new Learner(tool, platform);
    }

    @Override
    public void close() {
        platform.close();
    }

    HttpResponse<String> launch(String role) {
        return person.launch(bare().andThen(claims -> {
            claims.put("sub", role);
            Learner.roles(claims, Learner.MEMBERSHIP + role);
        }));
    }

    void setUp() {
        opened(tool.post(asked(launch("Instructor")), Map.of("title", "Week 1")));
    }

    static Consumer<Map<String, Object>> bare() {
        return claims -> claims.remove(Claims.LTI + "custom");
    }

    static void teaches(Map<String, Object> claims) {
        claims.put("sub", "carla");
        Learner.roles(claims, Learner.MEMBERSHIP + "Instructor");
    }

    /** Where the form is. */
    static String asked(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(Learner.location(answer).toString()).startsWith("/lti/picker/first/");
        return Learner.location(answer).toString();
    }

    static void opened(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(Learner.location(answer).toString()).startsWith("https://weft.example/open/");
    }

    long placements() {
        return Long.parseLong(text("select count(*)::text from placement where true"));
    }

    /** @param query about this installation's places, to which a condition can be added */
    String text(String query) {
        var here = query.contains("lti_prepared")
                ? query
                : query
                        + (query.contains("forum_placement")
                                ? " and placement_id in (select m.id from placement m join place p on p.id = m.place_id"
                                        + " where p.installation_id = "
                                        + registration.installationId().value() + ")"
                                : " and place_id in (select id from place where installation_id = "
                                        + registration.installationId().value() + ")");
        return tool.database
                .jdbi()
                .withHandle(
                        handle -> handle.createQuery(here).mapTo(String.class).one());
    }
}

package org.weft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;

/** A page's token: how it is renewed, resumed and refused. */
class SessionTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static final TestProduct.School SCHOOL = WEFT.school("Sessions");

    @Test
    void aTokenLivesWhileItIsRenewed() {
        var ana = WEFT.arrive(SCHOOL, "Ana", Role.INSTRUCTOR, "renewing");
        for (int i = 0; i < 4; i++) {
            WEFT.clock.advance(Duration.ofMinutes(20));
            assertThat(WEFT.post(ana, "/api/session/renewal", "").statusCode()).isEqualTo(200);
        }
        assertThat(WEFT.get(ana, "/api/threads").statusCode()).isEqualTo(200);

        WEFT.clock.advance(Duration.ofMinutes(31));

        assertRefused(WEFT.get(ana, "/api/threads"));
        assertRefused(WEFT.post(ana, "/api/session/renewal", ""));
    }

    @Test
    void aTokenThatRanOutIsResumedOnce() {
        var ana = WEFT.arrive(SCHOOL, "Ana", Role.INSTRUCTOR, "resuming");
        WEFT.clock.advance(Duration.ofHours(2));

        var resumed = resume(ana.state().at("/session/resume").asText());
        var again = resume(ana.state().at("/session/resume").asText());

        assertThat(resumed.statusCode()).isEqualTo(200);
        var state = TestProduct.json(resumed.body());
        var token = state.at("/session/token").asText();
        assertThat(token).isNotEqualTo(ana.token());
        assertThat(state.at("/viewer/name").asText()).isEqualTo("Ana");
        assertThat(state.at("/lastEvent").asText()).isNotEmpty();
        assertThat(WEFT.get(new TestProduct.Someone(token, state), "/api/threads")
                        .statusCode())
                .isEqualTo(200);
        assertRefused(WEFT.get(ana, "/api/threads"));
        assertRefused(again);
    }

    @Test
    void afterHalfADayOneComesFromTheHostAgain() {
        var ana = WEFT.arrive(SCHOOL, "Ana", Role.INSTRUCTOR, "tomorrow");

        WEFT.clock.advance(Duration.ofHours(13));

        assertRefused(resume(ana.state().at("/session/resume").asText()));
    }

    @Test
    void onlyTheHeaderCarriesAToken_andOnlyARealOneCounts() {
        var ana = WEFT.arrive(SCHOOL, "Ana", Role.INSTRUCTOR, "forging");
        var forged =
                new TestProduct.Someone(ana.token().substring(0, ana.token().length() - 2) + "xx", ana.state());

        assertRefused(WEFT.get(forged, "/api/threads"));
        assertRefused(WEFT.send(HttpRequest.newBuilder(WEFT.uri("/api/threads?token=" + ana.token()))));
        assertRefused(WEFT.get(new TestProduct.Someone("none", ana.state()), "/api/threads"));
        assertRefused(resume("none"));
        assertRefused(resume(ana.token()));
    }

    private static HttpResponse<String> resume(String text) {
        return WEFT.send(HttpRequest.newBuilder(WEFT.uri("/api/session/resume"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"resume\":\"" + text + "\"}")));
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.body()).contains("session-expired");
    }
}

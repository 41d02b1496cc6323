package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginInitiationTest {
    static PracticeLms lms;

    @BeforeAll
    static void start() {
        lms = PracticeFixture.started();
    }

    @AfterAll
    static void stop() {
        lms.stop();
    }

    @Test
    void theFormHasEveryField() {
        var page = PracticeClient.as("ana", lms).get("/launch/quantum-computing.qubits");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<form method=\"post\" action=\"http://localhost:9/lti/login\">")
                .contains("<noscript><button>");
        assertThat(PracticeClient.fields(page))
                .isEqualTo(Map.of(
                        "iss", lms.uri().toString(),
                        "client_id", "weft-client",
                        "lti_deployment_id", "1",
                        "login_hint", "5f1c9a52-0b1e",
                        "lti_message_hint",
                                "{\"link\":\"quantum-computing.qubits\",\"target\":\"http://localhost:9/lti/launch\","
                                        + "\"window\":false}",
                        "target_link_uri", "http://localhost:9/lti/launch",
                        "lti_storage_target", "_parent"));
    }

    @Test
    void loginCanBeInitiatedByGet() {
        var page = PracticeClient.as("ana", lms).get("/launch/quantum-computing.qubits?login=get");

        assertThat(page.body()).contains("<form method=\"get\" action=\"http://localhost:9/lti/login\">");
    }

    @ParameterizedTest
    @CsvSource({"silent,_parent", "frame,lti_storage_frame", "nonsense,_parent"})
    void storageIsAnnounced(String storage, String announced) {
        var page = PracticeClient.as("ana", lms).get("/launch/quantum-computing.qubits?storage=" + storage);

        assertThat(PracticeClient.fields(page)).containsEntry("lti_storage_target", announced);
    }

    @Test
    void storageNeedNotBeAnnounced() {
        var page = PracticeClient.as("ana", lms).get("/launch/quantum-computing.qubits?storage=none");

        assertThat(PracticeClient.fields(page)).doesNotContainKey("lti_storage_target");
    }

    @Test
    void aStranger_isRefused() {
        assertThat(PracticeClient.stranger(lms)
                        .get("/launch/quantum-computing.qubits")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anUnknownResourceLink_isNotFound() {
        assertThat(PracticeClient.as("ana", lms).get("/launch/cooking.soup").statusCode())
                .isEqualTo(404);
    }
}

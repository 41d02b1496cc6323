package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.practice.RegisteringTool.ADDRESS;
import static org.weft.practice.RegisteringTool.json;
import static org.weft.practice.RegisteringTool.metadata;
import static org.weft.practice.RegisteringTool.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tool that registers itself is refused, over real HTTP. */
class RegistrationRefusedTest {
    private static final String TOOL = ToolMetadata.TOOL;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // Before each test.
    private RegisteringTool tool;

    @BeforeEach
    void start() {
        tool = new RegisteringTool(folder);
    }

    @AfterEach
    void stop() {
        tool.close();
    }

    @Test
    void aTokenWorksOnce_alsoWhenItComesTwiceAtOnce() throws Exception {
        var token = token(tool.opened(ADDRESS));
        Callable<Integer> post = () -> tool.register(token, metadata()).statusCode();
        var pool = Executors.newFixedThreadPool(2);
        try {
            var posts = pool.invokeAll(List.of(post, post));
            assertThat(List.of(posts.get(0).get(), posts.get(1).get())).containsExactlyInAnyOrder(201, 401);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void withoutATokenOfOurs_nothingIsRegistered() {
        var late = token(tool.opened(ADDRESS));
        tool.clock.advance(Duration.ofMinutes(61));

        for (var token : new String[] {"", "made up", late}) {
            var answer = tool.register(token, metadata());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .contains("invalid_token");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "response_types",
                "grant_types",
                "token_endpoint_auth_method",
                "redirect_uris",
                "initiate_login_uri",
                "jwks_uri",
                "client_name",
                TOOL
            })
    void withoutWhatIsNeeded_nothingIsRegistered_andTheTokenStaysGood(String missing) {
        var token = token(tool.opened(ADDRESS));
        var metadata = metadata();
        metadata.remove(missing);

        var answer = tool.register(token, metadata);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error").asText())
                .isEqualTo(missing.equals("redirect_uris") ? "invalid_redirect_uri" : "invalid_client_metadata");
        assertThat(tool.register(token, metadata()).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "domain,other.example,domain must be",
        "target_link_uri,javascript:alert(1),target_link_uri must be",
        "messages,x,LtiDeepLinkingRequest"
    })
    void wrongMetadata_isRefusedInWords(String name, String value, String words) {
        var metadata = metadata();
        ((ObjectNode) metadata.path(TOOL)).put(name, value);

        var answer = tool.register(token(tool.opened(ADDRESS)), metadata);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error_description").asText()).contains(words);
    }

    @Test
    void anotherDomain_noJson_andTooMuch_areRefused() {
        var token = token(tool.opened(ADDRESS));

        assertThat(tool.register(token, metadata().put("jwks_uri", "https://evil.example/keys"))
                        .body())
                .contains("not on the tool");
        assertThat(tool.post(token, "nonsense").statusCode()).isEqualTo(400);
        assertThat(tool.post(token, "\"" + "x".repeat(70_000) + "\"").statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tool.example/register", "javascript:alert(1)", "https://a@tool.example/", "%"})
    void anAddressThatIsNone_isToldBesideTheField_andKept(String text) {
        var page = PracticeClient.as("mara", tool.lms).get("/tools/register", Map.of("address", text));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("Paste a whole address", "value=\"" + text + "\"", "aria-invalid=\"true\"");
    }

    @Test
    void onlyTheAdministratorAddsTools() {
        for (var path : new String[] {"/tools", "/tools/register?address=" + ADDRESS}) {
            assertThat(PracticeClient.as("ravi", tool.lms).get(path).statusCode())
                    .isEqualTo(403);
            assertThat(PracticeClient.stranger(tool.lms).get(path).statusCode()).isEqualTo(303);
        }
        assertThat(PracticeClient.as("ravi", tool.lms).get("/").body()).doesNotContain("href=\"/tools\"");
        assertThat(PracticeClient.as("mara", tool.lms).get("/").body()).contains("href=\"/tools\"");
    }
}

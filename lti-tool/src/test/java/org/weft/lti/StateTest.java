package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.Refused.assertRefused;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.lti.keys.OurKeys;

/** Section C of the conformance list: state, nonce, the browser's proof, and the form that carries them. */
class StateTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final FakePlatform platform = new FakePlatform();
    private final Learner ana = new Learner(TOOL, platform);

    @BeforeEach
    void register() {
        TOOL.register(platform);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void c13_noNonce_isRefused() {
        assertRefused(ana.launch(claims -> claims.remove("nonce")), Reason.NONCE_MISSING);
        assertRefused(ana.launch(claims -> claims.put("nonce", "")), Reason.NONCE_MISSING);
    }

    @Test
    void c14_aNonceThatWasNeverIssued_isRefused() {
        assertRefused(ana.launch(claims -> claims.put("nonce", "made-up")), Reason.NONCE_WRONG);
    }

    @Test
    void c15_theSameFormTwice_isRefusedTheSecondTime() {
        ana.afterTeacher();
        var login = ana.login();
        var cookie = ana.cookieHeader();
        var form = Learner.form(login, FakePlatform.sign(ana.claims(login)));

        var first = TOOL.post("/lti/launch", form, "Cookie", cookie);
        long rows = TOOL.rows();
        var second = TOOL.post("/lti/launch", form, "Cookie", cookie);

        assertThat(first.statusCode()).isEqualTo(303);
        assertRefused(second, Reason.STATE_USED);
        assertThat(TOOL.rows()).isEqualTo(rows);
    }

    @Test
    void c15_ofManyAtOnceOneGetsThrough() throws InterruptedException, ExecutionException {
        ana.afterTeacher();
        var login = ana.login();
        var cookie = ana.cookieHeader();
        var form = Learner.form(login, FakePlatform.sign(ana.claims(login)));
        var pool = Executors.newFixedThreadPool(8);
        Callable<HttpResponse<String>> post = () -> TOOL.post("/lti/launch", form, "Cookie", cookie);

        int opened = 0;
        for (var answer : pool.invokeAll(Stream.generate(() -> post).limit(8).toList())) {
            opened += answer.get().statusCode() == 303 ? 1 : 0;
        }
        pool.shutdown();

        assertThat(opened).isEqualTo(1);
    }

    @Test
    void c16_theNonceOfAnotherLogin_isRefused() {
        var one = ana.login();
        var other = ana.login();
        var claims = ana.claims(one);
        claims.put("nonce", other.nonce());

        assertRefused(ana.launch(one, FakePlatform.sign(claims)), Reason.NONCE_WRONG);
    }

    @Test
    void c17_noState_isRefused() {
        var token = FakePlatform.sign(ana.claims(ana.login()));

        assertRefused(TOOL.post("/lti/launch", Map.of("id_token", token)), Reason.STATE_MISSING);
    }

    @Test
    void c18_anUnknownState_isRefused() {
        var login = ana.login();
        var form = Map.of("id_token", FakePlatform.sign(ana.claims(login)), "state", "made-up", "proof", "x");

        assertRefused(TOOL.post("/lti/launch", form), Reason.STATE_UNKNOWN);
        assertRefused(TOOL.post("/lti/launch", Map.of("id_token", "x.y.z", "state", "made-up")), Reason.STATE_UNKNOWN);
    }

    @Test
    void c19_anotherBrowser_isAskedForItsProofAndThenRefused() {
        var login = ana.login();
        var token = FakePlatform.sign(ana.claims(login));
        var eve = new Learner(TOOL, platform);

        var asked = eve.launch(login, token);
        var form = Map.of("id_token", token, "state", login.state(), "proof", "guessed");
        var refused = TOOL.post("/lti/launch", form);

        assertThat(asked.statusCode()).isEqualTo(403);
        assertThat(asked.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(asked.body())
                .contains("data-step=\"find\"")
                .contains("name=\"proof\" value=\"\"")
                .contains("Open in a new tab")
                .contains("href=\"/lti/login?iss=");
        assertRefused(refused, Reason.BROWSER_UNPROVED);
        assertRefused(launchWithCookieOf(login, token, "guessed"), Reason.BROWSER_UNPROVED);
    }

    @Test
    void c19_theProofFoundInStorage_opensTheLaunch() {
        ana.afterTeacher();
        var login = ana.login();
        var proof = ana.cookies.get(BrowserProof.name(login.state()));
        var token = FakePlatform.sign(ana.claims(login));

        var answer = TOOL.post("/lti/launch", Map.of("id_token", token, "state", login.state(), "proof", proof));

        assertThat(answer.statusCode()).isEqualTo(303);
    }

    @Test
    void c26_aTooLargeToken_isRefused() {
        var login = ana.login();
        var form = Learner.form(login, "a".repeat(65 * 1024));

        assertRefused(TOOL.post("/lti/launch", form), Reason.TOKEN_TOO_LARGE);
        assertRefused(TOOL.post("/lti/launch", Learner.form(login, "a".repeat(200_000))), Reason.FORM_TOO_LARGE);
    }

    @Test
    void c27_repeatedFields_areRefused() {
        var login = ana.login();
        var token = FakePlatform.sign(ana.claims(login));
        var once = "id_token=" + token + "&state=" + login.state();

        for (var repeated : List.of("&state=" + login.state(), "&id_token=" + token, "&st%61te=x")) {
            assertRefused(TOOL.postText("/lti/launch", once + repeated), Reason.FIELD_REPEATED);
        }
        assertRefused(TOOL.postText("/lti/login", "iss=a&iss=b&login_hint=c"), Reason.FIELD_REPEATED);
    }

    @Test
    void malformedForms_areRefused() {
        for (var body : List.of("state=%", "state=%G1", "state=%FF", "iss=%00", "state=%4")) {
            assertRefused(TOOL.postText("/lti/launch", body), Reason.FORM_MALFORMED);
        }
        var json = TOOL.request("/lti/launch")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"));
        assertRefused(TOOL.send(json), Reason.FORM_TYPE_UNSUPPORTED);
    }

    @Test
    void openingTheLaunchAddressByHand_explainsItself() {
        assertRefused(TOOL.get("/lti/launch"), Reason.LAUNCH_WITHOUT_MESSAGE);
        assertRefused(TOOL.get("/lti/launch?id_token=x&state=y"), Reason.LAUNCH_WITHOUT_MESSAGE);
        assertRefused(TOOL.post("/lti/launch", Map.of("state", "y")), Reason.TOKEN_MISSING);
    }

    @Test
    void ourKeysArePublishedAndOldOnesStay() {
        var keys = new OurKeys(TOOL.database.jdbi(), TOOL.clock, Tool.KEY);
        var first = keys.active().getKeyID();

        var second = keys.rotate();
        var answer = TOOL.get("/lti/jwks.json");

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.body())
                .contains("\"kid\":\"" + first + "\"")
                .contains("\"kid\":\"" + second + "\"")
                .doesNotContain("\"d\":")
                .doesNotContain("\"p\":");
        assertThat(keys.active().getKeyID()).isEqualTo(second);
    }

    private HttpResponse<String> launchWithCookieOf(Learner.Login login, String token, String proof) {
        var cookie = BrowserProof.name(login.state()) + "=" + proof;
        return TOOL.post("/lti/launch", Learner.form(login, token), "Cookie", cookie);
    }
}

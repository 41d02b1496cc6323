package org.weft.lti;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.lti.pages.Answers;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.registrations.Registration;
import org.weft.lti.registrations.Registrations;

/**
 * Third-party initiated login: the platform asks us to ask it who this is (1EdTech Security Framework 1.0, sections
 * 5.1.1.1 and 5.1.1.2; OIDC Login with LTI Client Side postMessages for the storage target). We answer with a redirect
 * to its authorization endpoint. Where the browser may lose our cookie, a page does that once it has stored the proof.
 */
final class LoginStep implements StepServlet.Step {
    private final Registrations registrations;
    private final LaunchStates states;
    private final ToolUrls urls;
    private final LaunchPages pages;

    LoginStep(Registrations registrations, LaunchStates states, ToolUrls urls, LaunchPages pages) {
        this.registrations = registrations;
        this.states = states;
        this.urls = urls;
        this.pages = pages;
    }

    @Override
    public String name() {
        return "lti-login";
    }

    @Override
    public String take(Exchange exchange) throws IOException {
        var initiation = Initiation.read(Form.read(exchange.request()));
        var registration = registration(initiation);
        exchange.concerns(registration);
        LaunchVerifier.checkEnabled(registration);
        var issued = states.issue(registration, initiation);
        var next = authenticationRequest(registration, initiation, issued);
        exchange.response().addHeader("Set-Cookie", BrowserProof.cookie(issued));
        if (initiation.storageTarget() == null && !BrowserProof.cookieMayBeLost(exchange.request())) {
            Answers.redirect(exchange.response(), 302, next);
            return "redirected";
        }
        pages.keepProof(exchange, initiation, issued, next);
        return "proof-kept";
    }

    /** By the client id if there is one; else the issuer's only one, or the one that has the deployment. */
    private Registration registration(Initiation initiation) {
        var client = initiation.clientId();
        var found = client == null
                ? registrations.ofIssuer(initiation.issuer())
                : registrations.ofClient(initiation.issuer(), client);
        if (found.isEmpty()) {
            throw unknown(initiation, client);
        }
        if (sameEndpoint(found)) {
            return found.get(0);
        }
        var deployment = initiation.deploymentId();
        return deployment == null
                ? ambiguous()
                : registrations.ofDeploymentHint(initiation.issuer(), deployment).stream()
                        .filter(each -> client == null || each.clientId().equals(client))
                        .reduce((one, other) -> ambiguous())
                        .orElseGet(LoginStep::ambiguous);
    }

    /** Organizations that share a client id share its endpoint as well; their deployments part them later. */
    private static boolean sameEndpoint(List<Registration> found) {
        return found.stream()
                        .map(each -> Map.entry(each.clientId(), each.authorizationUrl()))
                        .distinct()
                        .count()
                == 1;
    }

    private static Registration ambiguous() {
        throw new LaunchRejected(Reason.SEVERAL_INSTALLATIONS);
    }

    private LaunchRejected unknown(Initiation initiation, @Nullable String client) {
        boolean knownIssuer =
                client != null && !registrations.ofIssuer(initiation.issuer()).isEmpty();
        return new LaunchRejected(
                knownIssuer ? Reason.CLIENT_UNKNOWN : Reason.ISSUER_UNKNOWN,
                Map.of("issuer", initiation.issuer(), "client id", client == null ? "not sent" : client));
    }

    /** Always with the one redirect URI that is registered; a query that the endpoint has already is kept. */
    private URI authenticationRequest(Registration registration, Initiation initiation, LaunchStates.Issued issued) {
        var fields = new LinkedHashMap<String, @Nullable String>();
        fields.put("scope", "openid");
        fields.put("response_type", "id_token");
        fields.put("response_mode", "form_post");
        fields.put("prompt", "none");
        fields.put("client_id", registration.clientId());
        fields.put("redirect_uri", urls.launch().toString());
        fields.put("state", issued.state());
        fields.put("nonce", issued.nonce());
        fields.put("login_hint", initiation.loginHint());
        fields.put("lti_message_hint", initiation.messageHint());
        var endpoint = registration.authorizationUrl();
        var separator =
                endpoint.getRawQuery() == null ? "?" : endpoint.getRawQuery().isEmpty() ? "" : "&";
        return URI.create(endpoint + separator + Initiation.query(fields));
    }
}

package org.weft.lti.visits;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.weft.lti.registrations.Registration;
import org.weft.lti.services.Scope;
import org.weft.lti.services.ServiceFailed;
import org.weft.lti.services.Services;

/** Tells an LMS that nobody needs to agree to terms of ours, since we have none: those of the school hold. */
public final class TermsDesk {
    private static final String JSON = "application/json";
    private static final int MOST_BYTES = 100_000;

    private final Clock clock;
    private final Services services;

    public TermsDesk(Clock clock, Services services) {
        this.clock = clock;
        this.services = services;
    }

    /**
     * For everyone at once, where the LMS takes that; else for who has gone on.
     *
     * @throws ServiceFailed when the LMS doesn't take it
     */
    public void goOn(Registration registration, TermsClaim claim, String subject) {
        if (claim.scopes().contains(Scope.TERMS_OF_DEPLOYMENT)) {
            var none = JsonNodeFactory.instance.objectNode().put("eulaRequired", false);
            send(registration, Scope.TERMS_OF_DEPLOYMENT, "PUT", below(claim.url(), "deployment"), none);
        } else {
            var accepted = JsonNodeFactory.instance
                    .objectNode()
                    .put("userId", subject)
                    .put("accepted", true)
                    .put(
                            "timestamp",
                            clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
            send(registration, Scope.TERMS_OF_USER, "POST", below(claim.url(), "user"), accepted);
        }
    }

    private void send(Registration registration, Scope scope, String method, URI url, ObjectNode body) {
        services.send(
                new Services.Call(registration, Set.of(scope), method, url, JSON, JSON, body.toString(), MOST_BYTES));
    }

    /** The address with one more step in its path; its own query is kept. */
    private static URI below(URI url, String step) {
        var text = url.toString();
        int query = text.indexOf('?');
        var path = query < 0 ? text : text.substring(0, query);
        return URI.create(path + (path.endsWith("/") ? "" : "/") + step + (query < 0 ? "" : text.substring(query)));
    }
}

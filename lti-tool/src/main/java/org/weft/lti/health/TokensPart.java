package org.weft.lti.health;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.weft.lti.health.Check.Side;
import org.weft.lti.registrations.Registration;
import org.weft.lti.services.AccessTokens;
import org.weft.lti.services.Scope;
import org.weft.lti.services.ServiceFailed;

/** Whether the LMS gives us access tokens for each of its services that we use. Launches do without. */
final class TokensPart implements Health.Part {
    private final AccessTokens tokens;

    TokensPart(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public List<Check> look(Registration registration, List<Sighting> launches) {
        return Arrays.stream(Scope.values())
                .filter(Scope::isCommon)
                .map(scope -> check(registration, scope))
                .toList();
    }

    private Check check(Registration registration, Scope scope) {
        var name = "Access token for " + words(scope);
        var scopes = Set.of(scope);
        tokens.forget(registration, scopes);
        try {
            return tokens.get(registration, scopes).scopes().contains(scope)
                    ? Check.good(name, "The LMS gives it.")
                    : refused(name, "The LMS gives a token without " + scope.url() + ".");
        } catch (ServiceFailed e) {
            var found = "The LMS " + e.getMessage() + ".";
            return e.kind() == ServiceFailed.Kind.UNAVAILABLE
                    ? Check.doubtful(
                            name,
                            found,
                            e.status() == 0 ? Side.NETWORK : Side.LMS,
                            "Compare the token address, " + registration.tokenUrl()
                                    + ", with the one that the LMS shows.")
                    : refused(name, found);
        }
    }

    private static Check refused(String name, String found) {
        return Check.doubtful(
                name,
                found,
                Side.LMS,
                "If Weft shall use this service, allow it for the tool in the LMS. Launches work without it.");
    }

    private static String words(Scope scope) {
        return switch (scope) {
            case ROSTER -> "the roster";
            case GROUPS -> "groups";
            case LINE_ITEMS -> "grade columns";
            case LINE_ITEMS_TO_READ -> "looking at grade columns";
            case RESULTS -> "looking at grades";
            case SCORES -> "giving grades";
            case NOTICES -> "notices";
            case TERMS_OF_USER, TERMS_OF_DEPLOYMENT -> "terms of use";
        };
    }
}

package org.weft.lti.services;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.weft.lti.platform.PlatformClient;
import org.weft.lti.platform.PlatformUnavailable;
import org.weft.lti.registrations.Registration;

/** Calls an LMS's services with an access token. A token that the LMS refuses is replaced once. */
public final class Services {
    private final PlatformClient client;
    private final AccessTokens tokens;

    public Services(PlatformClient client, AccessTokens tokens) {
        this.client = client;
        this.tokens = tokens;
    }

    /**
     * What to ask for.
     *
     * @param scopes of which the LMS must grant at least one
     * @param accept the exact media type: Moodle refuses a list of them
     * @param contentType of the body; null for none
     */
    public record Call(
            Registration registration,
            Set<Scope> scopes,
            String method,
            URI url,
            String accept,
            @Nullable String contentType,
            String body,
            int maxBytes) {
        /** Reads something. */
        public static Call get(Registration registration, Scope scope, URI url, String accept, int maxBytes) {
            return new Call(registration, Set.of(scope), "GET", url, accept, null, "", maxBytes);
        }
    }

    /** What came, and from where. */
    public record Answer(URI from, PlatformClient.Answer content) {
        /**
         * Another address that the answer names, if it is at the same host: a token is sent nowhere else. Where we asked
         * by https it is asked by https, whatever it says.
         */
        public Optional<URI> link(String relation) {
            return Links.of(content, from, relation).flatMap(url -> sameHost(from, url));
        }
    }

    /** The address as it may be asked, with the scheme and port of {@code known}; empty when it is of another host. */
    public static Optional<URI> sameHost(URI known, URI url) {
        boolean same = url.getHost() != null
                && url.getHost().toLowerCase(Locale.ROOT).equals(known.getHost().toLowerCase(Locale.ROOT));
        if (!same) {
            return Optional.empty();
        }
        var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return Optional.of(URI.create(known.getScheme() + "://" + known.getRawAuthority() + url.getRawPath() + query));
    }

    /** @throws ServiceFailed unless the LMS has answered with success */
    public Answer send(Call call) {
        var first = attempt(call);
        if (first.status() != 401) {
            return answer(call, first);
        }
        tokens.forget(call.registration(), call.scopes());
        return answer(call, attempt(call));
    }

    /** Whether the LMS gives us a token for it. @throws ServiceFailed when it gives none at all */
    public boolean allows(Registration registration, Scope scope) {
        return tokens.get(registration, Set.of(scope)).scopes().contains(scope);
    }

    private PlatformClient.Answer attempt(Call call) {
        var token = tokens.get(call.registration(), call.scopes());
        if (token.scopes().isEmpty()) {
            throw new ServiceFailed(ServiceFailed.Kind.NOT_ALLOWED, "grants none of " + Scope.joined(call.scopes()));
        }
        var headers = new HashMap<String, String>();
        headers.put("Authorization", "Bearer " + token.secret());
        headers.put("Accept", call.accept());
        if (call.contentType() != null) {
            headers.put("Content-Type", call.contentType());
        }
        try {
            return client.send(new PlatformClient.Call(
                    call.method(),
                    secure(call.registration().tokenUrl(), call.url()),
                    headers,
                    call.body().getBytes(StandardCharsets.UTF_8),
                    call.maxBytes()));
        } catch (PlatformUnavailable e) {
            throw new ServiceFailed(ServiceFailed.Kind.UNAVAILABLE, "at its address " + e.getMessage(), 0, null, e);
        }
    }

    /** Canvas writes some of its addresses with http: a token isn't sent so to an LMS whose {@code known} is https. */
    static URI secure(URI known, URI url) {
        boolean upgrade = "http".equals(url.getScheme()) && "https".equals(known.getScheme());
        return upgrade
                ? URI.create(url.toString().replaceFirst("^http://([^/?#]*?)(:80)?(?=[/?#]|$)", "https://$1"))
                : url;
    }

    private static Answer answer(Call call, PlatformClient.Answer content) {
        int status = content.status();
        if (status >= 200 && status < 300) {
            return new Answer(call.url(), content);
        }
        throw new ServiceFailed(kind(status), "answered " + status, status, RetryAfter.of(content), null);
    }

    /** A redirect is none of these: we were given the address by a signed message. */
    private static ServiceFailed.Kind kind(int status) {
        return switch (status) {
            case 401, 403 -> ServiceFailed.Kind.NOT_ALLOWED;
            case 404, 410 -> ServiceFailed.Kind.GONE;
            case 409 -> ServiceFailed.Kind.CONFLICT;
            case 408, 425, 429 -> ServiceFailed.Kind.UNAVAILABLE;
            default -> status >= 500 ? ServiceFailed.Kind.UNAVAILABLE : ServiceFailed.Kind.REFUSED;
        };
    }
}

package org.weft.admin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.weft.base.Refusal;
import org.weft.lti.pages.Words;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.session.Secrets;

/** Knows whose request it is by a first-party cookie, and whether it came from one of our own pages. */
final class Door {
    static final String TOKEN = "token";

    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Lax";

    private final AdminSessions sessions;
    private final BiPredicate<OrganizationId, InstallationId> admits;
    private final String origin;
    private final boolean secure;

    /** @param admits whether those whom a host calls its administrators may be in */
    Door(AdminSessions sessions, BiPredicate<OrganizationId, InstallationId> admits, URI publicUrl) {
        this.sessions = sessions;
        this.admits = admits;
        this.origin = publicUrl.toString().toLowerCase(Locale.ROOT);
        this.secure = origin.startsWith("https:");
    }

    /** @throws Refusal.Unauthenticated for who isn't in, or no more */
    Visit.Caller caller(HttpServletRequest request) {
        var token = token(request).orElseThrow(Refusal.Unauthenticated::new);
        var admin = sessions.find(token).orElseThrow(Refusal.Unauthenticated::new);
        var organization = admin.organization();
        var installation = admin.installation();
        if (organization != null && installation != null && !admits.test(organization, installation)) {
            sessions.end(admin);
            throw new Refusal.Unauthenticated();
        }
        var words = admin.locale() == null ? words(request) : Console.words(admin.locale());
        return new Visit.Caller(request, admin, words, formToken(token));
    }

    /** In the browser's language: for who isn't in, or is nobody in particular. */
    static Words words(HttpServletRequest request) {
        return Console.words(
                request.getHeader("Accept-Language") == null
                        ? null
                        : request.getLocale().toLanguageTag());
    }

    /**
     * A form is taken from our own pages alone: browsers say where it comes from, and it brings what only a page of this
     * session has in it.
     *
     * @throws Refusal.NotAllowed {@code form-foreign}
     */
    void requireOurForm(HttpServletRequest request, Visit.Caller caller) {
        requireSameOrigin(request);
        var given = request.getParameter(TOKEN);
        var expected = caller.formToken();
        if (given == null || !MessageDigest.isEqual(bytes(given), bytes(expected))) {
            throw foreign();
        }
    }

    /** @throws Refusal.NotAllowed {@code form-foreign} when another site sent it, or the browser doesn't say who did */
    void requireSameOrigin(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        var from = request.getHeader("Origin");
        boolean said = site != null || from != null;
        boolean ours = (site == null || site.equals("same-origin")) && (from == null || from.equals(origin));
        if (!said || !ours) {
            throw foreign();
        }
    }

    /** Ends what the browser has in hand, if it has anything. */
    void leave(HttpServletRequest request) {
        token(request).flatMap(sessions::find).ifPresent(sessions::end);
    }

    /** {@code __Host-} keeps other hosts of the domain from setting it; browsers take it by https only. */
    String cookie(String token) {
        return name() + "=" + token + ATTRIBUTES + (secure ? "; Secure" : "");
    }

    String expiredCookie() {
        return cookie("") + "; Max-Age=0";
    }

    private String name() {
        return secure ? "__Host-weft-admin" : "weft-admin";
    }

    private Optional<String> token(HttpServletRequest request) {
        var name = name();
        for (var cookie : request.getCookies() == null ? new Cookie[0] : request.getCookies()) {
            if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    /** Follows from the session's token, which it doesn't tell. */
    private static String formToken(String token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.hash("form/" + token));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Refusal.NotAllowed foreign() {
        return new Refusal.NotAllowed("form-foreign", "Not sent from a page of this session");
    }
}

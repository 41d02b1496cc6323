package org.weft.practice;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Signing in with one click. The cookie holds the person's key: there is nothing to protect here. */
final class SignIn extends HttpServlet {
    static final String COOKIE = "practice_person";

    private final transient Enrolments enrolments;

    SignIn(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    static Optional<Person> person(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .flatMap(key -> People.find(key).stream())
                .findFirst();
    }

    static void signIn(HttpServletResponse response, Person person) {
        response.addHeader("Set-Cookie", "%s=%s; Path=/; HttpOnly; SameSite=Lax".formatted(COOKIE, person.key()));
    }

    /** Where to say who it is; afterwards it goes on to the page that is asked for now. */
    static String address(HttpServletRequest request) {
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        var fragment = request.getParameter(CourseServlet.TARGET) == null ? "" : "#tool";
        return Query.of("/sign-in", Map.of("return", request.getRequestURI() + query + fragment));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var back = local(request.getParameter("return"));
        var body = Html.fill("sign-in.html", Map.of("people", Pages.people(back, enrolments)));
        Pages.send(response, 200, Pages.layout("Sign in", Pages.signedIn(request), body));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var person = People.find(Objects.requireNonNullElse(request.getParameter("person"), ""));
        if (person.isEmpty()) {
            Pages.refuse(response, 400, "Nobody has this name", "Choose someone from the list on the first page.");
            return;
        }
        signIn(response, person.get());
        Pages.redirect(response, local(request.getParameter("return")));
    }

    /** A path of ours, never an address elsewhere. */
    private static String local(@Nullable String path) {
        return Stream.ofNullable(path)
                .filter(text -> text.matches("/([^/\\\\].*)?"))
                .findFirst()
                .orElse("/");
    }
}

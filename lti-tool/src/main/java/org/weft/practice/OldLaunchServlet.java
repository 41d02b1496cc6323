package org.weft.practice;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /launch11/{resource link}}: a form that the LMS has signed and that sends itself to the tool (LTI 1.1). */
final class OldLaunchServlet extends HttpServlet {
    static final String PATH = "/launch11/";

    private final transient PracticeSettings settings;
    private final transient Catalog catalog;
    private final transient Activities activities;
    private final transient @Nullable OldKey key;
    private final transient Clock clock;
    private final transient Enrolments enrolments;

    /** @param key null for an LMS that has none */
    OldLaunchServlet(
            PracticeSettings settings,
            Catalog catalog,
            Activities activities,
            @Nullable OldKey key,
            Clock clock,
            Enrolments enrolments) {
        this.settings = settings;
        this.catalog = catalog;
        this.activities = activities;
        this.key = key;
        this.clock = clock;
        this.enrolments = enrolments;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var link = Objects.requireNonNullElse(request.getPathInfo(), "/").substring(1);
        var person = SignIn.person(request);
        if (key == null) {
            Pages.refuse(response, 404, "This LMS has no LTI 1.1", "It was started without a key for it.");
        } else if (person.isEmpty()) {
            Pages.refuse(response, 403, "You aren't signed in", "Sign in, then open the page again.");
        } else {
            var launch = launch(person.get(), link).filter(found -> enrolments.isIn(person.get(), found.course()));
            if (launch.isEmpty()) {
                Pages.refuse(response, 404, "There is no such resource link", "It may have been removed.");
                return;
            }
            Pages.send(response, 200, form(key, launch.get(), request).html());
        }
    }

    private SelfPostingForm form(OldKey signer, OldLaunch launch, HttpServletRequest request) {
        var address = settings.toolUrl().resolve("/lti/launch11");
        var page = settings.at(launch.course().path(launch.page()));
        var fields = launch.fields(page, Quirks.of(request, Family.STANDARD).window(), clock.instant());
        return new SelfPostingForm("post", address.toString(), signer.signed(address, fields));
    }

    private Optional<OldLaunch> launch(Person person, String link) {
        return catalog.holding(link)
                .flatMap(course -> course.holding(link).map(page -> new OldLaunch(person, course, page, Map.of())))
                .or(() -> activities
                        .holding(link)
                        .map(added -> new OldLaunch(person, added.course(), added.page(), added.custom())));
    }
}

package org.weft.lti.admin;

import org.jspecify.annotations.Nullable;
import org.weft.admin.AdminSessions;
import org.weft.admin.Console;
import org.weft.admin.Entrance;
import org.weft.base.Markup;
import org.weft.lti.pages.Layout;
import org.weft.lti.registrations.Registration;
import org.weft.people.PersonId;

/** How administrators of an LMS get from there into the console, and out of it. */
public final class ConsoleEntry {
    private final AdminSessions sessions;
    private final Admissions admissions;
    private final Layout layout;

    ConsoleEntry(AdminSessions sessions, Admissions admissions, Layout layout) {
        this.sessions = sessions;
        this.admissions = admissions;
        this.layout = layout;
    }

    /** Whether administrators of the LMS may come in. */
    public boolean admits(Registration registration) {
        return admissions.admits(registration);
    }

    /** The LMS does not call somebody its administrator, or no more. */
    public void end(Registration registration, String subject) {
        sessions.end(registration.organizationId(), registration.installationId(), subject);
    }

    /**
     * A page for the LMS's frame, with a button that opens the console beside it: in a frame there would be no first-party
     * cookie, and the LMS's page could lie over ours.
     */
    public String page(Registration registration, PersonId person, @Nullable String locale) {
        var words = Console.words(locale);
        var code = sessions.open(registration.organizationId(), registration.installationId(), person);
        var body = """
                <main>
                <h1>%s</h1>
                <p>%s</p>
                %s</main>
                """.formatted(
                        Markup.escape(words.text("console")), words.html("enter.frame"), Entrance.button(words, code));
        return layout.page(words.language(), words.direction(), words.text("console"), "console.css", body);
    }
}

package org.weft.lti.admin;

import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.weft.admin.Administration;
import org.weft.admin.Console;
import org.weft.admin.Panel;
import org.weft.lti.install.Invitations;
import org.weft.lti.keys.OurKeys;
import org.weft.lti.pages.Layout;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.registrations.Registrations;

/** The console with what LTI adds to it, put together by hand. */
public final class LtiAdministration {
    private final Admissions admissions;
    private final Console console;
    private final ConsoleEntry entry;

    /**
     * What other parts of LTI show in the console.
     *
     * @param installation on the page of each LMS; its id is the last part of the address
     * @param deliveries what is sent besides mails
     */
    public record More(List<Panel> installation, List<Panel> deliveries) {}

    public LtiAdministration(
            Jdbi jdbi,
            Clock clock,
            Registrations registrations,
            OurKeys keys,
            ToolUrls urls,
            Layout layout,
            More more) {
        admissions = new Admissions(jdbi, registrations);
        var page = new InstallationPage(jdbi, registrations, admissions, urls, more.installation());
        var installations = new InstallationsSection(jdbi, new Invitations(jdbi, clock), page, urls);
        var administration = new Administration(
                jdbi,
                clock,
                urls.publicUrl(),
                layout,
                new Administration.Hosts(
                        admissions::admitsNow,
                        List.of(new PendingPanel(jdbi)),
                        List.of(new KeysSection(keys, clock)),
                        List.of(installations),
                        more.deliveries()));
        console = administration.console();
        entry = new ConsoleEntry(administration.sessions(), admissions, layout);
    }

    /** {@code /admin/*}. */
    public Console console() {
        return console;
    }

    public ConsoleEntry entry() {
        return entry;
    }

    public Admissions admissions() {
        return admissions;
    }
}

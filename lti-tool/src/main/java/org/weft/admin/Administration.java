package org.weft.admin;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.jdbi.v3.core.Jdbi;
import org.weft.discussion.ForumDefaults;
import org.weft.lti.pages.Layout;
import org.weft.moderation.AdminBlocks;
import org.weft.moderation.OrganizationWords;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.people.Organizations;
import org.weft.session.Looks;
import org.weft.uploads.UploadLimits;

/** The console, put together by hand. */
public final class Administration {
    private final AdminSessions sessions;
    private final Console console;

    /**
     * What hosts add.
     *
     * @param admits whether those whom an installation calls its administrators may administer its organization
     * @param overview what waits for who runs the server
     * @param server sections for who runs the server
     * @param organization sections of each organization, before those that are always there
     * @param deliveries what is sent besides mails
     */
    public record Hosts(
            BiPredicate<OrganizationId, InstallationId> admits,
            List<Panel> overview,
            List<Section> server,
            List<Section> organization,
            List<Panel> deliveries) {}

    public Administration(Jdbi jdbi, Clock clock, URI publicUrl, Layout layout, Hosts hosts) {
        sessions = new AdminSessions(jdbi, clock);
        var acts = new AdminActs(jdbi, clock);
        var organizations = new Organizations(jdbi, clock);
        var page = new ConsolePage(layout);
        var door = new Door(sessions, hosts.admits(), publicUrl);
        var deliveries = new ArrayList<Panel>(List.of(new Mails(jdbi, clock)));
        deliveries.addAll(hosts.deliveries());
        var sections = new ArrayList<>(hosts.organization());
        sections.add(new SettingsSection(
                new ForumDefaults(jdbi), new UploadLimits(jdbi), new Looks(jdbi), new OrganizationWords(jdbi)));
        sections.add(new PeopleSection(jdbi, clock, new AdminBlocks(jdbi, clock)));
        sections.add(new LogSection(new Log(jdbi), publicUrl));
        sections.add(new DeliveriesSection(deliveries));
        console = new Console(
                door,
                new Entrance(door, sessions, acts, page),
                acts,
                organizations,
                page,
                new Console.Sections(
                        new OverviewSection(organizations, acts, hosts.overview()), hosts.server(), sections));
    }

    /** {@code /admin/*}. */
    public Console console() {
        return console;
    }

    public AdminSessions sessions() {
        return sessions;
    }
}

package org.weft.lti;

import jakarta.servlet.Servlet;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.weft.discussion.Placing;
import org.weft.lti.health.Health;
import org.weft.lti.health.Sightings;
import org.weft.lti.install.ByHand;
import org.weft.lti.install.ByHandPages;
import org.weft.lti.install.InstallPages;
import org.weft.lti.install.Installer;
import org.weft.lti.install.Installing;
import org.weft.lti.install.Invitations;
import org.weft.lti.keys.KeySetFetcher;
import org.weft.lti.keys.KeySets;
import org.weft.lti.keys.OurKeys;
import org.weft.lti.pages.Assets;
import org.weft.lti.pages.Layout;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.picking.ContentItems;
import org.weft.lti.picking.PickerAnswer;
import org.weft.lti.picking.PickerPage;
import org.weft.lti.picking.Pickers;
import org.weft.lti.picking.Picking;
import org.weft.lti.picking.Preparations;
import org.weft.lti.platform.PlatformClient;
import org.weft.lti.platform.PublicAddresses;
import org.weft.lti.registrations.Registrations;
import org.weft.lti.services.AccessTokens;
import org.weft.people.Installations;
import org.weft.people.Organizations;
import org.weft.session.Arrival;
import org.weft.session.Welcome;

/** The host "LMS": everything that LTI needs, wired by hand. Its tables are the migrations of module {@code lti}. */
public final class LtiHost implements AutoCloseable {
    public static final String MIGRATIONS = "lti";

    private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(5);

    private final Registrations registrations;
    private final OurKeys keys;
    private final ToolUrls urls;
    private final Sightings sightings;
    private final Health health;
    private final Map<String, Servlet> servlets;

    /** @param arrivals {@code Arrivals::arrive} */
    public LtiHost(Jdbi jdbi, Clock clock, Function<Arrival, Welcome> arrivals, Placing placing, LtiSettings settings) {
        this(jdbi, clock, arrivals, placing, settings, FETCH_TIMEOUT);
    }

    LtiHost(
            Jdbi jdbi,
            Clock clock,
            Function<Arrival, Welcome> arrivals,
            Placing placing,
            LtiSettings settings,
            Duration fetchTimeout) {
        var addresses = new PublicAddresses(settings.allowLoopback());
        var organizations = new Organizations(jdbi, clock);
        var installations = new Installations(jdbi, clock);
        urls = new ToolUrls(settings.publicUrl());
        registrations = new Registrations(jdbi, clock, organizations, installations, addresses);
        keys = new OurKeys(jdbi, clock, settings.masterKey());

        var userAgent = "Weft/1.0 (LTI 1.3 tool; +" + settings.publicUrl() + ")";
        var platforms = new PlatformClient(addresses, userAgent, fetchTimeout);
        var keySetFetcher = new KeySetFetcher(platforms);
        var keySets = new KeySets(keySetFetcher, clock);
        sightings = new Sightings(jdbi);
        var seen = new LaunchesSeen(sightings, clock);
        health = new Health(
                registrations,
                sightings,
                Health.parts(urls, platforms, keySetFetcher, new AccessTokens(platforms, keys, clock), clock),
                clock);
        var states = new LaunchStates(jdbi, clock, urls.launch().toString());
        var verifier = new LaunchVerifier(
                registrations, keySets, states, new DeepLinkingReader(settings.allowLoopback()), clock);
        var assets = new Assets();
        var layout = new Layout(assets);
        var pages = new LaunchPages(registrations, layout);
        var login = new LoginStep(registrations, states, urls, pages);
        var pickers = new Pickers(jdbi, clock);
        var preparations = new Preparations(jdbi, clock, placing);
        var picking = new Picking(
                pickers,
                preparations,
                placing,
                new ContentItems(urls.launch()),
                new PickerAnswer(keys, clock),
                new PickerPage(layout));
        var picker = new PickerStep(registrations, pickers, picking, preparations, placing, pages);
        var launch = new LaunchStep(verifier, states, arrivals, new ArrivalMaker(urls), picker, preparations, pages);

        var invitations = new Invitations(jdbi, clock);
        var installer = new Installer(invitations, organizations, registrations, platforms, addresses, urls);
        var installing = new Installing(installer, new InstallPages(layout));

        var byHand = new ByHand(invitations, organizations, registrations, addresses, new ByHandPages(layout, urls));

        servlets = Map.of(
                ToolUrls.LOGIN_PATH,
                new StepServlet(login, pages, seen),
                ToolUrls.LAUNCH_PATH,
                new StepServlet(launch, pages, seen),
                ToolUrls.PICKER_PATH + "/*",
                new StepServlet(picker, pages, seen),
                ToolUrls.KEYS_PATH,
                new OurKeysServlet(keys),
                ToolUrls.REGISTER_PATH,
                new StepServlet(new RegisterStep(installing), pages, seen),
                ToolUrls.INSTALL_PATH + "/*",
                new StepServlet(new InstallStep(byHand), pages, seen),
                Assets.PATH,
                assets);
    }

    /** By their paths. */
    public Map<String, Servlet> servlets() {
        return servlets;
    }

    public Registrations registrations() {
        return registrations;
    }

    public OurKeys keys() {
        return keys;
    }

    /** How it is with one installation. */
    public Health health() {
        return health;
    }

    /** Writes what is still to be written about launches. */
    @Override
    public void close() {
        sightings.close();
    }

    public ToolUrls urls() {
        return urls;
    }
}

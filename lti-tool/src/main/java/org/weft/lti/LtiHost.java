package org.weft.lti;

import jakarta.servlet.Servlet;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.weft.admin.Console;
import org.weft.credit.Credit;
import org.weft.credit.Scores;
import org.weft.discussion.Placing;
import org.weft.lti.admin.Admissions;
import org.weft.lti.admin.GradesPanel;
import org.weft.lti.admin.HealthPanel;
import org.weft.lti.admin.LtiAdministration;
import org.weft.lti.copies.CourseCopies;
import org.weft.lti.copies.Handlers;
import org.weft.lti.copies.Notices;
import org.weft.lti.grades.ColumnTrial;
import org.weft.lti.grades.Grading;
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
import org.weft.lti.platform.PlatformClient;
import org.weft.lti.platform.PublicAddresses;
import org.weft.lti.registrations.Registrations;
import org.weft.lti.roster.RosterReader;
import org.weft.lti.roster.RosterSources;
import org.weft.lti.services.AccessTokens;
import org.weft.lti.services.Services;
import org.weft.lti.v1p1.Consumers;
import org.weft.lti.v1p1.Nonces;
import org.weft.lti.v1p1.OutcomeAddresses;
import org.weft.lti.v1p1.Outcomes;
import org.weft.lti.v1p1.Successors;
import org.weft.lti.visits.PrivacyDesk;
import org.weft.lti.visits.TermsDesk;
import org.weft.lti.visits.VisitPages;
import org.weft.lti.visits.Visits;
import org.weft.people.Installations;
import org.weft.people.Organizations;
import org.weft.people.People;
import org.weft.places.Places;
import org.weft.roster.Rosters;
import org.weft.session.Arrival;
import org.weft.session.Carrying;
import org.weft.session.Welcome;

/** The host "LMS": everything that LTI needs, wired by hand. Its tables are the migrations of module {@code lti}. */
public final class LtiHost implements AutoCloseable {
    public static final String MIGRATIONS = "lti";

    /** A page of a large course can take an LMS long, and nobody waits for it. */
    private static final Duration SERVICE_TIMEOUT = Duration.ofSeconds(30);

    private final Registrations registrations;
    private final OurKeys keys;
    private final Consumers consumers;
    private final Successors successors;
    private final ToolUrls urls;
    private final Admissions admissions;
    private final Sightings sightings;
    private final Health health;
    private final Map<String, Servlet> servlets;
    private final RosterSources rosterSources;
    private final RosterReader rosterReader;
    private final Handlers handlers;
    private final Notices notices;
    private final Visits openVisits;
    private final Grading grading;

    /** @param arrivals {@code Arrivals::arrive} */
    public LtiHost(
            Jdbi jdbi,
            Clock clock,
            Function<Arrival, Welcome> arrivals,
            Placing placing,
            Credit credit,
            LtiSettings settings) {
        this(jdbi, clock, arrivals, placing, credit, settings, Duration.ofSeconds(5));
    }

    LtiHost(
            Jdbi jdbi,
            Clock clock,
            Function<Arrival, Welcome> arrivals,
            Placing placing,
            Credit credit,
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
        sightings = new Sightings(jdbi);
        var rosters = new Rosters(jdbi, clock);
        var seen = new LaunchesSeen(sightings, clock);
        var tokens = new AccessTokens(platforms, keys, clock);
        var trial = new ColumnTrial(jdbi, new Services(platforms, tokens));
        health = new Health(
                registrations,
                sightings,
                Health.parts(urls, platforms, keySetFetcher, tokens, rosters, trial, clock),
                clock);
        var states = new LaunchStates(jdbi, clock, urls.launch().toString());
        var deepLinking = new DeepLinkingReader(settings.allowLoopback());
        var verifier = new LaunchVerifier(registrations, new KeySets(keySetFetcher, clock), states, deepLinking, clock);
        consumers = new Consumers(jdbi, clock, installations, settings.masterKey());
        successors = new Successors(jdbi, clock, consumers, new Carrying(new People(clock)));
        var assets = new Assets();
        var layout = new Layout(assets);
        var pages = new LaunchPages(registrations, layout);
        var login = new LoginStep(registrations, states, urls, pages);
        var picker = new PickerParts(
                jdbi,
                clock,
                new PickerParts.Core(arrivals, placing, credit),
                new PickerParts.Lms(registrations, consumers, keys, urls, layout, pages));
        rosterSources = new RosterSources(jdbi, clock, rosters);
        var patient = new PlatformClient(addresses, userAgent, SERVICE_TIMEOUT);
        var services = new Services(patient, new AccessTokens(patient, keys, clock));
        rosterReader = new RosterReader(jdbi, clock, registrations, services, successors, rosters);
        var outcomeAddresses = new OutcomeAddresses(jdbi, clock);
        var outcomes = new Outcomes(consumers, patient, clock);
        grading = new Grading(jdbi, clock, registrations, services, outcomes, outcomeAddresses);
        var administration = new LtiAdministration(
                jdbi,
                clock,
                registrations,
                keys,
                urls,
                layout,
                new LtiAdministration.More(
                        List.of(new HealthPanel(registrations, health)),
                        List.of(new GradesPanel(new Scores(jdbi, clock)))));
        admissions = administration.admissions();
        var console = new ConsoleStep(administration.entry(), placing, pages);
        var courseCopies = new CourseCopies(jdbi, clock);
        var noticeReader = new NoticeReader(verifier);
        notices = new Notices(jdbi, clock, courseCopies, noticeReader);
        handlers = new Handlers(jdbi, clock, registrations, services, urls.notices());
        openVisits = new Visits(jdbi, clock);
        var visits = new VisitStep(
                registrations,
                openVisits,
                arrivals,
                placing,
                new Places(jdbi, clock),
                new PrivacyDesk(jdbi, clock),
                new TermsDesk(clock, services),
                console,
                new VisitPages(layout),
                pages);
        var launch = new LaunchStep(
                verifier,
                states,
                arrivals,
                new ArrivalMaker(urls),
                new Migration(successors),
                picker.step,
                picker.first,
                visits,
                new LaunchServices(rosterSources, grading.sources(), handlers),
                new SubmissionReview(jdbi),
                console,
                pages);
        var launch1p1 = new Launch1p1Step(
                new Verifier1p1(consumers, new Nonces(jdbi, clock), successors, deepLinking, clock),
                urls,
                arrivals,
                picker.step,
                picker.first,
                outcomeAddresses,
                grading.sources(),
                pages);
        var invitations = new Invitations(jdbi, clock);
        var installer = new Installer(invitations, organizations, registrations, platforms, addresses, urls);
        var registering = new RegisterStep(new Installing(installer, new InstallPages(layout)));
        var byHand = new ByHand(invitations, organizations, registrations, addresses, new ByHandPages(layout, urls));
        servlets = Map.ofEntries(
                Map.entry(ToolUrls.LOGIN_PATH, new StepServlet(login, pages, seen)),
                Map.entry(ToolUrls.LAUNCH_PATH, new StepServlet(launch, pages, seen)),
                Map.entry(ToolUrls.LAUNCH_1P1_PATH, new StepServlet(launch1p1, pages, seen)),
                Map.entry(ToolUrls.PICKER_PATH + "/*", new StepServlet(picker.step, pages, seen)),
                Map.entry(ToolUrls.SETUP_PATH + "/*", new StepServlet(picker.setupStep, pages, seen)),
                Map.entry(ToolUrls.VISIT_PATH + "/*", new StepServlet(visits, pages, seen)),
                Map.entry(ToolUrls.NOTICES_PATH, new NoticesServlet(noticeReader, notices, clock)),
                Map.entry(ToolUrls.KEYS_PATH, new OurKeysServlet(keys)),
                Map.entry(ToolUrls.REGISTER_PATH, new StepServlet(registering, pages, seen)),
                Map.entry(ToolUrls.INSTALL_PATH + "/*", new StepServlet(new InstallStep(byHand), pages, seen)),
                Map.entry(Console.PATH, administration.console()),
                Map.entry(Assets.PATH, assets));
    }

    /** Starts the jobs. */
    public void start() {
        rosterReader.start();
        openVisits.start();
        grading.start();
        handlers.start();
        notices.start();
    }

    @Override
    public void close() {
        rosterReader.close();
        openVisits.close();
        grading.close();
        handlers.close();
        notices.close();
        rosterSources.close();
        sightings.close();
    }

    /** Reads the lists of members that are due; a job of {@link #start}. */
    public RosterReader rosterReader() {
        return rosterReader;
    }

    public Grading grading() {
        return grading;
    }

    /** Tells LMSs where we take notices; a job of {@link #start}. */
    public Handlers handlers() {
        return handlers;
    }

    /** Works notices off; a job of {@link #start}. */
    public Notices notices() {
        return notices;
    }

    /** By their paths. */
    public Map<String, Servlet> servlets() {
        return servlets;
    }

    public Registrations registrations() {
        return registrations;
    }

    /** Whose administrators may use the console. */
    public Admissions admissions() {
        return admissions;
    }

    public OurKeys keys() {
        return keys;
    }

    /** Those who come by LTI 1.1. */
    public Consumers consumers() {
        return consumers;
    }

    public Successors successors() {
        return successors;
    }

    /** How it is with one installation. */
    public Health health() {
        return health;
    }

    public ToolUrls urls() {
        return urls;
    }
}

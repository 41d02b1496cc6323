package org.weft.practice;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The practice LMS as a running server. Its key is new at each start. */
public final class PracticeLms {
    private static final Logger log = LoggerFactory.getLogger(PracticeLms.class);

    private final PracticeSettings asked;
    private final Clock clock;
    private final UnaryOperator<Map<String, Object>> claimsEditor;
    private final PlatformKey key;
    private final @Nullable PracticeMail mail;
    private final Tools tools;
    private final OpenRegistrations open;
    private final Activities activities;
    private final Selections selections;
    private final Enrolments enrolments;
    private final Families families;
    private final Gradebook gradebook;
    private final Catalog catalog;
    private final Notices notices;
    private @Nullable OldKey oldKey;
    private @Nullable Server server;
    private @Nullable PracticeSettings settings;

    public PracticeLms(PracticeSettings settings, Clock clock) {
        this(settings, clock, UnaryOperator.identity(), null, null);
    }

    /**
     * @param mail that its people get; null when they get it elsewhere
     * @param kept the folder that keeps what is added to the courses, their grades, and the tools that register themselves
     */
    public PracticeLms(PracticeSettings settings, Clock clock, @Nullable PracticeMail mail, Path kept) {
        this(settings, clock, UnaryOperator.identity(), mail, kept);
    }

    /**
     * An LMS that is wrong on purpose.
     *
     * @param claimsEditor gets the claims of each id token, may change them, and gives those to sign
     */
    public PracticeLms(PracticeSettings settings, Clock clock, UnaryOperator<Map<String, Object>> claimsEditor) {
        this(settings, clock, claimsEditor, null, null);
    }

    private PracticeLms(
            PracticeSettings settings,
            Clock clock,
            UnaryOperator<Map<String, Object>> claimsEditor,
            @Nullable PracticeMail mail,
            @Nullable Path kept) {
        this.asked = settings;
        this.clock = clock;
        this.claimsEditor = claimsEditor;
        this.key = PlatformKey.generate();
        this.mail = mail;
        this.tools = new Tools(settings.tool(), kept == null ? null : kept.resolve("practice-tools.json"));
        this.open = new OpenRegistrations(clock, key, tools);
        this.catalog = new Catalog(kept == null ? null : kept.resolve("practice-copies.json"));
        this.activities =
                new Activities(catalog, tools, kept == null ? null : kept.resolve("practice-activities.json"));
        this.selections = new Selections(clock);
        this.enrolments = new Enrolments(kept == null ? null : kept.resolve("practice-enrolments.json"));
        this.families = new Families(kept == null ? null : kept.resolve("practice-families.json"));
        this.gradebook = new Gradebook(clock, enrolments, kept);
        this.notices = new Notices(clock, tools, key, kept == null ? null : kept.resolve("practice-notices.json"));
    }

    /** Launches by LTI 1.1 as well, where a page asks for it; to be said before it starts. */
    public void takeOldKey(OldKey given) {
        oldKey = given;
    }

    /**
     * Listens.
     *
     * @throws IllegalArgumentException if the address isn't a loopback address
     * @throws UncheckedIOException if the port is taken
     */
    public void start() {
        var address = asked.loopback();
        var jetty = new Server(new QueuedThreadPool(20, 4));
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        var connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(address.getHostAddress());
        connector.setPort(asked.lmsUrl().getPort());
        jetty.addConnector(connector);
        open(connector);
        settings = asked.withPort(connector.getLocalPort());
        notices.start(settings.lmsUrl());
        jetty.setHandler(routes(settings));
        jetty.setErrorHandler(errors(tools));
        run(jetty);
        server = jetty;
        log.info("practice-lms started at={}", uri());
    }

    /** Ends running requests and stops listening. Does nothing if it isn't started. */
    public void stop() {
        if (server == null) {
            return;
        }
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The practice LMS does not stop", e);
        } finally {
            notices.stop();
        }
        server = null;
    }

    /** Where it is, with the real port. It is the issuer as well. */
    public URI uri() {
        return running().lmsUrl();
    }

    public URI authorizationUri() {
        return running().at("/authorize");
    }

    public URI tokenUri() {
        return running().at("/token");
    }

    public URI jwksUri() {
        return running().at("/jwks.json");
    }

    public PlatformKey key() {
        return key;
    }

    /** The claims of a launch, edited. Changing the map changes nothing here. */
    public Map<String, Object> claims(Launch launch) {
        var claims = launchClaims().of(launch);
        if (oldKey != null) {
            claims.put(
                    LaunchClaims.LTI + "lti1p1", oldKey.claim(launch, running().deploymentId(), claims));
        }
        return claimsEditor.apply(claims);
    }

    /** A signed id token, as the authorization endpoint would send it. */
    public String idToken(Launch launch) {
        return key.sign(claims(launch));
    }

    private String selectionToken(Selection selection) {
        var claims = new SelectionClaims(running(), launchClaims(), families);
        return sign(claims.of(selection, selections.begin(selection)));
    }

    private LaunchClaims launchClaims() {
        return new LaunchClaims(running(), clock, gradebook, families);
    }

    private String sign(Map<String, Object> claims) {
        return key.sign(claimsEditor.apply(claims));
    }

    /**
     * A person opening a page in a frame at the usual target.
     *
     * @throws java.util.NoSuchElementException if there is no such person or resource link
     */
    public Launch launch(String personKey, String resourceLinkId, String nonce) {
        var course = catalog.holding(resourceLinkId).orElseThrow();
        var page = course.holding(resourceLinkId).orElseThrow();
        return new Launch(
                People.find(personKey).orElseThrow(),
                course,
                page,
                tools.first(),
                tools.first().says().targetLink(),
                false,
                nonce,
                Map.of());
    }

    private PracticeSettings running() {
        return Objects.requireNonNull(settings, "The practice LMS has not been started");
    }

    /** For what Jetty refuses before it asks us, such as {@code /%zz}. */
    private static Request.Handler errors(Tools tools) {
        var page = new ErrorHandler();
        return (request, response, callback) -> {
            Guard.headers(tools).forEach(response.getHeaders()::put);
            return page.handle(request, response, callback);
        };
    }

    private ServletContextHandler routes(PracticeSettings settings) {
        var context = new ServletContextHandler("/");
        context.addFilter(new FilterHolder(new Guard(settings, tools)), "/*", EnumSet.of(DispatcherType.REQUEST));
        add(context, new HomeServlet(enrolments, catalog), "/");
        add(context, new SignIn(enrolments), "/sign-in");
        add(context, new CourseServlet(catalog, tools, activities, enrolments, families), "/courses/*");
        add(context, new LaunchServlet(settings, activities, gradebook, families), "/launch/*");
        var old = new OldLaunchServlet(settings, catalog, activities, oldKey, clock, enrolments);
        add(context, old, OldLaunchServlet.PATH + "*");
        add(
                context,
                new AuthorizeServlet(
                        catalog,
                        tools,
                        activities,
                        gradebook,
                        enrolments,
                        this::idToken,
                        this::selectionToken,
                        message -> sign(launchClaims().of(message))),
                "/authorize");
        add(context, new SelectionServlet(settings, catalog, tools, enrolments, families), SelectionServlet.PATH + "*");
        add(context, new MessageServlet(settings, catalog, tools, enrolments, families), MessageServlet.PATH + "*");
        var selected = new SelectedServlet(settings, clock, tools, activities, selections, gradebook);
        add(context, selected, SelectedServlet.PATH);
        var metadata = new MetadataServlet(settings, key);
        add(context, metadata, "/jwks.json", "/.well-known/openid-configuration");
        var grants = new Grants(clock);
        add(context, new TokenServlet(settings, clock, tools, grants, families), "/token");
        add(context, new MembersServlet(settings, grants, catalog, enrolments, families), MembersServlet.PATH + "*");
        var groups = new GroupsServlet(settings, grants, catalog, enrolments, families);
        add(context, groups, GroupsServlet.GROUPS + "*", GroupsServlet.SETS + "*");
        add(context, new PeopleServlet(catalog, enrolments, tools), PeopleServlet.PATH + "*");
        var addresses = new GradeAddresses(settings, families);
        var grades = new GradesServlet(addresses, grants, catalog, gradebook, activities, enrolments);
        add(context, grades, GradeAddresses.PATH + "*");
        var seen = new GradebookServlet(catalog, gradebook, activities, enrolments, families);
        add(context, seen, GradebookServlet.PATH + "*");
        add(context, new ToolsServlet(settings, tools, open, families), ToolsServlet.PATH + "/*");
        add(context, new RegistrationServlet(open, tools, families), RegistrationServlet.PATH);
        add(context, new CopyServlet(catalog, activities, notices, enrolments), CopyServlet.PATH + "*");
        add(context, new HandLinkServlet(catalog, tools, activities, enrolments), HandLinkServlet.PATH + "*");
        add(context, new NoticeHandlersServlet(grants, notices), NoticeHandlersServlet.PATH);
        add(context, new AssetServlet(), "/assets/*");
        add(context, mail == null ? new NoMailServlet() : new MailServlet(mail), "/mail/*");
        return context;
    }

    private static void add(ServletContextHandler context, HttpServlet servlet, String... paths) {
        var holder = new ServletHolder(servlet);
        for (var path : paths) {
            context.addServlet(holder, path);
        }
    }

    private void open(ServerConnector connector) {
        try {
            connector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The practice LMS can't listen on " + asked.lmsUrl() + ": " + e.getMessage(), e);
        }
    }

    private static void run(Server jetty) {
        try {
            jetty.start();
        } catch (Exception e) {
            throw new IllegalStateException("The practice LMS does not start", e);
        }
    }
}

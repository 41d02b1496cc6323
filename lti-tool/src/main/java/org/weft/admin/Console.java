package org.weft.admin;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.base.Refusal;
import org.weft.lti.pages.Phrasebook;
import org.weft.lti.pages.Words;
import org.weft.people.OrganizationId;
import org.weft.people.Organizations;
import org.weft.people.Organizations.Organization;
import org.weft.server.RequestId;

/**
 * {@code /admin/*}: who may come in, and to which pages. What somebody may not see is not found. An organization's pages are
 * at {@code /admin/organizations/ID/SECTION/…}, those of the whole server at {@code /admin/SECTION}.
 */
public final class Console extends HttpServlet {
    public static final String PATH = "/admin/*";
    static final String HOME = "/admin/";
    static final String SIGN_OUT = "/admin/sign-out";

    private static final Phrasebook PHRASES = new Phrasebook(Console.class);
    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    private static final String ORGANIZATIONS = "organizations";

    private final transient Door door;
    private final transient Entrance entrance;
    private final transient AdminActs acts;
    private final transient Organizations organizations;
    private final transient ConsolePage page;
    private final transient Sections sections;

    /**
     * All that there are.
     *
     * @param home the first page
     * @param server for who runs the server
     * @param organization for each organization; the first one is where it begins
     */
    record Sections(Section home, List<Section> server, List<Section> organization) {}

    Console(
            Door door,
            Entrance entrance,
            AdminActs acts,
            Organizations organizations,
            ConsolePage page,
            Sections sections) {
        this.door = door;
        this.entrance = entrance;
        this.acts = acts;
        this.organizations = organizations;
        this.page = page;
        this.sections = sections;
    }

    /** What the console says, in English when {@code locale} is null or in a language that it doesn't speak. */
    public static Words words(@Nullable String locale) {
        return PHRASES.in(locale);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var words = Door.words(request);
        try {
            requireMethod(request, response);
            requireReadable(request);
            var path = path(request);
            if (path.equals(List.of("enter"))) {
                entrance.take(request, response);
                return;
            }
            var caller = door.caller(request);
            words = caller.words();
            answer(request, response, caller, path);
        } catch (Refusal e) {
            refuse(response, words, e);
        } catch (RuntimeException e) {
            fail(request, response, words, e);
        }
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, Visit.Caller caller, List<String> path)
            throws IOException {
        boolean post = request.getMethod().equals("POST");
        if (post) {
            door.requireOurForm(request, caller);
        }
        if (post && path.equals(List.of("sign-out"))) {
            door.leave(request);
            response.addHeader("Set-Cookie", door.expiredCookie());
            Replies.page(response, 200, entrance.signedOut(caller.words()));
            return;
        }
        var found = find(caller, path);
        var answer = post ? found.section().act(found.visit()) : found.section().show(found.visit());
        if (post) {
            LOG.info(
                    "event=admin outcome=ok path={} organization={} session={}",
                    found.section().path(),
                    found.visit().organizationIfAny() == null
                            ? "-"
                            : found.visit().organization().text(),
                    caller.admin().session());
        }
        send(response, found, answer, request.getParameter("done"));
    }

    private record Found(Section section, Visit visit) {}

    private Found find(Visit.Caller caller, List<String> path) {
        if (path.isEmpty()) {
            return new Found(sections.home(), new Visit(caller, acts, null, HOME, List.of()));
        }
        if (!path.get(0).equals(ORGANIZATIONS)) {
            var section = section(caller.admin().operator() ? sections.server() : List.of(), path.get(0));
            var address = HOME + section.path();
            return new Found(section, new Visit(caller, acts, null, address, path.subList(1, path.size())));
        }
        var organization = organization(caller.admin(), path.size() > 1 ? path.get(1) : "");
        var section = path.size() > 2
                ? section(sections.organization(), path.get(2))
                : sections.organization().get(0);
        var rest = path.size() > 2 ? path.subList(3, path.size()) : List.<String>of();
        return new Found(
                section, new Visit(caller, acts, organization, address(organization.organizationId(), section), rest));
    }

    /** Where an organization's section is. */
    private static String address(OrganizationId organization, Section section) {
        return address(organization) + "/" + section.path();
    }

    static String address(OrganizationId organization) {
        return HOME + ORGANIZATIONS + "/" + organization.text();
    }

    private Organization organization(Admin admin, String id) {
        var organization = new OrganizationId(Visit.id(id));
        if (!admin.sees(organization)) {
            throw Visit.notFound();
        }
        return organizations.find(organization).orElseThrow(Visit::notFound);
    }

    private static Section section(List<Section> among, String path) {
        return among.stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow(Visit::notFound);
    }

    private void send(HttpServletResponse response, Found found, Answer answer, @Nullable String done)
            throws IOException {
        if (answer instanceof Answer.Page shown) {
            var words = found.visit().words();
            var key = "done." + done;
            var around = new ConsolePage.Around(
                    found.visit(),
                    found.visit().organizationIfAny(),
                    links(found),
                    done != null && words.has(key) ? words.text(key) : null);
            Replies.page(response, shown.status(), page.page(around, shown.title(), shown.html()));
        } else if (answer instanceof Answer.Go go) {
            Replies.go(response, go.path());
        } else if (answer instanceof Answer.Table table) {
            Replies.table(response, table.name(), table.lines());
        }
    }

    private List<ConsolePage.Link> links(Found found) {
        var visit = found.visit();
        var links = new ArrayList<ConsolePage.Link>();
        var organization = visit.organizationIfAny();
        if (organization != null) {
            sections.organization()
                    .forEach(each -> links.add(
                            link(visit, each, address(organization.organizationId(), each), found.section())));
        } else if (visit.admin().operator()) {
            links.add(link(visit, sections.home(), HOME, found.section()));
            sections.server().forEach(each -> links.add(link(visit, each, HOME + each.path(), found.section())));
        }
        return links;
    }

    private static ConsolePage.Link link(Visit visit, Section to, String address, Section here) {
        return new ConsolePage.Link(address, visit.words().text("section." + to.path()), to == here);
    }

    private void refuse(HttpServletResponse response, Words words, Refusal refusal) throws IOException {
        LOG.info("event=admin outcome=refused code={}", refusal.code());
        var key = words.has("refused." + refusal.code()) ? refusal.code() : "request";
        var html = "<p>%s</p>\n<p><a href=\"%s\">%s</a></p>\n"
                .formatted(words.html("refused." + key + ".text"), HOME, words.html("refused.home"));
        Replies.page(response, refusal.status(), page.plain(words, words.text("refused." + key), html));
    }

    private void fail(HttpServletRequest request, HttpServletResponse response, Words words, RuntimeException problem)
            throws IOException {
        var number = RequestId.of(request);
        LOG.error("admin {} failed", number, problem);
        if (!response.isCommitted()) {
            response.resetBuffer();
            var html = "<p>%s</p>\n".formatted(words.html("failed.text", number));
            Replies.page(response, 500, page.plain(words, words.text("failed"), html));
        }
    }

    private static void requireMethod(HttpServletRequest request, HttpServletResponse response) {
        if (!List.of("GET", "HEAD", "POST").contains(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD, POST");
            throw new Refusal.Invalid("method-unsupported", "GET, HEAD or POST");
        }
    }

    /** Whoever asks for a field later finds it, or finds it missing. */
    private static void requireReadable(HttpServletRequest request) {
        try {
            var unused = request.getParameterMap();
        } catch (RuntimeException e) { // Each server has its own for a query or a body that it can't decode.
            throw new Refusal.Invalid("form-malformed", "The query or the form is no UTF-8, or too large");
        }
    }

    private static List<String> path(HttpServletRequest request) {
        return Arrays.stream(
                        Objects.requireNonNullElse(request.getPathInfo(), "").split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
    }
}

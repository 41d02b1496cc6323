package org.weft.lti.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.admin.AdminAct;
import org.weft.admin.Answer;
import org.weft.admin.Html;
import org.weft.admin.ListPage;
import org.weft.admin.Panel;
import org.weft.admin.Visit;
import org.weft.base.Markup;
import org.weft.lti.admin.InstallationDao.Deployment;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.pages.Words;
import org.weft.lti.registrations.Registration;
import org.weft.lti.registrations.Registrations;
import org.weft.people.InstallationId;
import org.weft.text.Texts;

/** One LMS: what was agreed on, its deployments, and who may do what. */
final class InstallationPage {
    private final Jdbi jdbi;
    private final Registrations registrations;
    private final Admissions admissions;
    private final ToolUrls urls;
    private final List<Panel> panels;

    /** @param panels what others know about the installation whose id is the last part of the address */
    InstallationPage(Jdbi jdbi, Registrations registrations, Admissions admissions, ToolUrls urls, List<Panel> panels) {
        this.jdbi = jdbi;
        this.registrations = registrations;
        this.admissions = admissions;
        this.urls = urls;
        this.panels = List.copyOf(panels);
    }

    Answer show(Visit visit, @Nullable String wrong) {
        var registration = find(visit);
        var words = visit.words();
        var installation = registrations.installation(registration);
        var html = "<p><strong>%s</strong></p>\n"
                        .formatted(
                                words.html(InstallationsSection.state(registration.enabled(), registration.pending())))
                + launches(visit, registration)
                + "<h2>%s</h2>\n".formatted(words.html("agreed"))
                + agreed(words, registration, installation.frameAncestors())
                + panels.stream().map(panel -> panel.html(visit)).collect(Collectors.joining())
                + deployments(visit, registration)
                + admins(visit, registration)
                + "<h2>%s</h2>\n<p>%s</p>\n".formatted(words.html("tool"), words.html("tool.hint"))
                + ours(words, urls)
                + removal(visit, installation.name(), wrong);
        return new Answer.Page(wrong == null ? 200 : 400, installation.name(), html);
    }

    Answer act(Visit visit) {
        var registration = find(visit);
        var id = registration.installationId().text();
        var name = registrations.installation(registration).name();
        switch (visit.field("act")) {
            case "confirm" ->
                visit.act(AdminAct.INSTALLATION_CONFIRMED, name, () -> registrations.confirm(registration));
            case "enable" -> enable(visit, registration, name, true);
            case "disable" -> enable(visit, registration, name, false);
            case "admit" -> visit.act(AdminAct.ADMINS_ADMITTED, name, () -> admissions.set(registration, true));
            case "refuse-admins" -> visit.act(AdminAct.ADMINS_REFUSED, name, () -> admissions.set(registration, false));
            case "activate" -> activate(visit, registration, true);
            case "deactivate" -> activate(visit, registration, false);
            case "remove" -> {
                return remove(visit, registration, name);
            }
            default -> throw Visit.notFound();
        }
        return visit.done("saved", id);
    }

    private void enable(Visit visit, Registration registration, String name, boolean enabled) {
        if (registration.pending()) {
            throw Visit.notFound();
        }
        var act = enabled ? AdminAct.INSTALLATION_ENABLED : AdminAct.INSTALLATION_DISABLED;
        visit.act(act, name, () -> registrations.setEnabled(registration, enabled));
    }

    private void activate(Visit visit, Registration registration, boolean active) {
        var deployment = jdbi.withExtension(
                        InstallationDao.class,
                        dao -> dao.deployment(
                                registration.organizationId(),
                                registration.installationId(),
                                visit.field("deployment")))
                .orElseThrow(Visit::notFound);
        var act = active ? AdminAct.DEPLOYMENT_ACTIVATED : AdminAct.DEPLOYMENT_DEACTIVATED;
        visit.act(act, deployment.id(), () -> registrations.setActive(registration, deployment.id(), active));
    }

    private Answer remove(Visit visit, Registration registration, String name) {
        if (!Texts.line(visit.field("name")).equals(Texts.line(name))) {
            return show(visit, "removal");
        }
        visit.act(AdminAct.INSTALLATION_REMOVED, name, () -> registrations.remove(registration));
        return visit.done("removed");
    }

    private Registration find(Visit visit) {
        var id = new InstallationId(Visit.id(visit.rest().get(0)));
        return registrations.find(visit.organization(), id).orElseThrow(Visit::notFound);
    }

    private static String launches(Visit visit, Registration registration) {
        var words = visit.words();
        if (registration.pending()) {
            return "<p>%s</p>\n".formatted(words.html("confirm.hint"))
                    + visit.form(Html.button(words, "confirm", "confirm"));
        }
        return registration.enabled()
                ? visit.form(Html.quiet(words, "disable", "disable"))
                : visit.form(Html.button(words, "enable", "enable"));
    }

    private static String agreed(Words words, Registration registration, List<String> ancestors) {
        var facts = new LinkedHashMap<String, String>();
        facts.put(words.text("agreed.issuer"), registration.issuer());
        facts.put(words.text("agreed.client"), registration.clientId());
        facts.put(
                words.text("agreed.authorization"),
                registration.authorizationUrl().toString());
        facts.put(words.text("agreed.token"), registration.tokenUrl().toString());
        facts.put(words.text("agreed.keys"), registration.jwksUrl().toString());
        facts.put(words.text("agreed.frames"), String.join(" ", ancestors));
        return Html.facts(facts);
    }

    /** What an administrator types into an LMS that can't register Weft by itself. */
    static String ours(Words words, ToolUrls urls) {
        var facts = new LinkedHashMap<String, String>();
        facts.put(words.text("tool.launch"), urls.launch().toString());
        facts.put(words.text("tool.login"), urls.login().toString());
        facts.put(words.text("tool.keys"), urls.keys().toString());
        facts.put(words.text("tool.admin"), urls.admin().toString());
        return Html.facts(facts);
    }

    private String deployments(Visit visit, Registration registration) {
        var words = visit.words();
        var id = registration.installationId();
        var page = ListPage.of(jdbi.withExtension(
                InstallationDao.class,
                dao -> dao.deployments(registration.organizationId(), id, visit.field("after"), ListPage.READ)));
        return "<h2>%s</h2>\n<p>%s</p>\n".formatted(words.html("deployments"), words.html("deployments.hint"))
                + Html.rows(words, "deployments.none", page.shown(), each -> deployment(visit, each))
                + page.next(words, visit.address(id.text()), Deployment::id);
    }

    private static String deployment(Visit visit, Deployment each) {
        var words = visit.words();
        return "<li><p><code>%s</code> <span class=\"hint\">%s</span></p>%s</li>\n"
                .formatted(
                        Markup.escape(each.id()),
                        words.html(each.active() ? "deployments.active" : "deployments.pending"),
                        visit.form(Html.hidden("deployment", each.id())
                                + (each.active()
                                        ? Html.quiet(words, "deactivate", "deactivate")
                                        : Html.button(words, "activate", "activate"))));
    }

    private String admins(Visit visit, Registration registration) {
        var words = visit.words();
        boolean admits = admissions.admits(registration);
        return "<h2>%s</h2>\n<p>%s</p>\n<p><strong>%s</strong></p>\n"
                        .formatted(
                                words.html("admins"),
                                words.html("admins.hint"),
                                words.html(admits ? "admins.admitted" : "admins.refused"))
                + visit.form(
                        admits
                                ? Html.quiet(words, "refuse-admins", "admins.refuse")
                                : Html.quiet(words, "admit", "admins.admit"));
    }

    private static String removal(Visit visit, String name, @Nullable String wrong) {
        var words = visit.words();
        return "<h2>%s</h2>\n%s<p>%s</p>\n"
                        .formatted(words.html("remove"), Html.wrong(words, wrong), words.html("remove.hint"))
                + visit.form("""
                        <p><label for="name">%s</label> <input id="name" name="name" autocomplete="off" required%s></p>
                        <p>%s</p>
                        """.formatted(
                                words.html("remove.type", name),
                                Html.invalid(wrong != null),
                                Html.quiet(words, "remove", "remove.do")));
    }
}

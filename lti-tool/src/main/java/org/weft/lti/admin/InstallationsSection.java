package org.weft.lti.admin;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.admin.AdminAct;
import org.weft.admin.Answer;
import org.weft.admin.Html;
import org.weft.admin.ListPage;
import org.weft.admin.Section;
import org.weft.admin.Visit;
import org.weft.base.Markup;
import org.weft.lti.install.Invitations;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.pages.Words;
import org.weft.people.InstallationId;
import org.weft.session.Secrets;
import org.weft.text.Texts;

/** The LMSs of an organization, and one-time addresses by which more of them register themselves. */
final class InstallationsSection implements Section {
    static final String PATH = "installations";

    private static final int LONGEST_NAME = 200;

    private final Jdbi jdbi;
    private final Invitations invitations;
    private final InstallationPage page;
    private final ToolUrls urls;

    InstallationsSection(Jdbi jdbi, Invitations invitations, InstallationPage page, ToolUrls urls) {
        this.jdbi = jdbi;
        this.invitations = invitations;
        this.page = page;
        this.urls = urls;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Answer show(Visit visit) {
        return switch (visit.rest().size()) {
            case 0 -> list(visit, null);
            case 1 -> page.show(visit, null);
            default -> throw Visit.notFound();
        };
    }

    @Override
    public Answer act(Visit visit) {
        if (visit.rest().size() == 1) {
            return page.act(visit);
        }
        if (!visit.rest().isEmpty()) {
            throw Visit.notFound();
        }
        return switch (visit.field("act")) {
            case "invite" -> invite(visit);
            case "withdraw" -> withdraw(visit);
            default -> throw Visit.notFound();
        };
    }

    /** The form brings the secret that it may make good: sending it twice shows the same address twice. */
    private Answer invite(Visit visit) {
        var typed = Texts.line(visit.field("name"));
        if (typed.codePointCount(0, typed.length()) > LONGEST_NAME) {
            return list(visit, "name");
        }
        var name = typed.isEmpty() ? null : typed;
        var secret = visit.field("secret");
        if (!Secrets.organization(secret).filter(visit.organization()::equals).isPresent()) {
            throw Visit.notFound();
        }
        if (!invitations.known(secret)) {
            visit.act(AdminAct.INVITATION_MADE, name, () -> {
                if (!invitations.invite(visit.organization(), name, secret)) {
                    throw Visit.notFound();
                }
            });
        }
        var words = visit.words();
        var html = """
                <p>%s</p>
                <p><input class="address" dir="ltr" readonly value="%s" aria-label="%s"></p>
                <p>%s</p>
                <p><a href="%s">%s</a></p>
                """.formatted(
                        words.html("invite.paste"),
                        Markup.escape(urls.register(secret).toString()),
                        words.html("invite.address"),
                        words.html("invite.once", Invitations.LIFETIME.toDays()),
                        visit.address(),
                        words.html("back"));
        return Answer.page(words.text("invite.made"), html);
    }

    private Answer withdraw(Visit visit) {
        var id = visit.field("invitation");
        visit.act(AdminAct.INVITATION_WITHDRAWN, null, () -> {
            if (!invitations.withdraw(visit.organization(), id)) {
                throw Visit.notFound();
            }
        });
        return visit.done("withdrawn");
    }

    private Answer list(Visit visit, @Nullable String wrong) {
        var words = visit.words();
        var after = new InstallationId(visit.after());
        var installations = ListPage.of(
                jdbi.withExtension(InstallationDao.class, dao -> dao.page(visit.organization(), after, ListPage.READ)));
        var html = Html.rows(
                        words,
                        "installations.none",
                        installations.shown(),
                        each -> row(words, visit.address(each.id().text()), each))
                + installations.next(words, visit.address(), each -> each.id().text())
                + invitation(visit, wrong)
                + open(visit, invitations.open(visit.organization()))
                + "<h2>%s</h2>\n<p>%s</p>\n".formatted(words.html("tool"), words.html("tool.hint"))
                + InstallationPage.ours(words, urls);
        return new Answer.Page(wrong == null ? 200 : 400, words.text("section.installations"), html);
    }

    static String row(Words words, String address, InstallationDao.Entry each) {
        return "<li><p><a href=\"%s\">%s</a></p><p class=\"hint\"><bdi>%s</bdi> · %s</p></li>\n"
                .formatted(
                        Markup.escape(address),
                        Html.name(each.name()),
                        Markup.escape(each.issuer()),
                        words.html(state(each.enabled(), each.pending())));
    }

    static String state(boolean enabled, boolean pending) {
        return pending ? "state.pending" : enabled ? "state.enabled" : "state.disabled";
    }

    private static String invitation(Visit visit, @Nullable String wrong) {
        var words = visit.words();
        return "<h2>%s</h2>\n%s<p>%s</p>\n"
                        .formatted(words.html("invite"), Html.wrong(words, wrong), words.html("invite.hint"))
                + visit.form("""
                        %s<p><label for="name">%s</label> <input id="name" name="name" maxlength="%d"%s></p>
                        <p>%s</p>
                        """.formatted(
                                Html.hidden("secret", Secrets.random(visit.organization())),
                                words.html("invite.name"),
                                LONGEST_NAME,
                                Html.invalid(wrong != null),
                                Html.button(words, "invite", "invite.do")));
    }

    private static String open(Visit visit, List<Invitations.Open> open) {
        return open.isEmpty()
                ? ""
                : "<h3>%s</h3>\n".formatted(visit.words().html("invite.open"))
                        + Html.rows(open, each -> open(visit, each));
    }

    private static String open(Visit visit, Invitations.Open each) {
        var words = visit.words();
        return "<li><p>%s <span class=\"hint\">%s %s</span></p>%s</li>\n"
                .formatted(
                        each.name() == null ? words.html("invite.unnamed") : Html.name(each.name()),
                        words.html("invite.until"),
                        words.time(each.expiresAt()),
                        visit.form(Html.hidden("invitation", each.id())
                                + Html.quiet(words, "withdraw", "invite.withdraw")));
    }
}

package org.weft.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.admin.DirectoryDao.Identity;
import org.weft.admin.DirectoryDao.Membership;
import org.weft.admin.DirectoryDao.Person;
import org.weft.base.Markup;
import org.weft.base.Refusal;
import org.weft.lti.pages.Words;
import org.weft.moderation.AdminBlocks;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.places.Role;
import org.weft.text.Texts;

/** Who there is in an organization, and what they are where. */
final class PeopleSection implements Section {
    private final Jdbi jdbi;
    private final Clock clock;
    private final AdminBlocks blocks;

    PeopleSection(Jdbi jdbi, Clock clock, AdminBlocks blocks) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.blocks = blocks;
    }

    @Override
    public String path() {
        return "people";
    }

    @Override
    public Answer show(Visit visit) {
        return switch (visit.rest().size()) {
            case 0 -> list(visit);
            case 1 -> person(visit, find(visit, visit.rest().get(0)), null);
            default -> throw Visit.notFound();
        };
    }

    @Override
    public Answer act(Visit visit) {
        if (visit.rest().size() != 1) {
            throw Visit.notFound();
        }
        var person = find(visit, visit.rest().get(0));
        var place = new PlaceId(Visit.id(visit.field("place")));
        var title = jdbi.withExtension(DirectoryDao.class, dao -> dao.placeOf(visit.organization(), person.id(), place))
                .orElseThrow(Visit::notFound);
        var whom = new AdminBlocks.Whom(visit.organization(), place, person.id());
        var subject = person.name() + ", " + title;
        switch (visit.field("act")) {
            case "block" -> {
                return block(visit, person, whom, subject);
            }
            case "lift" -> visit.act(AdminAct.BLOCK_LIFTED, subject, () -> blocks.lift(whom));
            default -> throw Visit.notFound();
        }
        return visit.done("saved", person.id().text());
    }

    private Answer block(Visit visit, Person person, AdminBlocks.Whom whom, String subject) {
        var reason = visit.field("reason");
        try {
            visit.act(
                    AdminAct.PERSON_BLOCKED,
                    subject + ": " + Texts.line(reason),
                    () -> blocks.add(whom, reason, visit.admin().person()));
        } catch (Refusal.Invalid e) {
            return person(visit, person, "reason");
        } catch (Refusal.Conflict e) {
            return person(visit, person, e.code());
        }
        return visit.done("saved", person.id().text());
    }

    private Answer list(Visit visit) {
        var words = visit.words();
        var sought = Texts.line(visit.field("q"));
        var pattern = sought.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        var after = visit.after() == 0 ? null : new PersonId(visit.after());
        var page = ListPage.of(jdbi.withExtension(
                DirectoryDao.class, dao -> dao.page(visit.organization(), pattern, after, ListPage.READ)));
        var query = sought.isEmpty() ? "" : "?q=" + URLEncoder.encode(sought, StandardCharsets.UTF_8);
        var html = """
                <form class="filter" role="search" action="%s">
                <p><label for="q">%s</label> <input id="q" name="q" type="search" value="%s"></p>
                <p><button>%s</button></p>
                </form>
                """.formatted(
                                visit.address(),
                                words.html("people.search"),
                                Markup.escape(visit.field("q")),
                                words.html("show"))
                + Html.rows(words, "people.none", page.shown(), each -> row(visit, each))
                + page.next(words, visit.address() + query, each -> each.id().text());
        return Answer.page(words.text("section.people"), html);
    }

    private static String row(Visit visit, Person each) {
        return "<li><p><a href=\"%s\">%s</a>%s</p></li>\n"
                .formatted(
                        visit.address(each.id().text()),
                        Html.name(each.name()),
                        each.preview()
                                ? " <span class=\"hint\">%s</span>"
                                        .formatted(visit.words().html("people.preview"))
                                : "");
    }

    private Person find(Visit visit, String id) {
        var person = new PersonId(Visit.id(id));
        return jdbi.withExtension(DirectoryDao.class, dao -> dao.find(visit.organization(), person))
                .orElseThrow(Visit::notFound);
    }

    private Answer person(Visit visit, Person person, @Nullable String wrong) {
        var words = visit.words();
        var organization = visit.organization();
        return jdbi.withExtension(DirectoryDao.class, dao -> {
            var page = ListPage.of(dao.memberships(
                    organization, person.id(), new PlaceId(visit.after()), clock.instant(), ListPage.READ));
            var html = facts(words, person)
                    + "<h2>%s</h2>\n".formatted(words.html("people.identities"))
                    + identities(words, dao.identities(organization, person.id()))
                    + "<h2>%s</h2>\n%s<p>%s</p>\n"
                            .formatted(
                                    words.html("people.places"), Html.wrong(words, wrong), words.html("people.roles"))
                    + Html.rows(words, "people.places.none", page.shown(), each -> membership(visit, each))
                    + page.next(
                            words,
                            visit.address(person.id().text()),
                            each -> each.place().text());
            return new Answer.Page(wrong == null ? 200 : 400, person.name(), html);
        });
    }

    private static String facts(Words words, Person person) {
        var facts = new LinkedHashMap<String, String>();
        put(facts, words.text("people.email"), person.email());
        put(facts, words.text("people.language"), person.locale());
        if (person.preview()) {
            facts.put(words.text("people.kind"), words.text("people.preview"));
        }
        return (facts.isEmpty() ? "" : Html.facts(facts))
                + "<p class=\"hint\">%s %s</p>\n".formatted(words.html("people.since"), words.time(person.createdAt()));
    }

    private static void put(Map<String, String> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    private static String identities(Words words, List<Identity> identities) {
        return identities.isEmpty()
                ? "<p>%s</p>\n".formatted(words.html("people.identities.none"))
                : identities.stream()
                        .map(each -> "<li>%s: <code>%s</code></li>"
                                .formatted(Html.name(each.installation()), Markup.escape(each.subject())))
                        .collect(Collectors.joining("", "<ul class=\"facts\">", "</ul>\n"));
    }

    private static String membership(Visit visit, Membership each) {
        var words = visit.words();
        var lastSeen = each.lastSeenAt();
        return "<li><p>%s: %s%s</p><p class=\"hint\">%s · %s</p>%s</li>\n"
                .formatted(
                        Html.name(each.title()),
                        words.html("role." + each.role()),
                        each.blocked() ? ", <strong>%s</strong>".formatted(words.html("people.blocked")) : "",
                        Html.name(each.installation()),
                        lastSeen == null
                                ? words.html("people.unseen")
                                : words.html("people.seen") + " " + words.time(lastSeen),
                        Role.fromString(each.role()).staff() ? "" : blocking(visit, each));
    }

    private static String blocking(Visit visit, Membership each) {
        var words = visit.words();
        var place = Html.hidden("place", each.place().text());
        if (each.blocked()) {
            return visit.form(place + Html.quiet(words, "lift", "people.lift"));
        }
        return "<details><summary>%s</summary>%s</details>"
                .formatted(words.html("people.block"), visit.form("""
                                %1$s<p><label for="reason-%2$s">%3$s</label>
                                <input id="reason-%2$s" name="reason" maxlength="200" required></p>
                                <p>%4$s</p>
                                """.formatted(
                                place,
                                each.place().text(),
                                words.html("people.block.reason"),
                                Html.button(words, "block", "people.block.do"))));
    }
}

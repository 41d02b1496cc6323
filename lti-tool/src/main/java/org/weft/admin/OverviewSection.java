package org.weft.admin;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.weft.people.Organizations;
import org.weft.people.Organizations.Organization;
import org.weft.text.Texts;

/** {@code /admin/}: the organizations that somebody may see. */
final class OverviewSection implements Section {
    private static final int LONGEST_NAME = 200;

    private final Organizations organizations;
    private final AdminActs acts;
    private final List<Panel> panels;

    /** @param panels what waits for who runs the server */
    OverviewSection(Organizations organizations, AdminActs acts, List<Panel> panels) {
        this.organizations = organizations;
        this.acts = acts;
        this.panels = List.copyOf(panels);
    }

    @Override
    public String path() {
        return "overview";
    }

    @Override
    public Answer show(Visit visit) {
        var only = visit.admin().organization();
        return only == null ? page(visit, null) : new Answer.Go(Console.address(only));
    }

    @Override
    public Answer act(Visit visit) {
        if (!visit.admin().operator() || !visit.field("act").equals("add")) {
            throw Visit.notFound();
        }
        var name = Texts.line(visit.field("name"));
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            return page(visit, "organization");
        }
        var added = acts.together(() -> {
            boolean known = organizations.find(name).isPresent();
            var organization = organizations.findOrAdd(name);
            if (!known) {
                acts.note(
                        AdminActs.By.of(visit.admin()),
                        organization.organizationId(),
                        AdminAct.ORGANIZATION_ADDED,
                        name);
            }
            return organization;
        });
        return new Answer.Go(Console.address(added.organizationId()));
    }

    private Answer page(Visit visit, @Nullable String wrong) {
        var words = visit.words();
        var page = ListPage.of(organizations.page(visit.field("after"), ListPage.READ));
        var html = panels.stream().map(panel -> panel.html(visit)).collect(Collectors.joining())
                + "<h2>%s</h2>\n".formatted(words.html("organizations"))
                + Html.rows(words, "organizations.none", page.shown(), OverviewSection::row)
                + page.next(words, Console.HOME, Organization::name)
                + form(visit, wrong);
        return new Answer.Page(wrong == null ? 200 : 400, words.text("section.overview"), html);
    }

    private static String row(Organization each) {
        return "<li><a href=\"%s\">%s</a></li>"
                .formatted(Console.address(each.organizationId()), Html.name(each.name()));
    }

    private static String form(Visit visit, @Nullable String wrong) {
        var words = visit.words();
        return "<h2>%s</h2>\n%s".formatted(words.html("organization.add"), Html.wrong(words, wrong))
                + visit.form("""
                        <p><label for="name">%s</label> <input id="name" name="name" maxlength="%d" required%s></p>
                        <p>%s</p>
                        """.formatted(
                                words.html("organization.name"),
                                LONGEST_NAME,
                                Html.invalid(wrong != null),
                                Html.button(words, "add", "organization.add")));
    }
}

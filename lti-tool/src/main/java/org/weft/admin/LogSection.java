package org.weft.admin;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.weft.audit.Act;
import org.weft.base.Markup;
import org.weft.lti.pages.Words;
import org.weft.text.Texts;

/** The organization's log, and the same as a file. */
final class LogSection implements Section {
    private static final String FILE = "log.csv";
    private static final List<String> FIELDS = List.of("who", "what", "from", "until");

    private final Log log;
    private final URI publicUrl;

    LogSection(Log log, URI publicUrl) {
        this.log = log;
        this.publicUrl = publicUrl;
    }

    @Override
    public String path() {
        return "log";
    }

    @Override
    public Answer show(Visit visit) {
        if (visit.rest().equals(List.of(FILE))) {
            var asked = asked(visit);
            return new Answer.Table(FILE, out -> {
                var table = new LogTable(out, publicUrl);
                table.begin();
                log.each(visit.organization(), asked, table::add);
            });
        }
        if (!visit.rest().isEmpty()) {
            throw Visit.notFound();
        }
        var words = visit.words();
        var page = log.page(visit.organization(), asked(visit), visit.field("cursor"));
        var next = page.next() == null ? null : visit.address() + "?" + query(visit) + "cursor=" + page.next();
        var html = "<p>%s</p>\n".formatted(words.html("log.hint"))
                + filter(visit)
                + Html.rows(words, "log.none", page.lines(), line -> row(words, line))
                + Html.more(words, next)
                + "<p><a href=\"%s\" download>%s</a></p>\n"
                        .formatted(Markup.escape(visit.address(FILE) + "?" + query(visit)), words.html("log.export"));
        return Answer.page(words.text("section.log"), html);
    }

    @Override
    public Answer act(Visit visit) {
        throw Visit.notFound();
    }

    /** A day that is none asks for nothing. */
    private static Log.Asked asked(Visit visit) {
        return new Log.Asked(
                Texts.line(visit.field("who")),
                visit.field("what"),
                day(visit.field("from")).orElse(Log.Asked.ALL.since()),
                day(visit.field("until"))
                        .map(day -> day.plusSeconds(24 * 60 * 60))
                        .orElse(Log.Asked.ALL.until()));
    }

    private static Optional<Instant> day(String text) {
        try {
            return text.matches("\\d{4}-\\d\\d-\\d\\d")
                    ? Optional.of(
                            LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant())
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** What is asked for, to be put in front of another field. */
    private static String query(Visit visit) {
        return FIELDS.stream()
                .filter(name -> !visit.field(name).isEmpty())
                .map(name -> name + "=" + URLEncoder.encode(visit.field(name), StandardCharsets.UTF_8) + "&")
                .collect(Collectors.joining());
    }

    private static String filter(Visit visit) {
        var words = visit.words();
        return """
                <form class="filter" role="search" action="%s">
                <p><label for="who">%s</label> <input id="who" name="who" type="search" value="%s"></p>
                <p><label for="what">%s</label> <select id="what" name="what"><option value="">%s</option>%s</select></p>
                <p><label for="from">%s</label> <input id="from" name="from" type="date" value="%s"></p>
                <p><label for="until">%s</label> <input id="until" name="until" type="date" value="%s"></p>
                <p><button>%s</button></p>
                </form>
                """.formatted(
                        visit.address(),
                        words.html("log.who"),
                        Markup.escape(visit.field("who")),
                        words.html("log.what"),
                        words.html("log.any"),
                        options(visit),
                        words.html("log.from"),
                        Markup.escape(visit.field("from")),
                        words.html("log.until"),
                        Markup.escape(visit.field("until")),
                        words.html("show"));
    }

    private static String options(Visit visit) {
        Function<String, String> option = act -> "<option value=\"%s\"%s>%s</option>"
                .formatted(
                        act,
                        act.equals(visit.field("what")) ? " selected" : "",
                        visit.words().html("act." + act));
        return Stream.concat(
                        Stream.of(AdminAct.values()).map(AdminAct::word),
                        Stream.of(Act.values()).map(Act::word))
                .distinct()
                .map(option)
                .collect(Collectors.joining());
    }

    private static String row(Words words, Log.Line line) {
        return "<li><p>%s %s%s</p><p class=\"hint\">%s%s%s</p></li>\n"
                .formatted(
                        line.by() == null ? words.html("by." + line.via()) : Html.name(line.by()),
                        words.has("act." + line.act()) ? words.html("act." + line.act()) : Markup.escape(line.act()),
                        line.reason() == null ? "" : ": " + Html.name(Objects.requireNonNull(line.reason())),
                        words.time(line.at()),
                        line.place() == null ? "" : " · " + Html.name(Objects.requireNonNull(line.place())),
                        post(words, line));
    }

    private static String post(Words words, Log.Line line) {
        var content = line.content();
        @Nullable String placement = line.placement();
        return content == null || placement == null
                ? ""
                : " · <a href=\"/go/%s/%s\">%s</a>"
                        .formatted(Markup.escape(placement), content.text(), words.html("log.post"));
    }
}

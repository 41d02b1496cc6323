package org.weft.lti.picking;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;
import org.weft.discussion.Kind;
import org.weft.discussion.Placing.Setup;
import org.weft.text.Texts;

/**
 * The picker's form as it stands in the page: texts that may be wrong.
 *
 * @param known whether a discussion that there is already is to be shown, instead of a new one
 * @param shown key of that discussion; empty when none is chosen
 * @param kind of threads that people begin
 * @param opensAt as {@code datetime-local} has it, for example {@code 2026-11-28T10:00}; empty for always
 * @param closesAt the same
 * @param zone in which these times are, for example {@code Europe/Berlin}
 * @param groupSet empty for none
 * @param graded whether points can be earned
 * @param points how many at most
 */
record PickerForm(
        List<String> titles,
        boolean known,
        String shown,
        Kind kind,
        boolean anonymity,
        String opensAt,
        String closesAt,
        String zone,
        String groupSet,
        boolean graded,
        String points) {
    private static final int MOST_POINTS = 1000;
    private static final String USUAL_POINTS = "10";

    static final int MOST_TITLES = 20;
    static final int MOST_TITLE_CHARS = 200;

    static PickerForm of(String title, Setup setup, @Nullable Integer points) {
        return new PickerForm(
                List.of(title),
                setup.shown() != null,
                text(setup.shown()),
                Objects.requireNonNullElse(setup.kind(), Kind.QUESTION),
                setup.anonymity(),
                local(setup.opensAt()),
                local(setup.closesAt()),
                "UTC",
                text(setup.groupSet()),
                points != null,
                points == null ? USUAL_POINTS : points.toString());
    }

    /** @param fields all values of a field; none when it wasn't sent */
    static PickerForm read(Function<String, List<String>> fields) {
        Function<String, String> one =
                name -> fields.apply(name).stream().findFirst().orElse("").strip();
        var titles = fields.apply("title").stream().limit(MOST_TITLES).toList();
        return new PickerForm(
                titles.isEmpty() ? List.of("") : titles,
                one.apply("which").equals("known"),
                one.apply("shown"),
                one.apply("kind").equals(Kind.DISCUSSION.word()) ? Kind.DISCUSSION : Kind.QUESTION,
                !one.apply("anonymity").isEmpty(),
                one.apply("opens"),
                one.apply("closes"),
                one.apply("zone"),
                one.apply("groups"),
                !one.apply("graded").isEmpty(),
                one.apply("points"));
    }

    PickerForm withAnother() {
        var more = new ArrayList<>(titles);
        if (more.size() < MOST_TITLES) {
            more.add("");
        }
        return new PickerForm(more, known, shown, kind, anonymity, opensAt, closesAt, zone, groupSet, graded, points);
    }

    Wanted wanted() throws WrongField {
        var named = new ArrayList<String>();
        for (var title : titles) {
            var line = Texts.line(title);
            if (line.codePointCount(0, line.length()) > MOST_TITLE_CHARS) {
                throw new WrongField("title");
            }
            if (!line.isEmpty()) {
                named.add(line);
            }
        }
        if (named.isEmpty()) {
            throw new WrongField("title");
        }
        return new Wanted(named, setup(), mostPoints());
    }

    /** Where a discussion stands that there is already, points are set there. */
    private @Nullable Integer mostPoints() throws WrongField {
        if (!graded || known) {
            return null;
        }
        if (!points.matches("[0-9]{1,4}") || Integer.parseInt(points) < 1 || Integer.parseInt(points) > MOST_POINTS) {
            throw new WrongField("points");
        }
        return Integer.valueOf(points);
    }

    private Setup setup() throws WrongField {
        if (known && shown.isEmpty()) {
            throw new WrongField("known");
        }
        if (known) {
            return new Setup(false, null, null, null, null, shown);
        }
        try {
            return new Setup(
                    anonymity, instant(opensAt), instant(closesAt), groupSet.isEmpty() ? null : groupSet, kind, null);
        } catch (Refusal.Invalid e) {
            throw new WrongField("dates");
        }
    }

    private @Nullable Instant instant(String local) throws WrongField {
        try {
            return local.isEmpty()
                    ? null
                    : LocalDateTime.parse(local).atZone(zoneId()).toInstant();
        } catch (DateTimeException e) {
            throw new WrongField("time");
        }
    }

    private ZoneId zoneId() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static String local(@Nullable Instant at) {
        return at == null
                ? ""
                : LocalDateTime.ofInstant(at, ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}

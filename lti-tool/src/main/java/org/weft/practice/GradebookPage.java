package org.weft.practice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.practice.Cell.Grade;

/** How a course's grades look. */
record GradebookPage(Gradebook gradebook, Course course) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /**
     * All grades.
     *
     * @param wrong what can't be done; empty for nothing
     */
    Html whole(String wrong) {
        var columns = gradebook.columns(course);
        var gaps = frame();
        gaps.put("wrong", Html.text(wrong));
        gaps.put("none", columns.isEmpty() ? Html.resource("templates/grades-none.html") : Html.NOTHING);
        gaps.put("columns", Html.each(columns, GradebookPage::head));
        gaps.put("rows", Html.each(gradebook.learners(course), person -> row(columns, person)));
        return Html.fill("grades.html", gaps);
    }

    /** A learner's own, where they are released. */
    Html own(Person person) {
        var gaps = frame();
        gaps.put("rows", Html.each(gradebook.columns(course), column -> own(column, person)));
        gaps.put(
                "none",
                gradebook.columns(course).isEmpty() ? Html.resource("templates/grades-none.html") : Html.NOTHING);
        return Html.fill("grades-own.html", gaps);
    }

    private Map<String, Html> frame() {
        var gaps = new LinkedHashMap<String, Html>();
        gaps.put("course", Html.text(course.title()));
        gaps.put("home", Html.text("/courses/" + course.id()));
        gaps.put("action", Html.text(GradebookServlet.PATH + course.id()));
        return gaps;
    }

    private static Html head(LineItem column) {
        return Html.fill("grades-column.html", named(column));
    }

    private static Map<String, Html> named(LineItem column) {
        var gaps = new LinkedHashMap<String, Html>();
        gaps.put("label", Html.text(column.label()));
        gaps.put("maximum", Html.text(number(column.maximum())));
        return gaps;
    }

    private Html row(List<LineItem> columns, Person person) {
        return Html.fill(
                "grades-row.html",
                Map.of(
                        "name", Html.text(person.name()),
                        "cells", Html.each(columns, column -> cell(column, person))));
    }

    private Html cell(LineItem column, Person person) {
        var cell = gradebook.cell(column, person.subject());
        var now = cell.grade();
        var gaps = named(column);
        gaps.put("name", Html.text(person.name()));
        gaps.put("about", Html.text(person.key()));
        gaps.put("column", Html.text(column.id()));
        gaps.put("action", Html.text(GradebookServlet.PATH + course.id()));
        gaps.put("score", Html.text(now.map(grade -> number(grade.score())).orElse("")));
        gaps.put("comment", Html.text(now.map(Grade::comment).orElse("")));
        gaps.put(
                "grade",
                now.map(grade -> given(grade, column)).orElseGet(() -> Html.resource("templates/grade-none.html")));
        gaps.put("progress", progress(cell));
        gaps.put("work", work(column, cell, person));
        gaps.put("before", before(cell, column));
        return Html.fill("grade-cell.html", gaps);
    }

    private static Html given(Grade grade, LineItem column) {
        var gaps = named(column);
        gaps.put("score", Html.text(number(grade.score())));
        gaps.put("by", Html.text(grade.by()));
        gaps.put("at", Html.text(time(grade.at())));
        gaps.put("iso", Html.text(grade.at().toString()));
        gaps.put("comment", Html.text(grade.comment()));
        return Html.fill("grade.html", gaps);
    }

    private static Html progress(Cell cell) {
        return cell.activity().isEmpty()
                ? Html.NOTHING
                : Html.fill(
                        "grade-progress.html",
                        Map.of(
                                "activity", Html.text(cell.activity()),
                                "grading", Html.text(cell.grading())));
    }

    /** A way to the learner's work, once the tool shows it. */
    private Html work(LineItem column, Cell cell, Person person) {
        var review = column.review();
        if (review == null || !LineItem.isReviewable(column) || !review.offeredAt(cell.activity())) {
            return Html.NOTHING;
        }
        var parameters = new LinkedHashMap<String, String>();
        parameters.put(LaunchServlet.COLUMN, column.id());
        parameters.put(LaunchServlet.ABOUT, person.key());
        var address = Query.of(GradebookServlet.PATH + course.id() + "/work", parameters);
        return Html.fill(
                "grade-work.html",
                Map.of(
                        "href", Html.text(address),
                        "label", Html.text(review.label().isEmpty() ? "Look at the work" : review.label()),
                        "name", Html.text(person.name())));
    }

    private static Html before(Cell cell, LineItem column) {
        var older = cell.grades().subList(0, Math.max(0, cell.grades().size() - 1));
        return older.isEmpty()
                ? Html.NOTHING
                : Html.fill("grade-before.html", Map.of("grades", Html.each(older, grade -> entry(grade, column))));
    }

    private static Html entry(Grade grade, LineItem column) {
        return new Html("<li>" + given(grade, column).markup() + "</li>\n");
    }

    private Html own(LineItem column, Person person) {
        var grade = gradebook.cell(column, person.subject()).grade();
        var shown = column.released()
                ? grade.map(each -> given(each, column)).orElseGet(() -> Html.resource("templates/grade-none.html"))
                : Html.resource("templates/grade-kept.html");
        return Html.fill("grades-own-row.html", Map.of("label", Html.text(column.label()), "grade", shown));
    }

    /** At most two digits after the point; nothing for no score. */
    private static String number(@Nullable Double score) {
        return score == null
                ? "no grade"
                : BigDecimal.valueOf(score)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}

package org.weft.practice;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.weft.practice.Cell.Grade;

/** Where the grade services are, as launches and the services themselves say it. */
record GradeAddresses(PracticeSettings settings, Families families) {
    static final String PATH = "/grades/";

    /** The claim of a launch (LTI Assignment and Grade Services 2.0, section 3.1). */
    Map<String, Object> claim(Launch launch, Gradebook gradebook) {
        var claim = new LinkedHashMap<String, Object>();
        claim.put("scope", List.of(Grants.ITEMS, Grants.ITEMS_READ, Grants.RESULTS, Grants.SCORES));
        claim.put("lineitems", items(launch.course(), launch.tool()).toString());
        column(launch, gradebook)
                .ifPresent(item -> claim.put("lineitem", item(item).toString()));
        return claim;
    }

    /** The column that a review is about, or else the link's own. */
    private static Optional<LineItem> column(Launch launch, Gradebook gradebook) {
        var review = launch.review();
        return review == null
                ? gradebook.sole(launch.course(), launch.tool(), launch.page().resourceLink(launch.course()))
                : Optional.of(review.column());
    }

    URI items(Course course, Tool tool) {
        return ServiceAddresses.of(settings, PATH + course.id() + "/lineitems", families.of(tool));
    }

    URI item(LineItem item) {
        return item(item, "");
    }

    URI results(LineItem item) {
        return item(item, "/results");
    }

    private URI item(LineItem item, String part) {
        var path = PATH + item.course() + "/lineitems/" + item.id() + part;
        return ServiceAddresses.of(settings, path, families.of(item.client()));
    }

    /** A grade as tools get it (LTI Assignment and Grade Services 2.0, section 3.3). */
    Map<String, Object> result(LineItem item, Cell cell, Grade grade) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", item(item, "/results/" + cell.person()).toString());
        json.put("scoreOf", item(item).toString());
        json.put("userId", cell.person());
        json.put("resultScore", grade.score());
        json.put("resultMaximum", item.maximum());
        json.put("comment", grade.comment());
        if (grade.teacher() != null) {
            json.put("scoringUserId", grade.teacher());
        }
        return json;
    }
}

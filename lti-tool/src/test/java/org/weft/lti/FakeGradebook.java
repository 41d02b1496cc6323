package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.weft.base.Json;
import org.weft.lti.FakeServices.Asked;
import org.weft.lti.FakeServices.Reply;

/** The gradebook of an LMS, like Moodle's: its addresses have a query, and it takes no score that isn't newer. */
class FakeGradebook {
    static final String GRADES = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    static final String SCOPES = "https://purl.imsglobal.org/spec/lti-ags/scope/";

    final FakePlatform platform;
    final FakeServices services;

    /** Columns by their number. */
    final Map<Integer, ObjectNode> columns = new ConcurrentSkipListMap<>();
    /** Grades by column and person, for example {@code 1/ana}. */
    final Map<String, ObjectNode> grades = new ConcurrentHashMap<>();

    final List<JsonNode> scores = new CopyOnWriteArrayList<>();
    private int next = 1;
    private boolean keeps;
    private volatile UnaryOperator<Reply> scoreAnswer = reply -> reply;

    FakeGradebook(Tool tool, FakePlatform platform) {
        this.platform = platform;
        services = new FakeServices(tool, platform);
        services.answerAt(platform, "/ags", this::answer);
    }

    /** What the LMS says instead of having done what it was asked to. */
    void answerScoresWith(UnaryOperator<Reply> answer) {
        scoreAnswer = answer;
    }

    String allColumns() {
        return platform.url("/ags/lineitems?type_id=1").toString();
    }

    String column(int number) {
        return platform.url("/ags/lineitems/" + number + "/lineitem?type_id=1").toString();
    }

    /** The column of that number, which there is. */
    ObjectNode columnOf(int number) {
        return Objects.requireNonNull(columns.get(number));
    }

    /** Whether it refuses to delete them. */
    void keepColumns(boolean refuses) {
        keeps = refuses;
    }

    /** Columns that come from now on are called so. */
    void numberFrom(int number) {
        next = number;
    }

    int addColumn(String label, int maximum, String... more) {
        int number = next++;
        var item = Json.MAPPER.createObjectNode();
        item.put("id", column(number)).put("label", label).put("scoreMaximum", maximum);
        for (int i = 0; i < more.length; i += 2) {
            item.put(more[i], more[i + 1]);
        }
        columns.put(number, item);
        return number;
    }

    void grade(int column, String person, double score, double maximum) {
        grades.put(
                column + "/" + person,
                Json.MAPPER
                        .createObjectNode()
                        .put("userId", person)
                        .put("resultScore", score)
                        .put("resultMaximum", maximum));
    }

    private Reply answer(Asked asked) {
        var path = asked.pathAndQuery().replaceAll("\\?.*", "");
        if (!asked.pathAndQuery().contains("type_id=1")) {
            return Reply.of(400);
        }
        if (path.equals("/ags/lineitems")) {
            return asked.method().equals("POST") ? create(asked) : list(asked);
        }
        int number = Integer.parseInt(path.replaceAll("/ags/lineitems/([0-9]+)/.*", "$1"));
        if (!columns.containsKey(number)) {
            return Reply.of(404);
        }
        if (path.endsWith("/scores")) {
            return scoreAnswer.apply(score(number, asked));
        }
        return path.endsWith("/results") ? results(number, asked) : item(number, asked);
    }

    /** On one page, however many there are. */
    private Reply list(Asked asked) {
        var found = columns.values().stream()
                .filter(item -> matches(item, "resourceId", asked.pathAndQuery(), "resource_id"))
                .filter(item -> matches(item, "tag", asked.pathAndQuery(), "tag"))
                .toList();
        return Reply.json(Json.write(found));
    }

    private static boolean matches(ObjectNode item, String field, String query, String parameter) {
        var all = Form.parse(query.substring(query.indexOf('?') + 1));
        return all.find(parameter)
                .map(wanted -> wanted.equals(item.path(field).asText()))
                .orElse(true);
    }

    private Reply create(Asked asked) {
        assertThat(asked.headers().get("Content-type")).isEqualTo("application/vnd.ims.lis.v2.lineitem+json");
        int number = next++;
        var item = (ObjectNode) read(asked.body());
        item.put("id", column(number));
        columns.put(number, item);
        return new Reply(201, Map.of("Content-Type", "application/json"), Json.write(item));
    }

    private Reply item(int number, Asked asked) {
        switch (asked.method()) {
            case "PUT" -> columns.put(number, (ObjectNode) read(asked.body()));
            case "DELETE" -> {
                if (keeps) {
                    return Reply.of(403);
                }
                columns.remove(number);
                return Reply.of(204);
            }
            default -> {}
        }
        return Reply.json(Json.write(columnOf(number)));
    }

    private Reply score(int number, Asked asked) {
        assertThat(asked.headers().get("Content-type")).isEqualTo("application/vnd.ims.lis.v1.score+json");
        var score = read(asked.body());
        scores.add(score);
        if (score.path("userId").asText().startsWith("unknown")) {
            return Reply.of(400);
        }
        var key = number + "/" + score.path("userId").asText();
        var before = grades.get(key);
        var at = Instant.parse(score.path("timestamp").asText());
        if (before != null
                && before.has("at")
                && !at.isAfter(Instant.parse(before.path("at").asText()))) {
            return Reply.of(409);
        }
        grade(
                number,
                score.path("userId").asText(),
                score.path("scoreGiven").asDouble(),
                score.path("scoreMaximum").asDouble());
        grades.computeIfPresent(
                key,
                (unused, grade) -> grade.put("at", score.path("timestamp").asText())
                        .put("comment", score.path("comment").asText("")));
        return Reply.of(200);
    }

    private Reply results(int number, Asked asked) {
        var one = Form.parse(asked.pathAndQuery().replaceAll("^[^?]*\\?", "")).find("user_id");
        var found = new TreeMap<>(grades)
                .entrySet().stream()
                        .filter(each -> each.getKey().startsWith(number + "/"))
                        .map(Map.Entry::getValue)
                        .filter(each -> one.isEmpty()
                                || one.get().equals(each.path("userId").asText()))
                        .toList();
        return Reply.json(Json.write(found));
    }

    private static JsonNode read(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The claim as most LMSs make it. */
    Map<String, Object> claim(@Nullable String ownColumn) {
        var claim = new LinkedHashMap<String, Object>();
        claim.put("scope", List.of(SCOPES + "lineitem", SCOPES + "result.readonly", SCOPES + "score"));
        claim.put("lineitems", allColumns());
        if (ownColumn != null) {
            claim.put("lineitem", ownColumn);
        }
        return claim;
    }

    /** For example {@code 1/ana 7.0 of 10.0}. */
    List<String> gradebook() {
        var all = new ArrayList<String>();
        new TreeMap<>(grades)
                .forEach((key, grade) ->
                        all.add(key + " " + grade.path("resultScore").asText() + " of "
                                + grade.path("resultMaximum").asText()));
        return all;
    }
}

package org.weft.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/**
 * {@code /grades/{course}/lineitems}, {@code …/{id}}, {@code …/{id}/scores} and {@code …/{id}/results}: what tools read
 * and write of gradebooks (LTI Assignment and Grade Services 2.0). Each tool sees its own columns alone.
 */
final class GradesServlet extends HttpServlet {
    static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";
    static final String ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    static final String SCORE = "application/vnd.ims.lis.v1.score+json";
    static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_BYTES = 64 * 1024;

    private final transient GradeAddresses addresses;
    private final transient Grants grants;
    private final transient Catalog catalog;
    private final transient Gradebook gradebook;
    private final transient Activities activities;
    private final transient Enrolments enrolments;

    GradesServlet(
            GradeAddresses addresses,
            Grants grants,
            Catalog catalog,
            Gradebook gradebook,
            Activities activities,
            Enrolments enrolments) {
        this.addresses = addresses;
        this.grants = grants;
        this.catalog = catalog;
        this.gradebook = gradebook;
        this.activities = activities;
        this.enrolments = enrolments;
    }

    /** A request by a tool for a course; {@code item} is empty for the whole list, {@code part} for the item itself. */
    private record Call(
            HttpServletRequest request,
            HttpServletResponse response,
            Tool tool,
            Course course,
            String item,
            String part) {
        String what() {
            return request.getMethod() + (item.isEmpty() ? " list" : part.isEmpty() ? " item" : " " + part);
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            answer(call(request, response));
        } catch (Untakeable e) {
            JsonAnswers.refuse(response, e);
        }
    }

    private Call call(HttpServletRequest request, HttpServletResponse response) throws Untakeable {
        // Which of them it must be, each way of asking says.
        var tool = grants.require(request, Grants.ITEMS, Grants.ITEMS_READ, Grants.SCORES, Grants.RESULTS);
        ServiceAddresses.check(request, addresses.families().of(tool));
        var path = Objects.requireNonNullElse(request.getPathInfo(), "/").split("/", -1);
        var course = catalog.find(path.length > 1 ? path[1] : "");
        if (course.isEmpty() || path.length < 3 || path.length > 5 || !path[2].equals("lineitems")) {
            throw new Untakeable(404, "There is nothing at this address");
        }
        return new Call(
                request, response, tool, course.get(), path.length > 3 ? path[3] : "", path.length > 4 ? path[4] : "");
    }

    private void answer(Call call) throws IOException, Untakeable {
        switch (call.what()) {
            case "GET list" -> sendItems(call);
            case "POST list" -> add(call);
            case "GET item" -> sendItem(call);
            case "PUT item" -> change(call);
            case "DELETE item" -> remove(call);
            case "POST scores" -> take(call);
            case "GET results" -> sendResults(call);
            default -> throw new Untakeable(405, "That can't be done at this address");
        }
    }

    private void sendItems(Call call) throws IOException, Untakeable {
        grants.require(call.request, Grants.ITEMS, Grants.ITEMS_READ);
        MediaTypes.taken(call.request, ITEMS, family(call));
        var all = gradebook.columns(call.course, call.tool).stream()
                .filter(item -> asked(call, "resource_link_id", Objects.requireNonNullElse(item.resourceLink(), "")))
                .filter(item -> asked(call, "resource_id", item.resource()))
                .filter(item -> asked(call, "tag", item.tag()))
                .toList();
        var page = Page.of(all, call.request, addresses.items(call.course, call.tool));
        var link = family(call) == Family.MOODLE ? page.typographicLink() : page.link();
        link.ifPresent(text -> call.response.setHeader("Link", text));
        JsonAnswers.send(
                call.response,
                200,
                ITEMS,
                page.things().stream().map(this::json).toList());
    }

    private static boolean asked(Call call, String filter, String value) {
        var wanted = call.request.getParameter(filter);
        return wanted == null || wanted.equals(value);
    }

    private void add(Call call) throws IOException, Untakeable {
        grants.require(call.request, Grants.ITEMS);
        var told = LineItemJson.read(body(call, ITEM), call.tool);
        check(call, told);
        var item = gradebook.add(call.course, call.tool, told);
        call.response.setHeader("Location", addresses.item(item).toString());
        JsonAnswers.send(call.response, 201, ITEM, json(item));
    }

    private void sendItem(Call call) throws IOException, Untakeable {
        grants.require(call.request, Grants.ITEMS, Grants.ITEMS_READ);
        MediaTypes.taken(call.request, ITEM, family(call));
        JsonAnswers.send(call.response, 200, ITEM, json(item(call)));
    }

    private void change(Call call) throws IOException, Untakeable {
        grants.require(call.request, Grants.ITEMS);
        var item = item(call);
        var told = LineItemJson.read(body(call, ITEM), call.tool);
        check(call, told);
        Untakeable.unless(
                told.resourceLink() == null || told.resourceLink().equals(item.resourceLink()),
                "resourceLinkId can't be changed");
        JsonAnswers.send(call.response, 200, ITEM, json(gradebook.change(item, told)));
    }

    private void remove(Call call) throws Untakeable {
        grants.require(call.request, Grants.ITEMS);
        gradebook.remove(item(call));
        call.response.setStatus(204);
    }

    private void take(Call call) throws IOException, Untakeable {
        grants.require(call.request, Grants.SCORES);
        var item = item(call);
        var score = Score.read(body(call, SCORE));
        if (enrolments.learner(call.course, score.person()).isEmpty()) {
            throw family(call) == Family.BRIGHTSPACE
                    ? new Untakeable(403, "The user is not enrolled in the org unit")
                    : new Untakeable(400, "User could not be found");
        }
        gradebook.take(item, call.tool, score, family(call));
        call.response.setStatus(204);
    }

    private void sendResults(Call call) throws IOException, Untakeable {
        grants.require(call.request, Grants.RESULTS);
        MediaTypes.taken(call.request, RESULTS, family(call));
        if (family(call) == Family.MOODLE && call.request.getParameter("limit") != null) {
            Pages.refuse(call.response, 404, "Error", "Call to a member function out() on null.");
            return;
        }
        var item = item(call);
        var all = gradebook.cells(call.course, item).stream()
                .filter(cell -> asked(call, "user_id", cell.person()))
                .flatMap(cell -> cell.grade().map(grade -> addresses.result(item, cell, grade)).stream())
                .toList();
        var page = Page.of(all, call.request, addresses.results(item));
        page.link().ifPresent(link -> call.response.setHeader("Link", link));
        JsonAnswers.send(call.response, 200, RESULTS, page.things());
    }

    private Family family(Call call) {
        return addresses.families().of(call.tool);
    }

    private LineItem item(Call call) throws Untakeable {
        return gradebook.columns(call.course, call.tool).stream()
                .filter(item -> item.id().equals(call.item))
                .findFirst()
                .orElseThrow(() -> new Untakeable(404, "There is no such line item"));
    }

    private void check(Call call, LineItem.Told told) throws Untakeable {
        var link = told.resourceLink();
        Untakeable.unless(
                link == null || isLinkOf(call, link), "resourceLinkId is no resource link of the tool in this course");
    }

    private boolean isLinkOf(Call call, String link) {
        return activities
                .opening(link)
                .filter(opening -> opening.course().equals(call.course)
                        && opening.tool().clientId().equals(call.tool.clientId()))
                .isPresent();
    }

    private static JsonNode body(Call call, String type) throws IOException, Untakeable {
        MediaTypes.sent(call.request, type);
        var bytes = call.request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new Untakeable(413, "More than 64 KiB");
        }
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new Untakeable(400, "The body is not JSON");
        }
    }

    private Map<String, Object> json(LineItem item) {
        return LineItemJson.of(item, addresses.item(item));
    }
}

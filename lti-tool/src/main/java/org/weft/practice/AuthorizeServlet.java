package org.weft.practice;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The OpenID Connect authorization endpoint (LTI security framework, 5.1.1.2 and 5.1.1.3). It answers with a form that
 * posts itself to the tool.
 *
 * <p>Our cookie is {@code SameSite=Lax} and so isn't sent when the tool's page is what asks. A request without it is
 * therefore answered once with a form that asks again from a page of ours.
 */
final class AuthorizeServlet extends HttpServlet {
    private static final String REPOST = "repost";

    private final transient Catalog catalog;
    private final transient Tools tools;
    private final transient Activities activities;
    private final transient Gradebook gradebook;
    private final transient Enrolments enrolments;
    private final transient Function<Launch, String> idToken;
    private final transient Function<Selection, String> selectionToken;
    private final transient Function<Message, String> messageToken;

    /**
     * @param selectionToken the id token that asks the tool to let somebody choose
     * @param messageToken the one for other messages
     */
    AuthorizeServlet(
            Catalog catalog,
            Tools tools,
            Activities activities,
            Gradebook gradebook,
            Enrolments enrolments,
            Function<Launch, String> idToken,
            Function<Selection, String> selectionToken,
            Function<Message, String> messageToken) {
        this.catalog = catalog;
        this.tools = tools;
        this.activities = activities;
        this.gradebook = gradebook;
        this.enrolments = enrolments;
        this.idToken = idToken;
        this.selectionToken = selectionToken;
        this.messageToken = messageToken;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var authorization = new AuthorizationRequest(request, tools);
        var distrust = authorization.distrust();
        if (distrust.isPresent()) {
            Pages.refuse(response, 400, "This tool can't be opened", distrust.get());
            return;
        }
        var needsCookie = SignIn.person(request).isEmpty() && request.getParameter(REPOST) == null;
        var form = needsCookie
                ? new SelfPostingForm("post", "/authorize", repost(request))
                : new SelfPostingForm("post", authorization.redirectUri(), answer(request, authorization));
        Pages.send(response, 200, form.html());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        doGet(request, response);
    }

    private static Map<String, String> repost(HttpServletRequest request) {
        var fields = new TreeMap<String, String>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, values[0]));
        fields.put(REPOST, "true");
        return fields;
    }

    private Map<String, String> answer(HttpServletRequest request, AuthorizationRequest authorization) {
        var fields = new LinkedHashMap<String, String>();
        var problem = authorization.problem();
        var person = SignIn.person(request).filter(authorization::isAbout);
        if (problem.isPresent()) {
            fields.putAll(error(problem.get().code(), problem.get().description()));
        } else if (person.isEmpty()) {
            fields.putAll(error("login_required", "The person of login_hint isn't signed in"));
        } else {
            fields.putAll(answer(person.get(), authorization));
        }
        var state = authorization.state();
        if (state != null) {
            fields.put("state", state);
        }
        return fields;
    }

    private Map<String, String> answer(Person person, AuthorizationRequest authorization) {
        var selection = authorization.selection(person, catalog);
        if (selection.isPresent()) {
            return enrolments.teaches(person, selection.get().course())
                    ? Map.of("id_token", selectionToken.apply(selection.get()))
                    : error("access_denied", "The person doesn't teach this course");
        }
        var message = authorization.message(person, catalog);
        if (message.isPresent()) {
            return message.get().allowed(enrolments)
                    ? Map.of("id_token", messageToken.apply(message.get()))
                    : error("access_denied", "The person may not open this page");
        }
        var launch = authorization.launch(person, activities, gradebook);
        if (launch.isEmpty()) {
            return error("invalid_request", "lti_message_hint names no resource link and target of ours");
        }
        var course = launch.get().course();
        if (launch.get().review() != null && !enrolments.teaches(person, course)) {
            return error("access_denied", "Only those who teach the course see others' work");
        }
        return enrolments.isIn(person, course)
                ? Map.of("id_token", idToken.apply(launch.get()))
                : error("access_denied", "The person isn't in this course");
    }

    private static Map<String, String> error(String code, String description) {
        return Map.of("error", code, "error_description", description);
    }
}

package org.weft.check;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.base.Json;
import org.weft.notifications.Reason;
import org.weft.places.Role;

/** What happens in a {@link World}: somebody writes without a name, and the others do what makes it hard to hide. */
final class Story {
    static final long MARKED_ID = 7_000_000_001L;

    static final String MARKED = "Marcellina Fixmark";
    static final String OTHER = "Octavian Otherwise";

    /** Which would tell who the author is: parts of the name, of what the host calls them and their mail; their id. */
    static final List<String> MARKS = List.of("Marcellina", "Fixmark", "marcellina.fixmark", "" + MARKED_ID);

    static final String COURSE = "course";

    private final World world;
    private final Wire wire;
    private final String author;
    private final Map<String, String> readers = new LinkedHashMap<>();
    private final List<String> threads = new ArrayList<>();
    private final List<String> posts = new ArrayList<>();
    private final List<String> uploads = new ArrayList<>();

    /** @param author which of the two, {@link #MARKED} and {@link #OTHER}, writes without a name */
    Story(World world, Wire wire, String author) {
        this.world = world;
        this.wire = wire;
        this.author = author;
    }

    /** Tokens of everyone else, by role. */
    Map<String, String> readers() {
        return readers;
    }

    /** An address with each of the ids that it may have. */
    List<String> paths(String address) {
        var ids = address.contains("{thread}")
                ? threads
                : address.contains("{upload}")
                        ? uploads
                        : address.contains("{person}") ? List.of(Long.toString(MARKED_ID)) : posts;
        return address.contains("{")
                ? ids.stream().map(id -> address.replaceAll("\\{\\w+}", id)).toList()
                : List.of(address);
    }

    /** The author does without a name all that one can do; the others do what makes it hard to hide. */
    void play() {
        var teacher = world.arrive("Reader instructor", Role.INSTRUCTOR, COURSE);
        readers.put("instructor", teacher);
        readers.put("instructor of another course", world.arrive("Reader afar", Role.INSTRUCTOR, "another"));
        world.nextPersonIs(MARKED_ID);
        var marked = world.arrive(MARKED, Role.LEARNER, COURSE);
        var other = world.arrive(OTHER, Role.LEARNER, COURSE);
        var writer = author.equals(MARKED) ? marked : other;
        for (var role : List.of(Role.HELPER, Role.AUTHOR, Role.LEARNER, Role.OBSERVER)) {
            readers.put(role.word(), world.arrive("Reader " + role.word(), role, COURSE));
        }
        readers.put("learner of another course", world.arrive("Reader elsewhere", Role.LEARNER, "another"));
        var reader = readers.get("learner");
        readers.values().forEach(this::beCurious);

        var question = open(writer, "Is it only me?", "all");
        var secret = open(writer, "May I have more time?", "staff");
        var named = reply(other, question, "I am here by name", false);
        var answer = reply(reader, question, "Try this", false);
        var essay = upload(writer, author + ".txt", "The same in both worlds");
        var own = reply(writer, question, "Thank you, [my essay](upload:" + essay + ")", true);
        upload(writer, author + ".txt", "Never sent");
        reply(writer, secret, "Please", true);
        reply(teacher, secret, "Yes", false);
        wire.send(writer, "PUT", "/api/posts/" + own + "/reactions/thanks", "");
        wire.send(reader, "PUT", "/api/posts/" + own + "/vote", "");
        wire.send(writer, "PUT", "/api/threads/" + question + "/acceptance", "{\"post\":\"" + answer + "\"}");
        wire.send(teacher, "PUT", "/api/settings", "{\"editMinutes\":0,\"anonymity\":true,\"flagsToHide\":3}");
        wire.send(
                teacher,
                "PUT",
                "/api/credit",
                "{\"enabled\":true,\"maximum\":9,\"weekCap\":null,\"question\":1,\"answer\":1,\"back\":1,\"share\":1}");
        reply(other, question, "By name once more", false);
        wire.send(writer, "PUT", "/api/posts/" + own, "{\"text\":\"Thanks a lot\",\"version\":1}");
        wire.send(writer, "PUT", "/api/drafts/new", "{\"text\":\"More to say\",\"anonymous\":true,\"savedAt\":1}");
        wire.send(writer, "PUT", "/api/threads/" + question + "/reading", "{\"read\":[[1,3]]}");
        wire.send(reader, "PUT", "/api/posts/" + own + "/flag", "{\"reason\":\"rude\"}");
        var gone = reply(writer, question, "Taken back", true);
        wire.send(writer, "DELETE", "/api/posts/" + gone, "");
        wire.send(reader, "PUT", "/api/posts/" + named + "/mute", "");
        wire.send(readers.get("helper"), "PUT", "/api/posts/" + own + "/mute", "");
        var hidden = reply(writer, question, "Rude", true);
        wire.send(teacher, "PUT", "/api/posts/" + hidden + "/hiding", "{\"reason\":\"Rude\"}");
        reshape(teacher, writer, marked, question, own);
        hold(teacher, writer, question);
        wire.send(teacher, "PUT", "/api/posts/" + own + "/block", "{\"reason\":\"Rude\"}");
        wire.send(teacher, "PUT", "/api/posts/" + named + "/block", "{\"reason\":\"Rude as well\"}");
        wire.send(teacher, "PUT", "/api/settings", "{\"editMinutes\":30,\"anonymity\":false,\"flagsToHide\":3}");
    }

    /**
     * By mail of all that there is: each thread for itself, but staff once a day. All but an hour of the day is quiet, so
     * that how many go at once is the same in both worlds.
     */
    private void beCurious(String token) {
        for (var reason : Reason.values()) {
            wire.send(token, "PUT", "/api/notifications/choices/" + reason.word(), "{\"way\":\"mail\"}");
        }
        wire.send(token, "PUT", "/api/follows/discussion", "");
        wire.send(token, "PUT", "/api/follows/place", "");
        var often = token.equals(readers.get("instructor")) ? "daily" : "now";
        var rhythm = Map.of("often", often, "quietFrom", "08:00", "quietTo", "07:00");
        wire.send(token, "PUT", "/api/mail", Json.write(rhythm));
    }

    /** Whoever has written here before: what they write without a name waits. */
    private void hold(String teacher, String writer, String question) {
        wire.send(teacher, "PUT", "/api/rules", "{\"holdFirst\":1}");
        var body = Json.write(Map.of("text", "Let me in", "anonymous", true));
        wire.send(writer, "POST", "/api/threads/" + question + "/posts", body);
        wire.send(writer, "POST", "/api/threads/" + question + "/posts", body);
    }

    /**
     * In another thread it is always the same learner who writes without a name. That they are the author in one world
     * and not in the other is not to be seen when the two threads become one, nor when a branch leaves it.
     */
    private void reshape(String teacher, String writer, String marked, String question, String own) {
        var again = open(marked, "Is it the same for you?", "all");
        var branch = reply(marked, again, "It is for me", true);
        wire.send(readers.get("learner"), "PUT", "/api/posts/" + branch + "/mute", "");
        var why = ",\"reason\":\"The same\"}";
        wire.send(teacher, "PUT", "/api/threads/" + again + "/merger", "{\"post\":\"" + own + "\"" + why);
        reply(writer, question, "Still me", true);
        wire.send(teacher, "POST", "/api/posts/" + branch + "/thread", "{\"title\":\"Apart\"" + why);
    }

    private String open(String token, String title, String audience) {
        var opened = wire.send(
                token,
                "POST",
                "/api/threads",
                Json.write(Map.of("title", title, "text", title, "audience", audience, "anonymous", true)));
        threads.add(opened.at("/thread/id").asText());
        posts.add(opened.at("/thread/firstPost/id").asText());
        return opened.at("/thread/id").asText();
    }

    private String reply(@Nullable String token, String thread, String text, boolean anonymous) {
        var body = Json.write(Map.of("text", text, "anonymous", anonymous));
        var post = wire.send(token, "POST", "/api/threads/" + thread + "/posts", body)
                .get("id")
                .asText();
        posts.add(post);
        return post;
    }

    private String upload(@Nullable String token, String name, String text) {
        var path = "/api/uploads?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        var upload = Wire.json(wire.answer(token, "POST", path, text, "application/octet-stream")
                .body());
        uploads.add(upload.get("id").asText());
        return uploads.get(uploads.size() - 1);
    }
}

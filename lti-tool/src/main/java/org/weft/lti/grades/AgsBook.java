package org.weft.lti.grades;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.weft.base.Json;
import org.weft.credit.Scores;
import org.weft.lti.registrations.Registration;
import org.weft.lti.services.ListReader;
import org.weft.lti.services.Scope;
import org.weft.lti.services.ServiceFailed;
import org.weft.lti.services.ServiceFailed.Kind;
import org.weft.lti.services.Services;
import org.weft.people.PersonId;

/** A column by Assignment and Grade Services 2.0, sections 3.3 and 3.4. */
final class AgsBook implements Book {
    private static final String SCORE = "application/vnd.ims.lis.v1.score+json";
    private static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";
    private static final int MAX_BYTES = 256 * 1024;
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    /** From so many on all grades of the column are read at once. */
    private static final int MANY = 10;

    private final Services services;
    private final Registration registration;
    private final URI url;
    private final Map<PersonId, String> subjects;
    private @Nullable Map<String, Grade> all;

    /** @param subjects of those to be delivered */
    AgsBook(Services services, Registration registration, URI url, Map<PersonId, String> subjects) {
        this.services = services;
        this.registration = registration;
        this.url = url;
        this.subjects = subjects;
    }

    @Override
    public Optional<Grade> read(Scores.Due due) {
        var subject = subject(due);
        if (subjects.size() < MANY) {
            var one = LineItems.with(LineItems.under(url, "results"), "user_id", subject);
            return Optional.ofNullable(grades(one).get(subject));
        }
        if (all == null) {
            all = grades(LineItems.under(url, "results"));
        }
        return Optional.ofNullable(all.get(subject));
    }

    private Map<String, Grade> grades(URI results) {
        var grades = new HashMap<String, Grade>();
        new ListReader(services, registration, Scope.RESULTS, RESULTS, null)
                .each(
                        results,
                        json -> Grade.of(json)
                                .ifPresent(
                                        grade -> grades.put(json.path("userId").asText(), grade)));
        return grades;
    }

    /**
     * Always as graded: some LMSs take a grade away again when they are told of progress alone. Nought is a score; who
     * has none isn't sent at all.
     */
    @Override
    public void write(Scores.Due due, Instant at) {
        var score = Json.MAPPER.createObjectNode();
        score.put("userId", subject(due));
        score.put("scoreGiven", due.points());
        score.put("scoreMaximum", due.maximum());
        if (due.comment() != null) {
            score.put("comment", due.comment());
        }
        score.put("timestamp", TIMESTAMP.format(at));
        score.put("activityProgress", "Completed");
        score.put("gradingProgress", "FullyGraded");
        if (isCanvas()) {
            score.putObject("https://canvas.instructure.com/lti/submission").put("new_submission", false);
        }
        services.send(new Services.Call(
                registration,
                Set.of(Scope.SCORES),
                "POST",
                LineItems.under(url, "scores"),
                SCORE,
                SCORE,
                Json.write(score),
                MAX_BYTES));
    }

    @Override
    public boolean isGone() {
        return new LineItems(services, registration).read(url).isEmpty();
    }

    /** Without our saying so it counts every score as handed in just now, and late after the due date. */
    private boolean isCanvas() {
        return registration
                .issuer()
                .toLowerCase(Locale.ROOT)
                .matches("https://canvas(\\.[a-z]+)?\\.instructure\\.com/?");
    }

    private String subject(Scores.Due due) {
        return Optional.ofNullable(subjects.get(due.person()))
                .orElseThrow(() -> new ServiceFailed(Kind.REFUSED, "doesn't know the person"));
    }
}

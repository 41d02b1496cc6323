package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A teacher copies a course: its discussions begin as they did before, and a good answer goes along. */
class CopyBrowserTest {
    private static final String GATES = "quantum-computing/gates";
    private static final String COPY = "quantum-computing~2/gates";

    static RunningWeft weft;
    static Visitor ravi;
    static Visitor ana;
    static Visitor layla;

    @BeforeAll
    static void start() {
        weft = new RunningWeft();
        ravi = new Visitor(weft);
        ana = new Visitor(weft);
        layla = new Visitor(weft);
    }

    @AfterAll
    static void stop() {
        layla.close();
        ana.close();
        ravi.close();
        weft.close();
    }

    @Test
    void theCopyHasTheFirstThread_andAnAnswerThatWasTakenOver() {
        ravi.open("ravi", GATES);
        ravi.ask("Which gate would you keep?", "If you could have one");
        ana.open("ana", GATES);
        ana.ask("Why is a gate reversible?", "Asks Ana Souza");
        ravi.open("ravi", GATES);
        ravi.click("a, button", "Why is a gate reversible?");
        ravi.answer("Because it is **unitary**, Ana.");
        ana.click("button", "1 new post");
        ana.click("button", "Accept as answer");
        ana.see("*", "accepted by Ana Souza");
        awaitHandler();

        copyAndOpen();
        ravi.see("a", "Which gate would you keep?");
        assertThat(ravi.all("a", "Why is a gate reversible?")).isEmpty();
        layla.open("layla", COPY);
        layla.see("a", "Which gate would you keep?");
        assertThat(layla.all("*", "unitary")).isEmpty();

        ravi.click("button", "Settings");
        ravi.see("summary", "Why is a gate reversible?");
        ravi.click("button", "Take over: Why is a gate reversible?");
        ravi.see("p", "1 question was taken over.");

        layla.open("layla", COPY);
        layla.click("a", "Why is a gate reversible?");
        layla.see("strong", "unitary");
        layla.see("*", "Asks …");
        assertThat(layla.all("*", "Ana")).isEmpty();
        assertThat(layla.all("button", "Write an answer")).isEmpty();
        assertThat(layla.all("button.reply", "")).isEmpty();
    }

    private static void copyAndOpen() {
        ravi.browser.switchTo().defaultContent();
        ravi.click("button", "Copy this course for a new group");
        ravi.until()
                .until(driver -> String.valueOf(ravi.browser.getCurrentUrl()).contains("~2"));
        assertThat(ravi.see("header .course", "").getText()).endsWith("group 2");
        ravi.until()
                .withTimeout(Duration.ofSeconds(30))
                .until(driver -> count("select count(*) from lti_course_copy") == 1);
        ravi.open("ravi", COPY);
    }

    /** Launches have told where notices are wanted, and Weft has said so there. */
    private static void awaitHandler() {
        ravi.until()
                .withTimeout(Duration.ofSeconds(40))
                .until(driver -> count("select count(*) from lti_notice_handler where hello_at is not null") == 1);
    }

    private static long count(String query) {
        return weft.database
                .jdbi()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(Long.class).one());
    }
}

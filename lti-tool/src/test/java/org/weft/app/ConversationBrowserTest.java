package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.logging.LogType;

/** Learners talk on a course page, in two browsers that block third-party cookies. */
class ConversationBrowserTest {
    private static final String GATES = "quantum-computing/gates";
    private static final String SEND = Keys.chord(Keys.CONTROL, Keys.ENTER);

    static RunningWeft weft;
    static Visitor ana;
    static Visitor ben;

    @BeforeAll
    static void start() {
        weft = new RunningWeft();
        ana = new Visitor(weft);
        ben = new Visitor(weft);
    }

    @AfterAll
    static void stop() {
        ana.close();
        ben.close();
        weft.close();
    }

    @Test
    void t14t10_aQuestionIsAnsweredLiveAndAccepted_andAllIsThereAfterARestart() {
        ben.open("ben", GATES);
        ana.open("ana", GATES);

        ana.ask("Why is a gate reversible?", "Is it because $U^\\dagger U = 1$?");
        ben.click("button.pill", "Show");
        ben.click("a, button, weft-thread-row", "Why is a gate reversible?");
        ben.see("math, .math", "");
        ben.answer("Yes: a **unitary** has an inverse.");
        ana.click("button", "1 new post");
        ana.see("strong", "unitary");
        ana.click("button", "Accept as answer");

        ana.see("*", "accepted by Ana Souza");
        ben.see("*", "accepted by Ana Souza");
        weft.stop();
        weft.start();
        ana.open("ana", GATES);
        ana.see("*", "Answer accepted");
        ana.click("a, button", "Why is a gate reversible?");
        ana.see("strong", "unitary");
    }

    @Test
    void t3_aDraftIsThereOnAnotherDevice_andSentFromThere() {
        ana.open("ana", "quantum-computing/measurement");
        ana.click("button", "Ask");
        ana.see("input.title", "").sendKeys("Begun at my desk");
        ana.see("textarea", "").sendKeys("and not finished");
        ana.until().until(driver -> drafts() == 1);

        ben.open("ana", "quantum-computing/measurement");
        ben.click("button", "Drafts");
        ben.click("button", "Begun at my desk");
        ben.see("textarea", "").sendKeys(" until the bus" + SEND);

        ben.see("h1", "Begun at my desk");
        ben.see("p", "and not finished until the bus");
        ben.until().until(driver -> drafts() == 0);
    }

    @Test
    void t4_anAuthorCorrects_staffSaysWhy_andBothSeeWhatWasThere() {
        ben.open("ben", GATES);
        ben.ask("Is a swap gate three CNOTS?", "I thuoght two");
        ben.click("button", "More");
        ben.click("button", "Edit");
        ben.see("textarea", "Edit your post").sendKeys(Keys.chord(Keys.CONTROL, "a"), "I thought two" + SEND);
        ben.see("p", "I thought two");
        assertThat(ben.all("*", "edited")).isEmpty();

        ana.open("ravi", GATES);
        ana.click("a, button", "Is a swap gate three CNOTS?");
        ana.click("button", "More");
        ana.click("button", "Edit");
        ana.see("#title", "").sendKeys(Keys.chord(Keys.CONTROL, "a"), "Is a swap gate three CNOTs?");
        ana.see("#reason", "").sendKeys("Spelling" + SEND);

        ben.see("h1", "Is a swap gate three CNOTs?");
        ben.see("*", "Spelling");
        ben.click("button", "edited by staff");
        ben.see("li", "Ravi Sato");
        ben.see("li", "Is a swap gate three CNOTS?");
    }

    @Test
    void k12_twoTabsAsTwoPeopleAreTwoPeople() {
        ana.open("ana", GATES);
        var first = ana.browser.getWindowHandle();
        ana.browser.switchTo().newWindow(org.openqa.selenium.WindowType.TAB);
        ana.open("ravi", "warehouse-first-week/near-miss");
        ana.ask("From Ravi", "In the second tab");
        var second = ana.browser.getWindowHandle();

        ana.browser.switchTo().window(first);
        ana.enterWidget();
        ana.ask("From Ana", "In the first tab");

        ana.see("*", "Ana Souza");
        assertThat(ana.all("*", "Ravi Sato")).isEmpty();
        ana.browser.switchTo().window(second);
        ana.enterWidget();
        ana.see("*", "Ravi Sato");
        ana.browser.close();
        ana.browser.switchTo().window(first);
    }

    @Test
    void k8_aTokenThatRanOutKeepsTheDraft_andReconnectingSendsIt() {
        ana.open("ana", "quantum-computing/measurement");
        ana.click("button", "Ask");
        ana.see("input.title", "").sendKeys("Typed before the lunch break");
        ana.see("textarea", "").sendKeys("and sent after it");
        weft.stop();
        weft.database.jdbi().useHandle(handle -> handle.execute("update session set expires_at = created_at"));
        weft.start(); // Knows nobody's token any more.

        ana.see("textarea", "").sendKeys(SEND);
        ana.click("button", "Reconnect");

        ana.see("h1", "Typed before the lunch break");
        ben.open("ben", "quantum-computing/measurement");
        ben.see("*", "Typed before the lunch break");
        assertThat(ana.browser.manage().getCookies()).isEmpty();
        assertThat(postsWithTitle("Typed before the lunch break")).isOne();
    }

    @Test
    void aDoubleClickAndAServerThatIsAway_postOnce_andLoseNothing() {
        ana.open("ana", "quantum-computing/measurement");
        ana.click("button", "Ask");
        ana.see("input.title", "").sendKeys("Sent while the server was away");
        ana.see("textarea", "").sendKeys("and not lost");
        weft.stop();

        ana.see("textarea", "").sendKeys(SEND + SEND);
        ana.see("*", "Sent while the server was away");
        ana.browser.navigate().refresh();
        weft.start();
        ana.open("ana", "quantum-computing/measurement");

        ana.see("a, button", "Sent while the server was away");
        ana.until().until(driver -> postsWithTitle("Sent while the server was away") == 1);
        ana.browser.navigate().refresh();
        ana.enterWidget();
        ana.see("a, button", "Sent while the server was away");
        assertThat(postsWithTitle("Sent while the server was away")).isOne();
    }

    @Test
    void t13_aLinkToAPostOpensTheCoursePageAtIt() {
        var link = weft.database
                .jdbi()
                .withHandle(
                        handle -> handle.createQuery("""
                        select l.key || '/' || po.id
                        from post po
                        join thread t on t.organization_id = po.organization_id and t.id = po.thread_id
                        join forum_placement fp on fp.organization_id = t.organization_id and fp.forum_id = t.forum_id
                        join placement l on l.organization_id = fp.organization_id and l.id = fp.placement_id
                        where t.title like 'How can I build a circuit%' and po.number = 9
                        """).mapTo(String.class).one());
        ana.browser.get(weft.lms("/?as=ana"));

        ana.browser.get(weft.tool("/go/" + link));
        ana.enterWidget();

        ana.until().until(driver -> ana.focusedPost() == 9);
        ana.browser.switchTo().defaultContent();
        assertThat(ana.browser.getCurrentUrl()).contains("/courses/quantum-computing/qubits");
    }

    @Test
    void t18_aLearnerReadsAlongInAFeedReader() throws Exception {
        ana.open("ana", "quantum-computing/measurement");
        ana.ask("Does a feed reader see this?", "It should");
        ana.click("button", "Feed");
        ana.click("button", "Make an address");
        var address = ana.see("input[readonly]", "").getDomProperty("value");

        var request = HttpRequest.newBuilder(URI.create(String.valueOf(address)));
        var feed = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());

        assertThat(feed.statusCode()).isEqualTo(200);
        assertThat(feed.body()).contains("Does a feed reader see this?");
    }

    @Test
    void scriptsInTextAreText_andThePolicyIsKept() {
        ana.open("ana", "quantum-computing/gates");
        ana.ask(
                "<img src=x onerror=alert(1)>",
                "<script>alert(2)</script> [x](javascript:alert(3)) <b onclick=alert(4)>b</b>");

        ana.see("*", "<script>alert(2)</script>");
        ben.open("ben", "quantum-computing/gates");
        ben.see("a, button", "<img src=x onerror=alert(1)>");
        for (var visitor : new Visitor[] {ana, ben}) {
            assertThat(visitor.all("script:not([src]):not([type]), img, [onclick], [onerror]", ""))
                    .isEmpty();
            assertThat(visitor.all("a", "").stream().map(link -> link.getDomAttribute("href")))
                    .noneMatch(href -> href != null && href.startsWith("javascript:"));
            assertThat(visitor.browser.manage().logs().get(LogType.BROWSER).getAll())
                    .filteredOn(entry -> entry.getLevel().equals(Level.SEVERE))
                    .filteredOn(entry -> entry.getMessage().contains("Content Security Policy"))
                    .isEmpty();
        }
    }

    private static int drafts() {
        return weft.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select count(*) from draft where body ->> 'title' = 'Begun at my desk'")
                        .mapTo(Integer.class)
                        .one());
    }

    private static int postsWithTitle(String title) {
        return weft.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from thread where title = ?")
                        .bind(0, title)
                        .mapTo(Integer.class)
                        .one());
    }
}

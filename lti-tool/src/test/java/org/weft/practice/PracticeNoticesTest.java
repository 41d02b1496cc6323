package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the LMS needs for sending notices. That tools understand them, their own tests show. */
class PracticeNoticesTest {
    @TempDir
    Path folder;

    private final LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
    private GradingTool tool;

    @BeforeEach
    void start() throws IOException {
        tool = new GradingTool(folder);
        tool.server.createContext("/notices", exchange -> {
            received.add(exchange.getRequestMethod());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        tool.close();
    }

    @Test
    void noThreadIsLeftWhenItStops_andItSendsAgainWhenItStartsAgain() throws InterruptedException {
        var before = senders();
        sayHello();
        var mine = new HashSet<>(senders());
        mine.removeAll(before);
        assertThat(mine).hasSize(1);

        tool.lms.stop();

        var thread = mine.iterator().next();
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
        tool.lms.start();
        sayHello();
    }

    private void sayHello() throws InterruptedException {
        var body = "{\"notice_type\":\"%s\",\"handler\":\"%s/notices\"}".formatted(Notices.HELLO, tool.uri());
        var answer = tool.send("PUT", NoticeHandlersServlet.PATH, "application/json", body, Grants.NOTICES);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("POST");
    }

    private static Set<Thread> senders() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("practice-notices"))
                .collect(Collectors.toSet());
    }
}

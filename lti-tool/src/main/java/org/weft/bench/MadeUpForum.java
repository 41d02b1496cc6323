package org.weft.bench;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.weft.imports.Dump;

/** A forum of given sizes in the format that the import reads, the same each time: answers and comments of some 60 words. */
final class MadeUpForum implements Dump {
    static final int SHORT = 100;
    static final int AUTHORS = 200;
    private static final String WORDS =
            "a qubit is measured and the state collapses to one of two outcomes with a chance that depends on its "
                    + "amplitude so we repeat the circuit many times before we read the result from the counts";

    private final Random random = new Random(7);
    private final String[] words = WORDS.split(" ");
    private final StringBuilder posts = new StringBuilder("<posts>\n");
    private final StringBuilder comments = new StringBuilder("<comments>\n");
    private final List<String> titles = new ArrayList<>();
    private int lastPost;
    private int lastComment;

    private MadeUpForum() {}

    /** @param scale 1 gives 900 threads with 5,000 posts, one thread of 100 posts, one of 1,000 and one of 10,000 */
    static MadeUpForum large(double scale) {
        var forum = new MadeUpForum();
        int threads = Math.max(3, (int) (900 * scale));
        for (int i = 0; i < threads; i++) {
            forum.thread("Question " + i, 1 + (int) ((i + 1) * 5000L / 900) - (int) (i * 5000L / 900) - 1);
        }
        forum.thread(title(SHORT), SHORT);
        forum.thread(title(medium(scale)), medium(scale));
        forum.thread(title(largest(scale)), largest(scale));
        return forum;
    }

    /** Of twenty threads with three posts. */
    static MadeUpForum small() {
        var forum = new MadeUpForum();
        for (int i = 0; i < 20; i++) {
            forum.thread("Another question " + i, 3);
        }
        return forum;
    }

    static int medium(double scale) {
        return Math.max(150, (int) (1000 * scale));
    }

    static int largest(double scale) {
        return Math.max(200, (int) (10_000 * scale));
    }

    /** Of the thread that has so many posts. */
    static String title(int posts) {
        return "Thread of %d posts".formatted(posts);
    }

    /** Of all threads. */
    List<String> titles() {
        return List.copyOf(titles);
    }

    @Override
    public InputStream open(String file) {
        var text =
                switch (file) {
                    case "Posts.xml" -> posts + "</posts>";
                    case "Comments.xml" -> comments + "</comments>";
                    case "Users.xml" -> users();
                    case "Votes.xml" -> "<votes></votes>";
                    case "PostLinks.xml" -> "<postlinks></postlinks>";
                    default -> throw new IllegalStateException("No file " + file);
                };
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private void thread(String title, int size) {
        titles.add(title);
        int question = ++lastPost;
        posts.append(
                "<row Id=\"%d\" PostTypeId=\"1\" CreationDate=\"%s\" Body=\"%s\" OwnerUserId=\"%d\" Title=\"%s\" />\n"
                        .formatted(question, date(), body(), author(), title));
        for (int i = 1; i < size; i++) {
            if (i % 3 == 0) {
                comments.append("<row Id=\"%d\" PostId=\"%d\" Text=\"%s\" CreationDate=\"%s\" UserId=\"%d\" />\n"
                        .formatted(++lastComment, lastPost, sentence(40), date(), author()));
            } else {
                posts.append(
                        "<row Id=\"%d\" PostTypeId=\"2\" ParentId=\"%d\" CreationDate=\"%s\" Body=\"%s\" OwnerUserId=\"%d\" />\n"
                                .formatted(++lastPost, question, date(), body(), author()));
            }
        }
    }

    private static String users() {
        var users = new StringBuilder("<users>\n");
        for (int i = 1; i <= AUTHORS; i++) {
            users.append("<row Id=\"%d\" DisplayName=\"Author %d\" />\n".formatted(i, i));
        }
        return users + "</users>";
    }

    private String body() {
        var formula = random.nextInt(10) == 0 ? " with $\\alpha^2 + \\beta^2 = 1$" : "";
        var code = random.nextInt(10) == 0
                ? "&lt;pre&gt;&lt;code&gt;h q[0];&#10;cx q[0], q[1];&lt;/code&gt;&lt;/pre&gt;"
                : "";
        return "&lt;p&gt;" + sentence(60) + formula + "&lt;/p&gt;" + code;
    }

    private String sentence(int length) {
        var sentence = new StringBuilder();
        for (int i = 0; i < length; i++) {
            sentence.append(i == 0 ? "" : " ").append(words[random.nextInt(words.length)]);
        }
        return sentence.toString();
    }

    private String date() {
        return LocalDateTime.of(2020, 1, 1, 0, 0)
                .plusMinutes(lastPost + (long) lastComment)
                .plusSeconds(1)
                .toString();
    }

    private int author() {
        return 1 + random.nextInt(AUTHORS);
    }
}

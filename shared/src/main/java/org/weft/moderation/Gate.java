package org.weft.moderation;

import java.util.List;
import java.util.Optional;
import org.weft.base.Refusal;
import org.weft.discussion.Admission;
import org.weft.discussion.ForumId;
import org.weft.discussion.Turn;
import org.weft.session.Viewer;

/**
 * Lets through what may be written at once. Staff isn't held up.
 *
 * <p>While first posts wait, all posts without a name do: which of them didn't would tell that its author has written
 * here before. For the same reason posts without a name don't count.
 */
public final class Gate implements Admission {
    private final Rules rules;
    private final HeldPosts posts;
    private final Blocks blocks;
    private final WatchedWords words;

    public Gate(Rules rules, HeldPosts posts, Blocks blocks, WatchedWords words) {
        this.rules = rules;
        this.posts = posts;
        this.blocks = blocks;
        this.words = words;
    }

    @Override
    public Pace pace(Viewer viewer) {
        var set = rules.of(viewer);
        return new Pace(set.postsPerMinute(), set.postsPerDay());
    }

    @Override
    public void requireUnblocked(Viewer viewer) {
        blocks.requireUnblocked(viewer);
    }

    @Override
    public Optional<Turn.Blocked> blocked(Viewer viewer) {
        return blocks.of(viewer);
    }

    @Override
    public Optional<Held> hold(Viewer viewer, Request request) {
        if (viewer.staff()) {
            return Optional.empty();
        }
        var found = words.find(viewer, request);
        found.filter(word -> word.effect() == WatchedWord.Effect.REFUSE).ifPresent(word -> {
            throw new Refusal.Invalid("word-refused", "A word that is refused here", "text").with("word", word.word());
        });
        if (first(viewer, request)) {
            return posts.add(viewer, request, new HeldPosts.Cause("first", null));
        }
        return found.flatMap(word -> posts.add(viewer, request, new HeldPosts.Cause("word", word.word())));
    }

    @Override
    public List<Held> held(Viewer viewer, ForumId forum) {
        return viewer.staff() ? List.of() : posts.of(viewer, forum);
    }

    private boolean first(Viewer viewer, Request request) {
        int many = rules.of(viewer).holdFirst();
        return many > 0 && request.kind() != Kind.EDIT && (request.anonymous() || posts.wroteFewerThan(viewer, many));
    }
}

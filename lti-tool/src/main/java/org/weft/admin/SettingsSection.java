package org.weft.admin;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.weft.base.Markup;
import org.weft.base.Refusal;
import org.weft.discussion.ForumDefaults;
import org.weft.files.Kind;
import org.weft.lti.pages.Words;
import org.weft.moderation.OrganizationWords;
import org.weft.moderation.WatchedWord;
import org.weft.moderation.WatchedWord.Effect;
import org.weft.session.Looks;
import org.weft.text.Texts;
import org.weft.uploads.UploadLimits;

/** What holds for all places of an organization. */
final class SettingsSection implements Section {
    private final ForumDefaults forums;
    private final UploadLimits limits;
    private final Looks looks;
    private final OrganizationWords watched;

    SettingsSection(ForumDefaults forums, UploadLimits limits, Looks looks, OrganizationWords watched) {
        this.forums = forums;
        this.limits = limits;
        this.looks = looks;
        this.watched = watched;
    }

    @Override
    public String path() {
        return "settings";
    }

    @Override
    public Answer show(Visit visit) {
        if (!visit.rest().isEmpty()) {
            throw Visit.notFound();
        }
        return page(visit, null);
    }

    @Override
    public Answer act(Visit visit) {
        if (!visit.rest().isEmpty()) {
            throw Visit.notFound();
        }
        return switch (visit.field("act")) {
            case "defaults" -> defaults(visit);
            case "uploads" -> uploads(visit);
            case "colour" -> colour(visit);
            case "add-words" -> addWords(visit);
            case "remove-words" -> removeWords(visit);
            default -> throw Visit.notFound();
        };
    }

    private Answer defaults(Visit visit) {
        var typed = visit.field("minutes").strip();
        boolean whole = typed.matches("\\d{1,4}") && Integer.parseInt(typed) <= ForumDefaults.MOST_EDIT_MINUTES;
        if (!typed.isEmpty() && !whole) {
            return page(visit, "minutes");
        }
        var wanted = new ForumDefaults.Defaults(
                typed.isEmpty() ? null : Integer.valueOf(typed),
                !visit.field("anonymity").isEmpty());
        var subject = visit.words().text("settings.minutes.short") + " " + (typed.isEmpty() ? "∞" : typed) + ", "
                + visit.words().text("settings.anonymity") + " " + (wanted.anonymity() ? "✓" : "✗");
        visit.act(AdminAct.FORUM_DEFAULTS_CHANGED, subject, () -> forums.set(visit.organization(), wanted));
        return visit.done("saved");
    }

    private Answer uploads(Visit visit) {
        var kinds = kinds(visit);
        var typed = visit.field("megabytes").strip();
        int megabytes = typed.matches("\\d{1,4}") ? Integer.parseInt(typed) : 0;
        if (megabytes < 1 || megabytes > UploadLimits.MOST_MEGABYTES) {
            return page(visit, "megabytes");
        }
        if (kinds.isEmpty()) {
            return page(visit, "kinds");
        }
        var words = kinds.stream().map(Kind::word).sorted().collect(Collectors.joining(", "));
        visit.act(
                AdminAct.UPLOADS_CHANGED,
                megabytes + " MB: " + words,
                () -> limits.set(visit.organization(), megabytes, kinds));
        return visit.done("saved");
    }

    private static Set<Kind> kinds(Visit visit) {
        var kinds = EnumSet.noneOf(Kind.class);
        visit.fields("kind").forEach(word -> Kind.fromWord(word).ifPresent(kinds::add));
        return kinds;
    }

    private Answer colour(Visit visit) {
        var typed = visit.field("colour").strip().toLowerCase(Locale.ROOT);
        if (!typed.matches("(#[0-9a-f]{6})?")) {
            return page(visit, "colour");
        }
        var colour = typed.isEmpty() ? null : typed;
        visit.act(AdminAct.COLOUR_CHANGED, colour, () -> looks.set(visit.organization(), colour));
        return visit.done("saved");
    }

    private Answer addWords(Visit visit) {
        var typed = typedWords(visit);
        if (typed.isEmpty()) {
            return page(visit, "words");
        }
        var effect = visit.field("effect").equals(Effect.REFUSE.word()) ? Effect.REFUSE : Effect.HOLD;
        try {
            visit.act(
                    AdminAct.WORD_ADDED,
                    effect.word() + ": " + String.join(", ", typed),
                    () -> typed.forEach(word -> watched.put(visit.organization(), word, effect)));
        } catch (Refusal.Invalid e) {
            return page(visit, "words");
        } catch (Refusal.Conflict e) {
            return page(visit, "words-many");
        }
        return visit.done("saved");
    }

    private static List<String> typedWords(Visit visit) {
        return Arrays.stream(Texts.line(visit.field("words")).split("[,;\\s]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(100)
                .toList();
    }

    private Answer removeWords(Visit visit) {
        var chosen = visit.fields("word").stream().map(Texts::line).toList();
        if (!chosen.isEmpty()) {
            visit.act(
                    AdminAct.WORD_REMOVED,
                    String.join(", ", chosen),
                    () -> chosen.forEach(word -> watched.remove(visit.organization(), word)));
        }
        return visit.done("saved");
    }

    /** @param wrong the word of what was typed wrongly, which the page then still has in its field */
    private Answer page(Visit visit, @Nullable String wrong) {
        var words = visit.words();
        var html = "<p>%s</p>\n".formatted(words.html("settings.hint"))
                + defaultsForm(visit, wrong)
                + uploadsForm(visit, wrong)
                + colourForm(visit, wrong)
                + wordsForm(visit, wrong);
        return new Answer.Page(wrong == null ? 200 : 400, words.text("section.settings"), html);
    }

    private String defaultsForm(Visit visit, @Nullable String wrong) {
        var words = visit.words();
        boolean ours = isOneOf(wrong, "minutes");
        var now = forums.of(visit.organization());
        var minutes = ours ? visit.field("minutes") : Objects.toString(now.editMinutes(), "");
        boolean anonymity = ours ? !visit.field("anonymity").isEmpty() : now.anonymity();
        return section(words, "settings.forums", ours ? wrong : null)
                + "<p>%s</p>\n".formatted(words.html("settings.forums.hint"))
                + visit.form("""
                        <p><label for="minutes">%s</label>
                        <input id="minutes" name="minutes" inputmode="numeric" size="5" value="%s"%s></p>
                        <p><label><input type="checkbox" name="anonymity"%s> %s</label></p>
                        <p>%s</p>
                        """.formatted(
                                words.html("settings.minutes", ForumDefaults.MOST_EDIT_MINUTES),
                                Markup.escape(minutes),
                                Html.invalid(ours),
                                anonymity ? " checked" : "",
                                words.html("settings.anonymity"),
                                Html.button(words, "defaults", "save")));
    }

    private String uploadsForm(Visit visit, @Nullable String wrong) {
        var words = visit.words();
        var limit = limits.of(visit.organization());
        boolean ours = isOneOf(wrong, "megabytes", "kinds");
        var megabytes = ours ? visit.field("megabytes") : Integer.toString(limit.megabytes());
        var chosen = ours ? visit.fields("kind") : limit.kinds();
        var kinds = Arrays.stream(Kind.values())
                .map(kind -> """
                        <li><label><input type="checkbox" name="kind" value="%s"%s> %s</label></li>
                        """.formatted(
                        kind.word(), chosen.contains(kind.word()) ? " checked" : "", words.html("kind." + kind.word())))
                .collect(Collectors.joining());
        return section(words, "settings.uploads", ours ? wrong : null)
                + visit.form("""
                        <p><label for="megabytes">%s</label>
                        <input id="megabytes" name="megabytes" inputmode="numeric" size="4" value="%s"%s></p>
                        <fieldset%s><legend>%s</legend><ul class="choices">%s</ul></fieldset>
                        <p>%s</p>
                        """.formatted(
                                words.html("settings.megabytes", UploadLimits.MOST_MEGABYTES),
                                Markup.escape(megabytes),
                                Html.invalid("megabytes".equals(wrong)),
                                "kinds".equals(wrong) ? " aria-describedby=\"wrong\"" : "",
                                words.html("settings.kinds"),
                                kinds,
                                Html.button(words, "uploads", "save")));
    }

    private String colourForm(Visit visit, @Nullable String wrong) {
        var words = visit.words();
        boolean ours = isOneOf(wrong, "colour");
        var colour = ours
                ? visit.field("colour")
                : looks.accent(visit.organization()).orElse("");
        return section(words, "settings.colour", ours ? wrong : null)
                + visit.form("""
                        <p><label for="colour">%s</label>
                        <input id="colour" name="colour" size="8" maxlength="7" placeholder="#1a4f8b" dir="ltr" value="%s"%s></p>
                        <p>%s</p>
                        """.formatted(
                                words.html("settings.colour.hint"),
                                Markup.escape(colour),
                                Html.invalid(ours),
                                Html.button(words, "colour", "save")));
    }

    private String wordsForm(Visit visit, @Nullable String wrong) {
        var words = visit.words();
        boolean ours = isOneOf(wrong, "words", "words-many");
        var add = visit.form("""
                <p><label for="words">%s</label>
                <input id="words" name="words" maxlength="2000" required value="%s"%s></p>
                <p><label for="effect">%s</label>
                <select id="effect" name="effect"><option value="hold">%s</option><option value="refuse">%s</option></select></p>
                <p>%s</p>
                """.formatted(
                        words.html("settings.words.add"),
                        ours ? Markup.escape(visit.field("words")) : "",
                        Html.invalid(ours),
                        words.html("settings.words.effect"),
                        words.html("effect.hold"),
                        words.html("effect.refuse"),
                        Html.button(words, "add-words", "add")));
        return section(words, "settings.words", ours ? wrong : null)
                + "<p>%s</p>\n".formatted(words.html("settings.words.hint"))
                + known(visit, watched.list(visit.organization()))
                + add;
    }

    private static String known(Visit visit, List<WatchedWord> all) {
        if (all.isEmpty()) {
            return "";
        }
        Function<WatchedWord, String> row = each -> """
                <li><label><input type="checkbox" name="word" value="%s"> %s</label> <span class="hint">%s</span></li>
                """.formatted(
                        Markup.escape(each.word()),
                        Html.name(each.word()),
                        visit.words().html("effect." + each.effect().word()));
        return visit.form("<fieldset><legend>%s</legend><ul class=\"choices\">%s</ul></fieldset>\n<p>%s</p>\n"
                .formatted(
                        visit.words().html("settings.words.known"),
                        all.stream().map(row).collect(Collectors.joining()),
                        Html.quiet(visit.words(), "remove-words", "settings.words.remove")));
    }

    private static String section(Words words, String key, @Nullable String wrong) {
        return "<h2>%s</h2>\n%s".formatted(words.html(key), Html.wrong(words, wrong));
    }

    private static boolean isOneOf(@Nullable String wrong, String... ours) {
        return Arrays.asList(ours).contains(Objects.requireNonNullElse(wrong, ""));
    }
}

package org.weft.macro;

import static org.weft.macro.MacroParameter.FORUM;
import static org.weft.macro.MacroParameter.HEIGHT;
import static org.weft.macro.MacroParameter.SHOW;
import static org.weft.macro.MacroParameter.TITLE;
import static org.weft.macro.MacroParameter.TOPIC;

import java.util.Optional;
import java.util.Set;

/** The macros, by the same names and parameters on every wiki, so that a page can move from one to another. */
public enum MacroName {
    DISCUSSION("discussion", "Discussion", "This page has a discussion"),
    EXPERTS("experts", "Experts", "This page names people who can help"),
    RESOURCES("resources", "Resources", "This page has a shelf of resources"),
    CHAT("chat", "Live chat", "This page has a live chat");

    private final String widget;
    private final String title;
    private final String sentence;

    MacroName(String widget, String title, String sentence) {
        this.widget = widget;
        this.title = title;
        this.sentence = sentence;
    }

    /** @param name as the page author types it, for example {@code weft-discussion} */
    public static Optional<MacroName> fromString(String name) {
        for (var macro : values()) {
            if (macro.macroName().equals(name)) {
                return Optional.of(macro);
            }
        }
        return Optional.empty();
    }

    public String macroName() {
        return "weft-" + widget;
    }

    /** The widget's name in the claim, for example {@code discussion}. */
    String widget() {
        return widget;
    }

    /** What the widget is called when the author gives no title. */
    String title() {
        return title;
    }

    /** What print and export say instead of showing the widget. */
    String sentence() {
        return sentence;
    }

    Set<MacroParameter> parameters() {
        return switch (this) {
            case DISCUSSION -> Set.of(FORUM, TITLE, SHOW, HEIGHT);
            case EXPERTS, RESOURCES -> Set.of(FORUM, TITLE, TOPIC, HEIGHT);
            case CHAT -> Set.of(FORUM, TITLE, HEIGHT);
        };
    }
}

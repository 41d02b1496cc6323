package org.weft.credit;

import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;

/**
 * What counts in a discussion.
 *
 * @param maximum points; by rules there are never more, by hand there can be
 * @param weekCap points by rules in a week, from Monday on, by Coordinated Universal Time; null is no limit
 * @param question points of each rule; 0 where it doesn't count
 */
public record Rules(
        boolean enabled, int maximum, @Nullable Integer weekCap, int question, int answer, int back, int share) {
    static final int MOST = 1000;

    /** What is offered where nothing is set. */
    static final Rules USUAL = new Rules(false, 10, 3, 1, 2, 1, 1);

    /** @param newMaximum null for no points */
    Rules with(@Nullable Integer newMaximum) {
        return new Rules(
                newMaximum != null, newMaximum == null ? maximum : newMaximum, weekCap, question, answer, back, share);
    }

    int points(Rule rule) {
        return switch (rule) {
            case QUESTION -> question;
            case ANSWER -> answer;
            case RETURN -> back;
            case SHARE -> share;
        };
    }

    /** @throws Refusal.Invalid {@code credit-invalid} naming the field */
    void require() {
        within("maximum", maximum, 1);
        if (weekCap != null) {
            within("weekCap", weekCap, 1);
        }
        within("question", question, 0);
        within("answer", answer, 0);
        within("back", back, 0);
        within("share", share, 0);
    }

    private static void within(String field, int value, int least) {
        if (value < least || value > MOST) {
            throw new Refusal.Invalid("credit-invalid", least + " to " + MOST, field).with("limit", MOST);
        }
    }
}

package org.weft.lti.persons;

import org.jspecify.annotations.Nullable;
import org.weft.lti.pages.Labels;

/** A person's name and address, as far as an LMS really tells them. */
public final class PersonName {
    private static final int NAME_LENGTH = 200;
    private static final int EMAIL_LENGTH = 254;

    private PersonName() {}

    /**
     * The whole name, or else its parts; null for none. Some platforms send the e-mail address, or the login name, where
     * a name should be: only real names count.
     */
    public static @Nullable String of(
            @Nullable String whole, @Nullable String given, @Nullable String family, @Nullable String email) {
        var name = label(whole, NAME_LENGTH);
        if (name.isEmpty()) {
            name = (label(given, NAME_LENGTH / 2) + " " + label(family, NAME_LENGTH / 2 - 1)).strip();
        }
        boolean real = !name.isEmpty() && !name.equalsIgnoreCase(email) && !isEmail(name);
        return real ? name : null;
    }

    /** The address without space around it; null for what is none. */
    public static @Nullable String email(@Nullable String text) {
        var email = text == null ? "" : text.strip();
        return isEmail(email) ? email : null;
    }

    private static String label(@Nullable String text, int maxLength) {
        return text == null ? "" : Labels.clean(text, maxLength);
    }

    private static boolean isEmail(String text) {
        return text.length() <= EMAIL_LENGTH && text.matches("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");
    }
}

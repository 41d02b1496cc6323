package org.weft.search;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be asked for beside words, as {@code name:value}. Any other name is a word like any other. */
enum Operator {
    /** A name or a part of one, or {@code me}. */
    AUTHOR {
        @Override
        boolean takes(String value) {
            return !Words.of(value).isEmpty();
        }
    },
    TAG {
        @Override
        boolean takes(String value) {
            return !value.isBlank() && !value.equals("#");
        }
    },
    IS {
        @Override
        boolean takes(String value) {
            return STATES.contains(value.toLowerCase(Locale.ROOT));
        }
    },
    /** Written earlier than this day began. */
    BEFORE {
        @Override
        boolean takes(String value) {
            return isDay(value);
        }
    },
    /** Written on this day or later. */
    AFTER {
        @Override
        boolean takes(String value) {
            return isDay(value);
        }
    };

    static final Set<String> STATES = Set.of("unanswered", "accepted", "unread", "question");

    abstract boolean takes(String value);

    /** Lower case, as it is typed. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Operator> called(String name) {
        for (var operator : values()) {
            if (operator.word().equals(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    private static boolean isDay(String value) {
        if (!value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return false;
        }
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}

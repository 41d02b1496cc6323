package org.weft.app;

/** A setting has a value that it can't have. The message names the variable and says what is allowed. */
final class BadSetting extends RuntimeException {
    BadSetting(Setting setting, String allowed, String value) {
        super("%s must be %s, and is \"%s\"".formatted(setting, allowed, value));
    }

    BadSetting(String message) {
        super(message);
    }
}

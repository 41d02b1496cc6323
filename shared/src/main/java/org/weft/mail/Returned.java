package org.weft.mail;

import java.util.regex.Pattern;

/**
 * What a report of non-delivery says about a mail of ours (RFC 3464).
 *
 * @param secret for ending mails, out of the mail that came back: who has it was sent it
 * @param address that the mail went to
 */
record Returned(String secret, String address, Status status) {
    /**
     * Why a mail wasn't taken for good.
     *
     * @param code enhanced (RFC 3463) such as {@code 5.1.1}, or that of SMTP such as {@code 550}
     */
    record Status(String code) {
        private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -](5\\.\\d{1,3}\\.\\d{1,3})\\b");

        /** Of what can't be an address. */
        static final Status NO_ADDRESS = new Status("5.1.3");

        /** Of a server's answer, for example {@code 550 5.1.1 No such user}. */
        static Status of(int code, String answer) {
            var enhanced = ENHANCED.matcher(answer);
            return new Status(enhanced.find() ? enhanced.group(1) : Integer.toString(code));
        }

        /** Not so when a server refuses who sends, or what (X.6 and X.7). */
        boolean ofAddress() {
            return code.startsWith("5") && !code.startsWith("5.6.") && !code.startsWith("5.7.");
        }
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "a mail that came back: " + status.code();
    }
}

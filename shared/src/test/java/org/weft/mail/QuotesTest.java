package org.weft.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T18: of an answer by mail only what is new is posted. */
class QuotesTest {
    private static final Quotes QUOTES = new Quotes(
            new MailSettings(
                    new Smtp("localhost", 25, false, null, null),
                    "weft@weft.example",
                    "weft+{token}@weft.example",
                    null,
                    URI.create("https://weft.example")),
            Pattern.compile("weft\\+[0-9a-f-]+@weft\\.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yes, it is.\n\nOn Mon, 2 Mar 2026 at 10:00, Ben <weft@weft.example> wrote:\n> Because",
                "Yes, it is.\n\nOn Mon, 2 Mar 2026 at 10:00, Ben\n<weft+12-abc@weft.example> wrote:\n\n> Because",
                "Yes, it is.\n\nAm 02.03.26 um 10:00 schrieb Ben:\n> Because",
                "Yes, it is.\n\nLe lun. 2 mars 2026 à 10:00, Ben a écrit :\n> Because",
                "Yes, it is.\n\nEl lun, 2 mar 2026, Ben escribió:\n> Because",
                "Yes, it is.\n\nفي الاثنين، 2 مارس 2026 كتب Ben:\n> Because",
                "Yes, it is.\n\n2026-03-02 10:00 Ben <weft@weft.example>:\nBecause",
                "Yes, it is.\n-- \nAna\nPhysics",
                "Yes, it is.\n\nSent from my iPhone",
                "Yes, it is.\n\n-----Original Message-----\nFrom: Ben\nBecause",
                "Yes, it is.\n\n________________________________\nVon: Ben\nBecause",
                "Yes, it is.\n\nFrom: Ben <x@y.example>\nSent: Monday\nTo: Ana\n\nBecause",
                "Yes, it is.\r\n\r\n> Because\r\n> it is\r\n",
                "> Why?\n\nYes, it is.",
                "Ben <weft@weft.example> wrote:\n> Why?\n\nYes, it is.",
                "Yes, it is.\n\nStop such mails: https://weft.example/mail/12-abc\nmore"
            })
    void whatIsAnsweredAndTheSignatureGo(String text) {
        assertThat(QUOTES.without(text)).isEqualTo("Yes, it is.");
    }

    @Test
    void whatIsWrittenBetweenQuotesStays() {
        assertThat(QUOTES.without("Ben wrote:\n> One?\nFirst\n> Two?\nSecond")).contains("First\nSecond");
        assertThat(QUOTES.without("From: the beginning it was clear.\nAnd so: on.\n\n* a list\n- of things"))
                .isEqualTo("From: the beginning it was clear.\nAnd so: on.\n\n* a list\n- of things");
        assertThat(QUOTES.without("I think:\n\nit is so")).isEqualTo("I think:\n\nit is so");
    }
}

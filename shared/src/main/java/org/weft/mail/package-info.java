/**
 * Notifications by mail: when each person wants them, what goes out, how it ends, what is answered, and what comes
 * back. Tables: mail_rhythm, mail, mail_received, mail_bounce; the columns mail_… of notification say what is due. URLs: /api/mail, /mail/{secret}.
 * Element: weft-mail. Start reading at {@link org.weft.mail.Outbox} and {@link org.weft.mail.Postbox}.
 */
@NullMarked
package org.weft.mail;

import org.jspecify.annotations.NullMarked;

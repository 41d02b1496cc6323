package org.weft.practice;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** In the place of mailboxes when mails go out to a real mail server. */
final class NoMailServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Pages.refuse(response, 404, "There are no mailboxes here", "Mails go to the server that WEFT_SMTP_URL names.");
    }
}

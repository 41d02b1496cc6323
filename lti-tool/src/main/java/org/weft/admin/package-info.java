/**
 * The admin console, {@code /admin/}: pages for who runs the server and for an organization's administrators. It knows no
 * host; a host adds {@link org.weft.admin.Section}s of its own and lets administrators in by
 * {@link org.weft.admin.AdminSessions}. {@link org.weft.admin.Console} decides who may come to which page, and that a form
 * came from one of ours. Tables: admin_session, admin_act.
 */
@NullMarked
package org.weft.admin;

import org.jspecify.annotations.NullMarked;

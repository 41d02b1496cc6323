/**
 * What a person should know, with the reason: found from the story after each act, by the rule of who may see it, and
 * shown in an inbox. Tables: notification, notification_choice. URLs: /api/notifications. Elements: weft-bell, weft-inbox.
 */
@NullMarked
package org.weft.notifications;

import org.jspecify.annotations.NullMarked;

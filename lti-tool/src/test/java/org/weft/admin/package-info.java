@NullMarked
package org.weft.admin;

import org.jspecify.annotations.NullMarked;

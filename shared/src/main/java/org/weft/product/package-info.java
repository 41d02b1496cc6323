/** The product put together by hand: every feature, its APIs, its jobs. Start reading at {@link org.weft.product.Product}. */
@NullMarked
package org.weft.product;

import org.jspecify.annotations.NullMarked;

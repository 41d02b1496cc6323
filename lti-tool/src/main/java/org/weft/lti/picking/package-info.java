/**
 * Choosing what stands on a page of the LMS, while its author edits it (LTI Deep Linking 2.0), or
 * when staff first opens a link that was made by hand ({@link org.weft.lti.picking.SettingUp}). {@link
 * org.weft.lti.picking.Pickers} keeps who has a picker open; what is chosen is kept by {@link
 * org.weft.lti.picking.Preparations} until the link's first launch, and told to the LMS as {@link
 * org.weft.lti.picking.ContentItems}, signed by {@link org.weft.lti.picking.PickerAnswer}. Tables: {@code lti_picker},
 * {@code lti_prepared}.
 */
@NullMarked
package org.weft.lti.picking;

import org.jspecify.annotations.NullMarked;

/** What nobody needs for reading, as one file to fetch. */
import "../composer/weft-composer.js";
import "../composer/weft-editor.js";
import "./weft-audit.js";
import "./weft-drafts.js";
import "./weft-feed.js";
import "./weft-history.js";
import "./weft-review.js";
import "./weft-settings.js";
import "./weft-thread-acts.js";
import "./weft-why.js";

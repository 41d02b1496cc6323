'use strict';

// Sends the only form of the page. Scripts with "defer" run once the form is there.
document.forms[0].submit();

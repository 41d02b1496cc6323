'use strict';

// In the frame that the tool's picker stood in: shows what was added, or closes the frame's dialog if nothing was.
(() => {
  const { added } = document.body.dataset;
  const dialog = window.frameElement && window.frameElement.closest('dialog');
  if (added === '0' && dialog) {
    dialog.close();
  } else {
    window.top.location.assign(document.querySelector('a').href);
  }
})();

'use strict';

// Goes back to the list once the tool says that registration is over (LTI Dynamic Registration 1.0, section 3.8).
(() => {
  const windows = [];
  addEventListener('message', ({ source, data }) => {
    const tool = document.getElementById('registration').contentWindow;
    if (data?.subject === 'org.imsglobal.lti.close' && (source === tool || windows.includes(source))) {
      location.assign('/tools');
    }
  });
  addEventListener('click', (event) => {
    const link = event.target.closest('a[data-registration-window]');
    if (link) {
      event.preventDefault();
      windows.push(open(link.href, '_blank'));
    }
  });
})();

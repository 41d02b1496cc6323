// Tells the LMS that registration is over (LTI Dynamic Registration 1.0, section 3.8), so that it may close this page.
(() => {
  const lms = window.opener ?? window.parent;
  const tell = () => lms.postMessage({ subject: 'org.imsglobal.lti.close' }, '*');
  document.getElementById('weft-close').addEventListener('click', () => {
    tell();
    window.close();
  });
  tell();
})();

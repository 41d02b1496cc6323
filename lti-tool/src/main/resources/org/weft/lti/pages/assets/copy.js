/* Shows the buttons that copy a value, where the browser lets a page copy; and sends a form no more than once. */
(() => {
  "use strict";

  if (navigator.clipboard) {
    for (const button of document.querySelectorAll("[data-copy]")) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.textContent = "Copied";
        setTimeout(() => (button.textContent = "Copy"), 2000);
      });
    }
  }

  const form = document.forms[0];
  if (form) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) {
        event.preventDefault();
      }
      form.dataset.sent = "yes";
    });
    addEventListener("pageshow", () => delete form.dataset.sent);
    const wrong = form.querySelector("[aria-invalid]");
    if (wrong) {
      wrong.focus();
    }
  }
})();

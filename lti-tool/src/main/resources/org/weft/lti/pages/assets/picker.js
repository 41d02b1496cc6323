/*
 * What the picker's pages do with a script: times in the reader's own zone, the title in the preview as it is typed,
 * and sending the answer without a click.
 */
(() => {
  "use strict";

  const form = document.forms[0];

  if (form && "sendsItself" in form.dataset) {
    form.submit();
    return;
  }

  const zone = form && form.elements.zone;
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && here) {
    if (zone.value === "UTC") {
      for (const field of [form.elements.opens, form.elements.closes]) {
        field.value = field.value && local(new Date(field.value + "Z"));
      }
      zone.value = here;
    }
    document.querySelector("[data-zone]").hidden = true;
  }

  /** As datetime-local has it. */
  function local(time) {
    const two = (number) => String(number).padStart(2, "0");
    const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join("-");
    return day + "T" + two(time.getHours()) + ":" + two(time.getMinutes());
  }

  const title = document.getElementById("title-1");
  const heading = document.querySelector("[data-title]");
  if (title && heading) {
    title.addEventListener("input", () => (heading.textContent = title.value));
  }
})();

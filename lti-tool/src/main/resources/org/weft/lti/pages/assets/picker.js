/*
 * What the picker's pages do with a script: times in the reader's own zone, the preview as it is typed, and
 * sending the answer without a click.
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

  /** As the widget reads it; null while it is none. */
  function moment(field) {
    const time = new Date(field.value);
    return Number.isNaN(time.getTime()) ? null : time.toISOString();
  }

  const sample = document.querySelector("[data-sample]");

  /** Names are hidden where one writes, which is shown to those who have just chosen it. */
  let showsNames = false;

  /** What is chosen, to the widget in the preview and to those who hear the page. */
  function show() {
    const { title, kind, graded, anonymity, opens, closes } = form.elements;
    const name = (title[0] || title).value;
    document.querySelector("[data-title]").textContent = name;
    const chosen = {
      title: name,
      kind: kind.value,
      credit: graded.checked,
      anonymity: anonymity.checked,
      writing: anonymity.checked && showsNames,
      opensAt: moment(opens),
      closesAt: moment(closes),
    };
    sample.contentWindow.postMessage({ subject: "weft.sample", chosen }, location.origin);
  }

  if (sample) {
    addEventListener("message", ({ origin, source, data }) => {
      if (origin !== location.origin || source !== sample.contentWindow) return;
      if (data.subject === "weft.sample") {
        sample.parentElement.classList.add("live");
        show();
      } else if (data.subject === "lti.frameResize") {
        sample.style.height = data.height + "px";
      }
    });
    form.addEventListener("input", ({ target }) => {
      showsNames ||= target.name === "anonymity";
      show();
    });
  }

  const page = document.querySelector("main[data-host]");
  if (page && window.parent !== window) {
    const tell = () => {
      const height = document.documentElement.offsetHeight;
      window.parent.postMessage({ subject: "lti.frameResize", height }, page.dataset.host);
    };
    new ResizeObserver(tell).observe(document.body);
  }
})();

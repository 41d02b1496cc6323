/*
 * Keeps the proof that this browser began a launch where no cookie may be kept, and finds it again: in the platform's
 * own page (LTI Client Side postMessages, lti.put_data and lti.get_data), and in the storage of our origin.
 * "keep" runs before the platform is asked who this is, "find" when its answer has come without our cookie.
 */
(() => {
  "use strict";

  const TIMEOUT_MS = 3000;
  const LIFETIME_MS = 10 * 60 * 1000;
  const PREFIX = "weft-launch-";

  const page = document.getElementById("weft-proof");
  const { step, key, proof, next, target, platform } = page.dataset;
  const host = window.parent === window ? window.opener : window.parent;

  /** Storage that the browser lets us have; some throw as soon as they are named. */
  function storages() {
    return ["sessionStorage", "localStorage"].flatMap((name) => {
      try {
        return [window[name]];
      } catch {
        return [];
      }
    });
  }

  function keepOurselves() {
    let kept = false;
    for (const storage of storages()) {
      try {
        forgetOld(storage);
        storage.setItem(key, Date.now() + "." + proof);
        kept = storage.getItem(key) !== null;
      } catch {
        // Full or switched off: the others may do.
      }
    }
    return kept;
  }

  function forgetOld(storage) {
    for (const name of Object.keys(storage)) {
      const age = Date.now() - Number((storage.getItem(name) || "").split(".")[0]);
      if (name.startsWith(PREFIX) && !(age < LIFETIME_MS)) {
        storage.removeItem(name);
      }
    }
  }

  function findOurselves() {
    for (const storage of storages()) {
      try {
        const found = storage.getItem(key);
        storage.removeItem(key);
        if (found) {
          return found.slice(found.indexOf(".") + 1);
        }
      } catch {
        // As above.
      }
    }
    return null;
  }

  /** Whether cookies like the one that came with this page stay. */
  function cookiesStay() {
    const attributes = "; Path=/lti; Secure; SameSite=None; Partitioned; Max-Age=";
    try {
      document.cookie = "weft-test=1" + attributes + "10";
      const stays = document.cookie.includes("weft-test=1");
      document.cookie = "weft-test=" + attributes + "0";
      return stays;
    } catch {
      return false;
    }
  }

  function frameNamed(name) {
    try {
      return !name || name === "_parent" ? host : host.frames[name];
    } catch {
      return undefined;
    }
  }

  /** Posts a message to a frame and resolves with the answer, or with null when there is none in time. */
  function ask(frame, origin, message) {
    return new Promise((resolve) => {
      if (!frame) {
        resolve(null);
        return;
      }
      const id = PREFIX + crypto.getRandomValues(new Uint32Array(2)).join("");
      const end = (answer) => {
        clearTimeout(timer);
        window.removeEventListener("message", listen);
        resolve(answer);
      };
      const listen = (event) => {
        const data = event.data;
        const ours = data && data.message_id === id && data.subject === message.subject + ".response";
        if (ours && (origin === "*" ? event.source === frame : event.origin === origin)) {
          end(data.error ? null : data);
        }
      };
      const timer = setTimeout(() => end(null), TIMEOUT_MS);
      window.addEventListener("message", listen);
      try {
        frame.postMessage({ ...message, message_id: id }, origin);
      } catch {
        end(null);
      }
    });
  }

  /** The frame that the platform named, or else says it has. */
  async function storageFrame(subject) {
    if (target) {
      return frameNamed(target);
    }
    const answer = await ask(host, "*", { subject: "lti.capabilities" });
    const messages = answer && Array.isArray(answer.supported_messages) ? answer.supported_messages : [];
    const offered = messages.find((message) => message && message.subject === subject);
    return offered ? frameNamed(offered.frame) : undefined;
  }

  async function askPlatform(message) {
    return ask(await storageFrame(message.subject), platform, message);
  }

  function offerWindow() {
    document.getElementById("weft-wait").hidden = true;
    document.getElementById("weft-window").hidden = false;
  }

  async function keep() {
    const stored = keepOurselves();
    const cookies = cookiesStay();
    const asked = target || !(stored || cookies) ? askPlatform({ subject: "lti.put_data", key, value: proof }) : null;
    const kept = cookies || (await asked) !== null || stored;
    if (kept) {
      window.location.replace(next);
    } else {
      offerWindow();
    }
  }

  async function find() {
    const ours = findOurselves();
    const answer = ours ? null : await askPlatform({ subject: "lti.get_data", key });
    const found = ours || (answer && typeof answer.value === "string" && answer.value);
    if (found) {
      const form = document.forms[0];
      form.elements.proof.value = found;
      form.elements.kept.value = ours ? "own" : "platform";
      form.submit();
    } else {
      offerWindow();
    }
  }

  void (step === "keep" ? keep() : find());
})();

/** Comes before the widget in a page of nobody's: how a new discussion looks, for those who are choosing it around us. */
import type { Settings } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import type { WeftDiscussion } from "./weft-discussion.js";
import type { WeftThreadList } from "./weft-thread-list.js";

/** What somebody is choosing for a discussion that isn't there yet. */
interface Chosen {
  title: string;
  kind: Settings["kind"];
  credit: boolean;
  anonymity: boolean;
  /** Whether it is shown how one asks. */
  writing: boolean;
  opensAt: string | null;
  closesAt: string | null;
}

const SUBJECT = "weft.sample";
const SOON_MS = 50;

// Nobody is signed in, so nothing is asked of the server; and who types around us goes on there, whatever opens here.
window.fetch = () => new Promise(() => undefined);
HTMLElement.prototype.focus = () => undefined;

function begun(): (WeftDiscussion & { weft: Weft }) | undefined {
  const found = document.querySelector<WeftDiscussion>("weft-discussion");
  return found?.weft ? (found as WeftDiscussion & { weft: Weft }) : undefined;
}

function ready(): void {
  if (begun()) window.parent.postMessage({ subject: SUBJECT }, location.origin);
  else setTimeout(ready, SOON_MS);
}

async function show({ title, kind, credit, anonymity, writing, opensAt, closesAt }: Chosen): Promise<void> {
  const discussion = begun();
  if (!discussion) return;
  const { weft } = discussion;
  const { state } = weft;
  discussion.weft = {
    ...weft,
    state: {
      ...state,
      credit,
      placement: { ...state.placement, title },
      settings: { ...state.settings, anonymity, kind },
      dates: { opensAt, closesAt },
    },
  };
  await discussion.updateComplete;
  const list = discussion.renderRoot.querySelector<WeftThreadList>("weft-thread-list");
  if (writing) await list?.write();
  else list?.fold(false);
}

addEventListener("message", ({ origin, source, data }: MessageEvent<{ subject?: string; chosen?: Chosen }>) => {
  if (origin !== location.origin || source !== window.parent) return;
  if (data.subject === SUBJECT && data.chosen) void show(data.chosen);
});
ready();

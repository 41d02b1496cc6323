import { Drafts } from "../composer/drafts.js";
import { Outbox } from "../composer/outbox.js";
import { DiscussionApi } from "../discussion/discussion-api.js";
import { Live } from "../live/live.js";
import { wear } from "../theme/look.js";
import { useLocale } from "../words/words.js";
import { Problem } from "./problem.js";
import { Session, pageKey, resumeKey, resumeWith } from "./session.js";
import { Store } from "./store.js";
import type { SpentState, State } from "./types.js";
import type { Weft } from "./weft.js";

/** Why the widget can't be shown, and where to go instead. */
export interface NotStarted {
  problem: Problem;
  returnUrl: string | null;
}

/** Takes the state out of the page; a reloaded frame gets it anew. The token leaves the page's text with it. */
export async function start(): Promise<Weft | NotStarted> {
  const preloaded = document.getElementById("weft-state");
  const tab = new Store("sessionStorage");
  let given: State | SpentState;
  try {
    given = JSON.parse(preloaded?.textContent ?? "") as State | SpentState;
  } catch {
    return { problem: new Problem("unexpected"), returnUrl: null };
  }
  preloaded?.remove();
  if (!("resume" in given)) return assemble(given, tab);
  await useLocale(given.locale ?? document.documentElement.lang ?? "en");
  try {
    return await assemble(await resumed(tab), tab);
  } catch (thrown) {
    return { problem: Problem.from(thrown), returnUrl: given.returnUrl ?? null };
  }
}

/** The placement that was opened at this very address: the tab may know those of other pages, too. */
async function resumed(tab: Store): Promise<State> {
  const kept = tab.keys(resumeKey("")).map((key) => key.slice(resumeKey("").length));
  const placement = kept.find((each) => tab.get(pageKey(each)) === location.pathname);
  if (!placement) throw new Problem("session-expired", 401);
  const state = await resumeWith(tab.get(resumeKey(placement)) ?? "", placement);
  tab.remove(resumeKey(placement));
  return state;
}

async function assemble(state: State, tab: Store): Promise<Weft> {
  if (state.look) wear(state.look);
  await useLocale(state.viewer.locale);
  const { placement, viewer } = state;
  const store = new Store("localStorage");
  const session = new Session(state.session, placement.key, tab);
  const drafts = new Drafts(store, placement.key, viewer.person, session, viewer.mayWrite);
  drafts.merge(state.drafts);
  return {
    state,
    session,
    store,
    drafts,
    live: new Live(session, state.lastEvent ?? state.threads?.lastEvent),
    outbox: new Outbox(session, drafts, store, placement.key, viewer.person, state.shown.reach),
    api: new DiscussionApi(session),
    own: new Set(),
  };
}

import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Weft } from "../session/weft.js";
import { t } from "../words/words.js";
import { findEmoji } from "./emoji.js";
import { insert } from "./markdown-edit.js";

export interface Suggestion {
  /** What goes into the text. */
  text: string;
  shown: string;
  hint: string;
}

const MENTION = /(?:^|[\s([{>])@([\p{L}\p{M}\p{N}'’.-]{0,30}(?: [\p{L}\p{M}'’.-]{1,20})?)$/u;
const EMOJI = /(?:^|[\s([{>]):([a-z0-9_+-]{2,20})$/;
const WAIT_MS = 150;

/** What "@" and ":" offer while someone types: people of this place, and emoji. */
export class Suggest implements ReactiveController {
  items: Suggestion[] = [];
  chosen = 0;
  /** Someone was searched for and not found. */
  none = false;
  #from = 0;
  #timer = 0;
  #asking = new AbortController();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly weft: () => Weft,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.close();
  }

  get open(): boolean {
    return this.items.length > 0;
  }

  /** Looks at what stands before the caret. */
  look(area: HTMLTextAreaElement): void {
    const before = area.value.slice(0, area.selectionStart);
    const mention = MENTION.exec(before)?.[1];
    const emoji = EMOJI.exec(before)?.[1];
    if (mention === undefined && emoji === undefined) return this.close();
    this.#from = before.length - (mention ?? emoji ?? "").length - 1;
    if (emoji !== undefined) {
      this.#offer(findEmoji(emoji).map(({ code, sign }) => ({ text: `${sign} `, shown: sign, hint: `:${code}:` })));
    } else {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#people(mention ?? ""), WAIT_MS);
    }
  }

  /** @returns whether the key was meant for the list */
  key(event: KeyboardEvent, area: HTMLTextAreaElement): boolean {
    if (!this.open || event.isComposing) return false;
    const { length } = this.items;
    if (event.key === "ArrowDown") this.chosen = (this.chosen + 1) % length;
    else if (event.key === "ArrowUp") this.chosen = (this.chosen + length - 1) % length;
    else if (event.key === "Escape") this.close();
    else if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab") this.take(area);
    else return false;
    this.host.requestUpdate();
    return true;
  }

  take(area: HTMLTextAreaElement, index = this.chosen): void {
    const item = this.items[index];
    const end = area.selectionStart;
    this.close();
    if (item) insert(area, item.text, this.#from, end);
    this.close();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#asking.abort();
    this.none = false;
    if (this.open) this.#offer([]);
  }

  async #people(typed: string): Promise<void> {
    this.#asking.abort();
    const { signal } = (this.#asking = new AbortController());
    const staff = { text: "@staff ", shown: "@staff", hint: t("suggest.staff") };
    const offered = "staff".startsWith(typed.toLowerCase()) ? [staff] : [];
    if (!typed) return this.#offer(offered);
    try {
      const { members } = await this.weft().api.members(typed, signal);
      const people = members.map(({ id, name, role }) => ({
        text: `@[${name.replace(/[[\]]/g, "")}](person:${id}) `,
        shown: name,
        hint: t(`role.${role}`),
      }));
      this.none = !people.length && !offered.length && !typed.includes(" ");
      this.#offer([...people, ...offered]);
    } catch {
      if (!signal.aborted) this.#offer(offered);
    }
  }

  #offer(items: Suggestion[]): void {
    this.items = items;
    this.chosen = 0;
    this.host.requestUpdate();
  }
}

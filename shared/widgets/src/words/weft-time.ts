import { LitElement, html, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { currentLocale } from "./words.js";

const STEPS: [number, Intl.RelativeTimeFormatUnit][] = [
  [60, "second"],
  [60, "minute"],
  [24, "hour"],
  [7, "day"],
  [4.35, "week"],
  [12, "month"],
  [Infinity, "year"],
];

const shown = new Set<WeftTime>();
setInterval(() => shown.forEach((time) => time.requestUpdate()), 30_000);

/** A moment as people say it ("2 hours ago"); the exact one with its time zone stands in the title. */
export class WeftTime extends LitElement {
  /** ISO-8601. */
  @property() at = "";

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    shown.add(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    shown.delete(this);
  }

  protected override render(): TemplateResult {
    return html`<time datetime=${this.at} title=${exact(this.at)}>${relative(this.at)}</time>`;
  }
}

/** "20 minutes ago"; a future moment counts as now, since clocks differ. */
export function relative(at: string, now = Date.now()): string {
  let amount = Math.min(0, (Date.parse(at) - now) / 1000);
  const format = new Intl.RelativeTimeFormat(currentLocale(), { numeric: "auto" });
  if (!Number.isFinite(amount)) return "";
  if (amount > -45) return format.format(0, "second");
  for (const [size, unit] of STEPS) {
    if (Math.abs(amount) < size * 0.95) return format.format(Math.round(amount), unit);
    amount /= size;
  }
  return "";
}

/** For a day and hour that people plan by, with its time zone: "Mon, May 4, 9:00 AM UTC". */
export function moment(at: string): string {
  const how = { weekday: "short", month: "short", day: "numeric", hour: "numeric", minute: "2-digit" } as const;
  return new Intl.DateTimeFormat(currentLocale(), { ...how, timeZoneName: "short" }).format(new Date(at));
}

export function exact(at: string): string {
  const date = new Date(at);
  return Number.isNaN(date.valueOf())
    ? ""
    : new Intl.DateTimeFormat(currentLocale(), { dateStyle: "full", timeStyle: "long" }).format(date);
}

/** "6:52 PM" today, "Tuesday" within a week, "3 March" later. */
export function dayOf(at: string, now = Date.now()): string {
  const date = new Date(at);
  const days = (now - date.valueOf()) / 86_400_000;
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  if (date.toDateString() === new Date(now).toDateString()) return clock(date.valueOf());
  const options: Intl.DateTimeFormatOptions =
    days < 6 ? { weekday: "long" } : { day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) };
  return new Intl.DateTimeFormat(currentLocale(), options).format(date);
}

export function clock(at: number): string {
  return new Intl.DateTimeFormat(currentLocale(), { hour: "2-digit", minute: "2-digit" }).format(at);
}

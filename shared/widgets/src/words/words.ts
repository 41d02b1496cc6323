import type { afterReading } from "./en/en.js";
import { reading } from "./en/reading.js";

export type Word = keyof typeof reading | keyof typeof afterReading;
/** One sentence, or one for each plural form that the language has; "{n}" picks the form. */
export type Entry = string | Partial<Record<Intl.LDMLPluralRule, string>>;
export type Table = Record<Word, Entry>;
/** What a language says for a part of the English words. */
export type Part<English> = Record<keyof English, Entry>;

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const LOADERS: Record<string, () => Promise<Table>> = {
  de: async () => (await import("./de/de.js")).de,
  fr: async () => (await import("./fr/fr.js")).fr,
  es: async () => (await import("./es/es.js")).es,
  ar: async () => (await import("./ar/ar.js")).ar,
};

let table: Partial<Table> = reading;
let english = true;
let later: Partial<Table> = {};
let locale = "en";
let plural = new Intl.PluralRules("en");

/** Switches to the nearest language there is; English otherwise. Also tells the document its language and direction. */
export async function useLocale(wanted: string): Promise<void> {
  const language = wanted.toLowerCase().split(/[-_]/)[0] ?? "en";
  const load = LOADERS[language];
  english = !load;
  table = load ? await load() : { ...reading, ...later };
  locale = load || language === "en" ? canonical(wanted) : "en";
  plural = new Intl.PluralRules(locale);
  document.documentElement.lang = locale;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
}

/** English for what is fetched later; other languages are fetched whole. */
export function addWords(words: Partial<Table>): void {
  later = words;
  if (english) table = { ...table, ...words };
}

/** The sentence for a key in the viewer's language. */
export function t(word: Word, values: Record<string, string | number> = {}): string {
  const entry = table[word];
  const form =
    typeof entry === "string" ? entry : (entry?.[plural.select(Number(values["n"] ?? 0))] ?? entry?.other ?? "");
  return form.replace(/\{(\w+)\}/g, (_, name: string) => shown(values[name] ?? ""));
}

export function has(word: string): word is Word {
  return word in table;
}

export function currentLocale(): string {
  return locale;
}

export function number(value: number): string {
  return new Intl.NumberFormat(locale).format(value);
}

function shown(value: string | number): string {
  if (typeof value === "number") return number(value);
  const foreign = RIGHT_TO_LEFT.test(value) !== (document.documentElement.dir === "rtl");
  return foreign && value ? `\u2068${value}\u2069` : value;
}

function canonical(wanted: string): string {
  try {
    return Intl.getCanonicalLocales(wanted.replace("_", "-"))[0] ?? "en";
  } catch {
    return wanted.split(/[-_]/)[0] ?? "en";
  }
}

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { story } from "./story.mjs";

const folder = new URL("../src/words/", import.meta.url);

/** A part of a language's words is one object literal. */
function part(file) {
  const source = readFileSync(new URL(file, folder), "utf8");
  return new Function(`return ${source.slice(source.indexOf("= {") + 2, source.lastIndexOf("}") + 1)}`)();
}

/** Names in braces of every entry, by part and key. */
function places(language) {
  const parts = readdirSync(new URL(`${language}/`, folder)).filter((file) => file !== `${language}.ts`);
  const entries = parts.flatMap((file) =>
    Object.entries(part(`${language}/${file}`)).map(([key, entry]) => [`${file} ${key}`, entry]),
  );
  return new Map(
    entries.map(([key, entry]) => {
      const forms = typeof entry === "string" ? [entry] : Object.values(entry);
      return [key, new Set(forms.flatMap((form) => form.match(/\{\w+\}/g) ?? []))];
    }),
  );
}

const languages = readdirSync(folder).filter((name) => /^[a-z]{2}$/.test(name));

test("every language says everything, with the same values in it", () => {
  const english = places("en");
  assert.deepEqual([...languages].sort(), ["ar", "de", "en", "es", "fr"]);
  for (const language of languages) {
    const table = places(language);
    assert.deepEqual([...table.keys()].sort(), [...english.keys()].sort(), language);
    for (const [key, values] of table) {
      // Some languages have words for one and two.
      for (const value of values) assert.ok(english.get(key).has(value), `${language} ${key}: ${value}`);
      const missing = [...english.get(key)].filter((value) => value !== "{n}" && !values.has(value));
      assert.deepEqual(missing, [], `${language} ${key}`);
    }
  }
});

for (const [locale, button, back] of [
  ["de-AT", "Fragen", "Alle Fragen"],
  ["fr-CA", "Demander", "Toutes les questions"],
  ["es-419", "Preguntar", "Todas las preguntas"],
  ["ar", "اسأل", "كل الأسئلة"],
  ["ja", "Ask", "All questions"],
]) {
  story(`the widget speaks ${locale}, or English`, { viewer: { locale } }, async ({ page }) => {
    await page.getByRole("button", { name: button, exact: true }).waitFor();
    await page.locator("weft-thread-row a").first().click();

    await page.getByRole("button", { name: back }).waitFor();
    const language = await page.evaluate(() => document.documentElement.lang);
    assert.equal(language, locale === "ja" ? "en" : locale);
  });
}

import type { CreditRules } from "../session/credit-types.js";
import { number, t } from "../words/words.js";

/** What counts, one sentence a rule, in the order in which people come across them. */
export function ruleLines(rules: CreditRules): string[] {
  const { question, answer, back, share } = rules;
  const all = [
    { points: question, words: t("credit.rule.question") },
    { points: answer, words: t("credit.rule.answer") },
    { points: back, words: t("credit.rule.return") },
    { points: share, words: t("credit.rule.share") },
  ];
  return all.filter(({ points }) => points).map(({ points, words }) => `${inPoints(points)}: ${words}`);
}

/** "3 points" */
export function inPoints(n: number): string {
  return t("credit.points", { n });
}

/** The limits, in a sentence. */
export function limits({ maximum, weekCap }: CreditRules): string {
  const most = t("credit.most", { most: number(maximum) });
  return weekCap === null ? most : `${most} ${t("credit.week", { most: number(weekCap) })}`;
}

import type { Range } from "../session/types.js";

/** A set of post numbers, held as ranges. */
export class Ranges {
  #ranges: Range[] = [];

  constructor(ranges: Iterable<Range> = []) {
    for (const [from, to] of ranges) this.add(from, to);
  }

  has(number: number): boolean {
    return this.#ranges.some(([from, to]) => from <= number && number <= to);
  }

  add(from: number, to = from): void {
    const apart = this.#ranges.filter(([start, end]) => end < from - 1 || to + 1 < start);
    const touching = this.#ranges.filter((range) => !apart.includes(range));
    const joined: Range = [
      Math.min(from, ...touching.map(([start]) => start)),
      Math.max(to, ...touching.map(([, end]) => end)),
    ];
    this.#ranges = [...apart, joined].sort((a, b) => a[0] - b[0]);
  }

  remove(number: number): void {
    this.#ranges = this.#ranges.flatMap(([from, to]): Range[] => {
      if (number < from || to < number) return [[from, to]];
      const left: Range[] = from < number ? [[from, number - 1]] : [];
      return number < to ? [...left, [number + 1, to]] : left;
    });
  }

  /** How many of 1 to last are not in it. */
  missing(last: number): number {
    return last - this.#ranges.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, last) - from + 1), 0);
  }

  list(): Range[] {
    return this.#ranges.map(([from, to]) => [from, to]);
  }
}

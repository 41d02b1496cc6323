import type { Blocked } from "../session/types.js";
import type { Weft } from "../session/weft.js";

/** Whether learners can't see the discussion yet. */
export function notOpen({ state: { dates, viewer } }: Weft): boolean {
  return !viewer.staff && dates.opensAt !== null && Date.parse(dates.opensAt) > Date.now();
}

/** Whether learners read only, since it is over. */
export function closed({ state: { dates, viewer } }: Weft): boolean {
  return !viewer.staff && dates.closesAt !== null && Date.parse(dates.closesAt) <= Date.now();
}

/** What keeps the viewer from writing in this course at this moment. */
export function blocked({ state: { blocked: block } }: Weft): Blocked | undefined {
  return block && (block.until === null || Date.parse(block.until) > Date.now()) ? block : undefined;
}

/** Whether the viewer may write here at this moment. */
export function mayWriteNow(weft: Weft): boolean {
  return weft.state.viewer.mayWrite && !notOpen(weft) && !closed(weft) && !blocked(weft);
}

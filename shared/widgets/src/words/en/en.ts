import { credit } from "./credit.js";
import { earlier } from "./earlier.js";
import { later } from "./later.js";
import { members } from "./members.js";
import { moderation } from "./moderation.js";
import { notifications } from "./notifications.js";
import { search } from "./search.js";

/** English for what nobody needs for reading, in one: it is fetched with the elements that say it. */
export const afterReading = { ...credit, ...earlier, ...later, ...members, ...moderation, ...notifications, ...search };

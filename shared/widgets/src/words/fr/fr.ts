import type { Table } from "../words.js";
import { credit } from "./credit.js";
import { earlier } from "./earlier.js";
import { later } from "./later.js";
import { members } from "./members.js";
import { moderation } from "./moderation.js";
import { notifications } from "./notifications.js";
import { reading } from "./reading.js";
import { search } from "./search.js";

export const fr: Table = {
  ...credit,
  ...earlier,
  ...later,
  ...members,
  ...moderation,
  ...notifications,
  ...reading,
  ...search,
};

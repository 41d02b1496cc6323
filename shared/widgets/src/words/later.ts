import { afterReading } from "./en/en.js";
import { addWords } from "./words.js";

addWords(afterReading);

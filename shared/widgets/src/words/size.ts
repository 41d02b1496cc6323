import { currentLocale } from "./words.js";

/** How large a file is, for people: "340 kB", "1.2 MB". */
export function size(bytes: number): string {
  const large = bytes >= 1e6;
  const unit = large ? "megabyte" : "kilobyte";
  const value = Math.max(bytes / (large ? 1e6 : 1e3), 0.1);
  return new Intl.NumberFormat(currentLocale(), {
    style: "unit",
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}

/** Today where the viewer is, as a field for a date has it, for example 2026-11-28. */
export function today(): string {
  const now = new Date();
  return new Date(now.valueOf() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** The last moment of a day, where the viewer is. */
export function endOf(day: string): string {
  return new Date(`${day}T23:59:59`).toISOString();
}

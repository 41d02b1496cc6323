/** Some frames may not touch the history; then there is only the back link. */
export function travel(go: () => void): void {
  try {
    go();
  } catch {
    // sandboxed frame
  }
}

/** Waits for the one who started a command to end it: Ctrl-C, or the system's request to end. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    // The second Ctrl-C finds no listener and ends the process at once.
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

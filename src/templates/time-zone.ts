/** Time zones by their IANA names: the only thing asked of `Intl.DateTimeFormat`, which holds their database; no words come from it. */

/** Whether a name is one of a time zone: `Europe/Zurich`. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** The offset of a zone from UTC (`+02:00`) at a clock time there; in the hour that summer time repeats, the earlier one. */
export function offsetAt(day: string, clock: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const at = (instant: number) => {
    const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
    return name === 'GMT' ? '+00:00' : name.slice('GMT'.length);
  };
  const asUtc = Date.parse(`${day}T${clock}:00Z`);
  return at(asUtc - milliseconds(at(asUtc)));
}

function milliseconds(offset: string): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

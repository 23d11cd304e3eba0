/** Suggests States for a code or name that the list of States does not have. */
import { distance } from 'fastest-levenshtein';
import type { Language, State } from '../../templates/language.js';

/** A longer list does not help. */
const MOST = 3;

interface Candidate {
  code: string;
  state: State;
  /** How far it is from what was written; 0 is nearest. */
  far: number;
}

/** Returns at most three, as text: `` `GB` (United Kingdom of Great Britain and Northern Ireland)``; undefined where none is near. */
export function nearStates(written: string, { states }: Language): string | undefined {
  const candidates = Object.entries(states)
    .map(([code, state]) => ({ code, state, far: farFrom(written, code, state) }))
    .filter((candidate): candidate is Candidate => candidate.far !== undefined)
    .sort((one, other) => one.far - other.far);
  const [first] = candidates;
  const nearest = candidates.filter(({ far }) => far === first?.far).slice(0, MOST);
  return first === undefined ? undefined : nearest.map(({ code, state }) => `\`${code}\` (${state.short})`).join(', ');
}

/** A code in small letters, a name without its accents, a part of a name, its initials (`UK`, `DRC`), its first letters. */
function farFrom(written: string, code: string, { short, formal }: State): number | undefined {
  const [wanted, ...names] = [written, short, formal ?? short].map(folded);
  if (wanted === undefined || wanted === '') return undefined;
  if (wanted === folded(code)) return 0;
  if (names.includes(wanted)) return 1;
  if (initials(short).startsWith(written.toUpperCase()) && written.length > 1) return 2;
  if (wanted.length > 2 && names.some((name) => ` ${name}`.includes(` ${wanted}`))) return 3;
  if (wanted.length > 3 && names.some((name) => distance(name, wanted) <= wanted.length / 4)) return 4;
  return undefined;
}

/** `DRC` of "Democratic Republic of the Congo": of its words with capitals. */
function initials(name: string): string {
  return (name.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join('');
}

function folded(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/^the /i, '').toLowerCase();
}

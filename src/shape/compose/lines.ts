/** Slots of templates made into lines: when they apply, what they say, in whose language. */
import type { ShapeContext } from '../../context.js';
import type { Language } from '../../templates/language.js';
import type { Slot } from '../../templates/slots.js';
import { valueAt } from '../../templates/yaml/load.js';
import type { Line } from '../../tree/blocks.js';
import type { Phrasing } from '../../tree/phrasing.js';
import type { Facts } from './computed-values.js';
import { composePattern, type ValueOf } from './patterns.js';
import { openValues } from './values.js';

/** What lines are composed from. */
export interface Composing {
  context: ShapeContext;
  facts: Facts;
}

/** The line of a slot, or nothing when its conditions do not hold or its values are not there. */
export function composeLine(slot: Slot, composing: Composing): Line | undefined {
  const language = languageOf(slot, composing.context);
  const valueNamed = openValues(composing.context, composing.facts, language);
  if (!holds(slot, valueNamed, composing.context)) return undefined;
  const children = slot.text === '' ? [] : slotWords(slot, valueNamed);
  if (children === undefined) return undefined;
  const words = slot.capital === true ? capitalized(children) : children;
  const line: Line = { type: 'line', slot: slot.slot, style: slot.style ?? 'paragraph', children: words };
  if (language.tag === composing.context.language.tag) return line;
  return { ...line, lang: language.tag, dir: language.direction };
}

/** The same words with a capital, as a line or a cell begins. */
export function capitalized([first, ...others]: readonly Phrasing[]): Phrasing[] {
  if (first?.type !== 'text') return first === undefined ? [] : [first, ...others];
  const [initial = '', ...rest] = first.value;
  return [{ ...first, value: initial.toUpperCase() + rest.join('') }, ...others];
}

/** The words of a slot: those of its first pattern whose values are all there. */
export function slotWords(slot: Slot, valueNamed: ValueOf): Phrasing[] | undefined {
  const patterns = slot.text === undefined ? [] : [slot.text].flat();
  for (const pattern of patterns) {
    const words = composePattern(pattern, valueNamed);
    if (words !== undefined) return words;
  }
  return undefined;
}

/** Presence and equality, no other logic (architecture.md, Templates). */
export function holds(slot: Slot, valueNamed: ValueOf, context: ShapeContext): boolean {
  return (slot.when ?? []).every((condition) => {
    const denied = condition.startsWith('!');
    const [name = '', wanted] = (denied ? condition.slice(1) : condition).split('=');
    const met = wanted === undefined ? valueNamed(name) !== undefined : rawField(name, context) === wanted;
    return met !== denied;
  });
}

function rawField(name: string, context: ShapeContext): string | undefined {
  const value = valueAt(context.fields, name.split('.'));
  return value === undefined ? undefined : String(value);
}

function languageOf(slot: Slot, context: ShapeContext): Language {
  return slot.language === 'block' ? context.blockLanguage : context.language;
}

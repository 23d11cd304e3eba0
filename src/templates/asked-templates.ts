/** Which templates something was made from: what is made again when one of them changes. */
import type { House } from './house.js';

/** A house, and the names (as `languages/fr.yaml`) of the templates that it was asked for so far. */
export interface AskedHouse {
  house: House;
  asked: Set<string>;
}

/** The same house, which remembers what it is asked for; also what it does not have, for that may come. */
export function rememberingHouse(house: House): AskedHouse {
  const asked = new Set<string>();
  const ask = <Template>(name: string, template: Template): Template => {
    asked.add(name);
    return template;
  };
  return {
    asked,
    house: {
      settings: house.settings,
      design: () => ask('design.yaml', house.design()),
      masthead: () => ask('masthead.yaml', house.masthead()),
      symbols: () => ask('symbols.yaml', house.symbols()),
      kind: (name) => ask(`kinds/${name}.yaml`, house.kind(name)),
      faults: (template) => house.faults(template),
      choice: (of) => house.choice(of),
      language: (tag, kind) => ask(`languages/${house.languageTag(tag) ?? tag}.yaml`, house.language(tag, kind)),
      languageTag: (tag) => house.languageTag(tag),
    },
  };
}

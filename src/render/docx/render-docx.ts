/** The official tree as a Word document (ISO/IEC 29500 transitional). */
import { Document } from 'docx';
import type { Masthead } from '../../tree/blocks.js';
import type { OfficialDocument } from '../../tree/document.js';
import type { Resources } from '../resources.js';
import { flowOf } from './blocks/blocks.js';
import { footnotes } from './blocks/notes.js';
import { planLabels } from './numbering/label-plan.js';
import { numberingPart } from './numbering/numbering.js';
import {
  type Gaps,
  type Parts,
  pack,
  SEGMENTS_PATH,
  SEGMENTS_PROPERTIES_PATH,
  SEGMENTS_RELATIONS,
} from './package/pack.js';
import {
  appProperties,
  coreProperties,
  customProperties,
  segmentList,
  segmentListProperties,
  settingsPart,
} from './package/properties.js';
import { pageFurniture } from './pages/furniture.js';
import { sectionProperties } from './pages/section.js';
import { notesOf } from './phrasing/notes-called.js';
import type { State } from './phrasing/state.js';
import { idOfStyle } from './styles/style-book.js';
import { stylesPart } from './styles/styles.js';
import { newIdentity } from './xml/identity.js';

/**
 * Renders a finished document; the bytes depend on the document, its templates and `pages` alone: the numbers of pages by
 * place that stand in a table of contents until Word brings it up to date.
 */
export async function renderDocx(
  document: OfficialDocument,
  resources: Resources,
  pages: State['pages'] = new Map(),
): Promise<Uint8Array> {
  const state = startOf(document, resources, pages);
  const masthead = document.children.find((block): block is Masthead => block.type === 'masthead');
  const children = flowOf(document.children, state);
  const furniture = pageFurniture(masthead, state);
  const word = new Document({
    styles: NO_STYLES,
    customProperties: customProperties(document.meta),
    sections: [
      {
        properties: sectionProperties(state, furniture),
        headers: furniture.headers,
        footers: furniture.footers,
        children,
      },
    ],
  });
  for (const note of footnotes(state)) word.FootNotes.View.addChildElement(note);
  return pack(word, gapsOf(state));
}

/** Keeps the library from writing styles of its own: the part is ours. */
const NO_STYLES = { importedStyles: [] };

function startOf(document: OfficialDocument, resources: Resources, pages: State['pages']): State {
  const plan = planLabels(document, resources.kind, resources.language);
  const { sheet, language } = resources;
  return {
    document,
    resources,
    book: {
      sheet,
      language,
      lists: plan.linked,
      labelled: plan.labelled,
      variants: new Map(),
      combinations: new Map(),
    },
    plan,
    identity: newIdentity(),
    notes: notesOf(document),
    pages,
    part: 'body',
    inset: 0,
    kept: false,
    style: undefined,
    manner: { styles: [], lang: undefined, direction: document.meta.direction },
  };
}

/** The parts that are ours; numbering before styles, since its levels may ask for variants. */
function gapsOf(state: State): Gaps {
  const { meta } = state.document;
  const numbering = numberingPart(state.plan, state.book);
  const parts: Parts = new Map([
    ['word/numbering.xml', numbering],
    ['word/styles.xml', stylesPart(state.book)],
    ['word/settings.xml', settingsPart(state.resources.language)],
    ['docProps/core.xml', coreProperties(meta)],
    ['docProps/app.xml', appProperties(meta)],
    [SEGMENTS_PATH, segmentList(meta, state.identity.segments)],
    [SEGMENTS_PROPERTIES_PATH, segmentListProperties(meta)],
    ['customXml/_rels/item1.xml.rels', SEGMENTS_RELATIONS],
  ]);
  return { parts, rightToLeft: meta.direction === 'rtl', separatorStyle: idOfStyle(state.book.sheet, 'base') };
}

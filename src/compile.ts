/**
 * The pipeline as a sentence: a source is parsed, its fields and blocks are read, the tree is labelled, judged by the
 * rules, finished, and rendered.
 *
 * It touches no disk: sources come as files with their bytes, templates and resources as values.
 */
import { createHash } from 'node:crypto';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { DocumentLabels, SessionDocument, ShapeContext } from './context.js';
import { isUnsound, report } from './message.js';
import { parseSource } from './read/parse-source.js';
import { readBlocks } from './read/read-blocks.js';
import { readVersions } from './read/read-versions.js';
import type { ParsedSource } from './read/reading.js';
import { type FormatName, formats } from './render/index.js';
import type { Resources } from './render/resources.js';
import { judge } from './rules/judge.js';
import { collectLabels } from './shape/collect-labels.js';
import { documentMeta } from './shape/document-meta.js';
import { finish, label } from './shape/shape.js';
import { type StyleSheet, styleSheet } from './templates/design.js';
import type { Fields, Session } from './templates/fields.js';
import type { House } from './templates/house.js';
import type { Image, OfficialDocument } from './tree.js';

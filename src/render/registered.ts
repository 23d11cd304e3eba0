/** The formats: a new one is its folder and a line here. */
export { docx } from './docx/format.js';
export { html } from './html/format.js';
export { pdf } from './pdf/format.js';
export { txt } from './txt/format.js';

/** What a thread does that starts before its work is known: it loads the renderers, then compiles like any other. */
import { loadRenderers } from '../../render/index.js';

export { compileDocument } from './compile-task.js';

await loadRenderers();

// @ts-check
/**
 * The preview in the browser: follows what the server tells of the page in the frame. Everything that comes from a source is
 * put in as text.
 *
 * @typedef {{ severity: string, place: string, rule: string, message: string, help: string | null, excerpt: string | null }} Problem
 * @typedef {{
 *   title: string, progress: string, isReady: boolean, page: string | null, given: string | null, isBlocked: boolean,
 *   formats: { format: string, name: string, address: string, digest: string }[],
 *   problems: Problem[], count: string, elsewhere: string,
 * }} Status
 */

const FILES = '/files/';
const VIEW = '/view/';
const LIST = '/list';

const wide = matchMedia('(min-width: 75rem)');
const frame = /** @type {HTMLIFrameElement} */ (byId('page'));
const pdf = /** @type {HTMLIFrameElement} */ (byId('pdf'));
const problems = byId('problems');
const count = byId('count');

/** Path of the page in the frame, below the folder of outputs; empty for the list of documents. */
let page = decodeURIComponent(location.pathname.slice(VIEW.length));
/** @type {EventSource | undefined} */
let events;
/** Digest of the page in the frame, as far as it is known. @type {string | null | undefined} */
let shown;
/** What the PDF beside it was last loaded from. */
let pdfShown = '';
/** Whether the writer closed the problems of this state, or opened those that hide nothing. @type {boolean | undefined} */
let isOpen;
/** @type {Status | undefined} */
let status;

/** @param {string} id */
function byId(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no element ${id}`);
  return found;
}

/** @param {string} path @param {string} under */
function addressOf(path, under) {
  return under + path.split('/').map(encodeURIComponent).join('/');
}

function follow() {
  events?.close();
  shown = undefined;
  events = new EventSource(`/events?page=${encodeURIComponent(page)}`);
  events.addEventListener('status', (event) => tell(JSON.parse(event.data)));
  events.addEventListener('error', () => {
    const progress = byId('progress');
    progress.textContent = progress.dataset.lost ?? '';
    progress.className = 'lost';
  });
}

/** @param {Status} told */
function tell(told) {
  shown ??= told.given;
  const isOther = told.page !== null && told.page !== shown;
  // A page that no longer says what its source says stays under what is wrong with it.
  if (isOther && !told.isBlocked) {
    shown = told.page;
    frame.contentWindow?.location.reload();
  }
  if (status?.isBlocked !== told.isBlocked) isOpen = undefined;
  status = told;
  document.title = told.title;
  byId('title').textContent = told.title;
  frame.title = told.title;
  const progress = byId('progress');
  progress.textContent = told.progress;
  progress.className = told.isReady ? 'ready' : 'making';
  showFormats(told);
  showProblems(told);
  showPdf();
}

/** @param {Status} told */
function showFormats({ formats }) {
  const items = formats.map(({ name, address }) => {
    const link = Object.assign(document.createElement('a'), { href: address, target: '_blank', textContent: name });
    const item = document.createElement('li');
    item.append(link);
    return item;
  });
  byId('formats').replaceChildren(...items);
}

/** @param {Status} told */
function showProblems({ problems: all, isBlocked, count: words, elsewhere }) {
  count.hidden = all.length === 0;
  count.textContent = words;
  const aside = byId('elsewhere');
  aside.hidden = elsewhere === '';
  const number = aside.querySelector('span');
  if (number !== null) number.textContent = elsewhere;
  problems.querySelector('ol')?.replaceChildren(...all.map(problemItem));
  const isVisible = all.length > 0 && (isOpen ?? isBlocked);
  problems.hidden = !isVisible;
  problems.classList.toggle('blocking', isBlocked);
  count.setAttribute('aria-expanded', String(isVisible));
}

/** @param {Problem} problem */
function problemItem({ severity, place, rule, message, help, excerpt }) {
  const item = document.createElement('li');
  item.className = severity;
  const parts = /** @type {const} */ ([
    ['strong', severity],
    ['code', place],
    ['p', message],
    ['pre', excerpt],
    ['p', help],
    ['small', rule],
  ]);
  for (const [tag, text] of parts)
    if (text !== null) item.append(Object.assign(document.createElement(tag), { textContent: text }), ' ');
  return item;
}

/** On a wide screen the PDF stands beside the page, opened where the page is read. */
function showPdf() {
  const found = status?.formats.find(({ format }) => format === 'pdf');
  pdf.hidden = found === undefined || !wide.matches;
  document.body.classList.toggle('beside', !pdf.hidden);
  if (found === undefined || pdf.hidden || pdfShown === found.digest) return;
  pdfShown = found.digest;
  const place = placeRead();
  // The page alone, as wide as there is room: its reader's list of pages would take half of it.
  const reading = ['navpanes=0', place === undefined ? 'view=FitH' : `nameddest=${encodeURIComponent(place)}`];
  pdf.src = `${found.address}?${found.digest.slice(0, 8)}#${reading.join('&')}`;
}

/** The first place of the text that is in sight: each has a destination of that name in the PDF. */
function placeRead() {
  const inside = frame.contentDocument;
  if (inside === null || (frame.contentWindow?.scrollY ?? 0) === 0) return undefined;
  const places = [...inside.querySelectorAll('main [id]')].filter(({ id }) => !id.startsWith('engross-'));
  return places.find((one) => one.getBoundingClientRect().top >= 0)?.id;
}

/** The frame may have followed a link: to another language, to another document. */
frame.addEventListener('load', () => {
  const inside = frame.contentWindow?.location;
  if (inside === undefined || frame.contentDocument === null) return;
  const at = inside.pathname === LIST ? '' : decodeURIComponent(inside.pathname.slice(FILES.length));
  // A document's links to elsewhere leave the preview where it is.
  for (const link of frame.contentDocument.links) if (link.origin !== location.origin) link.target = '_blank';
  if (at === page && events !== undefined) return;
  page = at;
  history.replaceState(null, '', addressOf(page, VIEW) + inside.hash);
  follow();
});

count.addEventListener('click', () => {
  isOpen = problems.hidden === true;
  if (status !== undefined) showProblems(status);
  if (isOpen) problems.focus();
});

function closeProblems() {
  isOpen = false;
  if (status !== undefined) showProblems(status);
  count.focus();
}

byId('close').addEventListener('click', closeProblems);
addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !problems.hidden) closeProblems();
});
wide.addEventListener('change', showPdf);

frame.src = (page === '' ? LIST : addressOf(page, FILES)) + location.hash;

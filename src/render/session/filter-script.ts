/** The script of a session's page: shows the filters, and hides the documents that they do not match. */
export const filterScript = `const form = document.getElementById('filters');
const articles = [...document.querySelectorAll('article')];
const filter = () => {
  const value = (id) => document.getElementById(id).value;
  const words = value('text').toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const article of articles) {
    const { kind, languages, words: own } = article.dataset;
    const matches = (value('kind') === '' || kind === value('kind')) &&
      (value('language') === '' || languages.split(' ').includes(value('language'))) &&
      words.every((word) => own.includes(word));
    article.hidden = !matches;
    if (matches) shown++;
  }
  for (const section of document.querySelectorAll('section'))
    section.hidden = [...section.querySelectorAll('article')].every((article) => article.hidden);
  document.getElementById('nothing').hidden = shown > 0;
};
form.hidden = false;
form.addEventListener('input', filter);`;

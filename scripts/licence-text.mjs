// Licences of installed packages: their names and their texts, as dist/licences.txt has them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Between two entries of dist/licences.txt. */
export const SEPARATOR = `\n\n${'-'.repeat(80)}\n\n`;

/** Packages that state no licence in package.json, with the one in their repository; by name and version, to be looked at again. */
const STATED_ELSEWHERE = { 'png-js@1.1.0': 'MIT' };

/** SPDX expression of a package's licence; undefined when it states none. */
export function licenceName({ name, version, license, licenses }) {
  // npm's form before SPDX: a list of {type, url}.
  const listed = licenses?.map(({ type }) => type).join(' OR ');
  return license ?? listed ?? STATED_ELSEWHERE[`${name}@${version}`];
}

/** The entry of a package: name, version and licence, then the text of the licence with its copyright notice. */
export function licenceEntry(folder) {
  const facts = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const name = licenceName(facts);
  return [`${facts.name} ${facts.version} (${name})`, ...(texts.length > 0 ? texts : standardText(name, facts))].join(
    '\n\n',
  );
}

/** The standard text, for a package that ships none: MIT and ISC ask for a copy of it with the holder's name. */
function standardText(licence, { author, contributors = [] }) {
  const holder = nameOf(author ?? contributors[0]);
  return TEXTS[licence] === undefined ? [] : [`Copyright (c) ${holder ?? 'the authors'}`, TEXTS[licence]];
}

function nameOf(person) {
  return (typeof person === 'string' ? person : person?.name)?.replace(/\s*[<(].*$/, '');
}

const TEXTS = {
  MIT: `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`,
  ISC: `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.`,
};

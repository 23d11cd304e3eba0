/** A browser for tests: the system's Chromium, started once for a file of tests; axe runs in its pages. */
import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { describe } from 'vitest';

/** Path of Chromium; undefined where there is none, and tests that need it say that they were skipped. */
export const CHROMIUM = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== '' && existsSync(path));

/** Starts it without network and without a profile that would outlive it. */
export function openBrowser(): Promise<Browser> {
  const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'];
  return chromium.launch({ ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }), args: quiet });
}

/** What axe finds wrong with a page, rule by rule with the elements; best practices included, frames left to their own pages. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Half a megabyte of script: read once by a page that is given one content after another.
  if (await page.evaluate<boolean>('typeof axe === "undefined"')) await page.evaluate(axe.source);
  const violations = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
    'axe.run(document, { resultTypes: ["violations"], iframes: false }).then((result) => result.violations)',
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

/** Describes what only a browser can see; where there is none the name says why it was skipped. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (CHROMIUM === undefined) describe.skip(`${name} (skipped: no Chromium found; apt-get install chromium)`, tests);
  else describe(name, tests);
}

/** Who may ask the preview, and what a browser may do with its answers. */
import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** The machine's own names, as `Host` gives them. */
const OWN_HOST = /^(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/;

/**
 * Only this machine under its own names may ask, and only to read: a page from elsewhere that has its name point here (DNS
 * rebinding) sends its own name as Host, and any other page its own address as Origin.
 */
export const guard: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? '';
  if (!OWN_HOST.test(host)) return c.text('Unexpected host, expected 127.0.0.1\n', 403);
  const origin = c.req.header('origin');
  if (origin !== undefined && origin !== `http://${host}`)
    return c.text('Unexpected origin, expected this page\n', 403);
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return c.text('Unexpected method, expected GET\n', 405);
  return next();
};

/** Nothing is kept, sniffed, or put into a page of others. */
export const headers: MiddlewareHandler[] = [
  secureHeaders({ strictTransportSecurity: false, crossOriginResourcePolicy: 'same-origin' }),
  async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  },
];

/** Content-Security-Policy (CSP 3) of what is answered, beside the policy that each page has itself. */
export const POLICIES = {
  /** The preview's own pages: script, style, events and framed documents from here, and nothing else. */
  own: "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  /** A document's page runs no script, whatever stands in it. */
  document:
    "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals; frame-ancestors 'self'",
  /** A session's page names its script by its hash; a PDF is shown by the browser's own reader. */
  other: "frame-ancestors 'self'",
} as const;

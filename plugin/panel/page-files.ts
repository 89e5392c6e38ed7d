import { basename, join } from 'node:path';
import express, { Router, type RequestHandler } from 'express';
import type { World } from '../../adapters/world';

const OUR_FOLDER = join(__dirname, '../..');
/** Where `cli/build-panel.mjs` puts the pages: the same place, whether this runs from its source or from dist/. */
const BUILT =
  basename(OUR_FOLDER) === 'dist' ? join(OUR_FOLDER, 'dashboard-app') : join(OUR_FOLDER, 'dist/dashboard-app');

const FOR_EVER_MS = 365 * 24 * 3_600_000;

/**
 * The pages in an advocate's browser: `/panel/`, which only Chatwoot may frame and which asks nobody but us and Chatwoot's own
 * host; `/panel/cost/` and `/panel/rota/`, which stand alone; and the scripts and styles they are made of, whose names change with what is in
 * them.
 */
export function panelPages({ chatwootOrigin }: Pick<World, 'chatwootOrigin'>): Router {
  const router = Router({ strict: true });
  router.get('/panel', (_request, response) => response.redirect(308, '/panel/'));
  router.get('/panel/cost', (_request, response) => response.redirect(308, '/panel/cost/'));
  const immutable = { index: false, immutable: true, maxAge: FOR_EVER_MS };
  router.use('/panel/assets', express.static(join(BUILT, 'panel/assets'), immutable));
  router.get('/panel/', framedBy(chatwootOrigin), page('panel/index.html'));
  router.get('/panel/cost/', alone, page('panel/cost/index.html'));
  router.get('/panel/rota', (_request, response) => response.redirect(308, '/panel/rota/'));
  router.get('/panel/rota/', forSupervisors(chatwootOrigin), page('panel/rota/index.html'));
  return router;
}

const page =
  (path: string): RequestHandler =>
  (_request, response, next) => {
    const headers = { 'cache-control': 'no-cache' };
    response.sendFile(path, { root: BUILT, headers, cacheControl: false }, (error) => {
      if (error && !response.headersSent) next();
    });
  };

/** `X-Frame-Options` cannot name another origin: the policy says who may frame the page, and the old header goes. */
function framedBy(chatwootOrigin: string): RequestHandler {
  const policy = policyOf(`'self' ${chatwootOrigin}`, chatwootOrigin);
  return (_request, response, next) => {
    response.removeHeader('x-frame-options');
    response.set('content-security-policy', policy);
    next();
  };
}

/** The page where a text is counted: the browser itself lets it ask nobody anything, not even us. */
const alone: RequestHandler = (_request, response, next) => {
  response.set('content-security-policy', policyOf("'none'", "'none'"));
  next();
};

/** The rota's page stands alone in its window, and asks us and Chatwoot's own host who is there. */
function forSupervisors(chatwootOrigin: string): RequestHandler {
  const policy = policyOf(`'self' ${chatwootOrigin}`, "'none'");
  return (_request, response, next) => {
    response.set('content-security-policy', policy);
    next();
  };
}

/** Whom a page may ask, and who may frame it; nothing inline runs in any. */
const policyOf = (asks: string, framed: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    'img-src data:',
    `connect-src ${asks}`,
    `frame-ancestors ${framed}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types vue',
  ].join('; ');

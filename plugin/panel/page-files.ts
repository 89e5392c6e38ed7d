import { basename, join } from 'node:path';
import express, { Router, type RequestHandler } from 'express';
import type { World } from '../../adapters/world';

const OUR_FOLDER = join(__dirname, '../..');
/** Where `cli/build-panel.mjs` puts the pages: the same place, whether this runs from its source or from dist/. */
const BUILT =
  basename(OUR_FOLDER) === 'dist' ? join(OUR_FOLDER, 'dashboard-app') : join(OUR_FOLDER, 'dist/dashboard-app');

const FOR_EVER_MS = 365 * 24 * 3_600_000;

/**
 * The pages in an advocate's browser: `/panel/`, and the scripts and styles it is made of, whose names change with what is
 * in them. Only Chatwoot may frame them, nothing inline runs, and they ask nobody but us and Chatwoot's own host.
 */
export function panelPages({ chatwootOrigin }: Pick<World, 'chatwootOrigin'>): Router {
  const router = Router({ strict: true });
  const strict = framedBy(chatwootOrigin);
  router.get('/panel', (_request, response) => response.redirect(308, '/panel/'));
  const immutable = { index: false, immutable: true, maxAge: FOR_EVER_MS };
  router.use('/panel/assets', express.static(join(BUILT, 'panel/assets'), immutable));
  router.get('/panel/', strict, (_request, response, next) => {
    const headers = { 'cache-control': 'no-cache' };
    response.sendFile('index.html', { root: join(BUILT, 'panel'), headers, cacheControl: false }, (error) => {
      if (error && !response.headersSent) next();
    });
  });
  return router;
}

/** `X-Frame-Options` cannot name another origin: the policy says who may frame the page, and the old header goes. */
export function framedBy(chatwootOrigin: string): RequestHandler {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    'img-src data:',
    `connect-src 'self' ${chatwootOrigin}`,
    `frame-ancestors ${chatwootOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types vue',
  ].join('; ');
  return (_request, response, next) => {
    response.removeHeader('x-frame-options');
    response.set('content-security-policy', policy);
    next();
  };
}

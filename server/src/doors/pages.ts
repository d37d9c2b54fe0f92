/** The built client: its page with a nonce of its own each time, and its hashed files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler } from 'express';
import { nonceOf } from './headers.js';

/** Files whose names carry a hash of their content may be kept; they hold no case. */
export const assets = (folder: string): RequestHandler =>
  express.static(folder, {
    index: false,
    redirect: false,
    setHeaders: (response, path) => {
      if (path.includes('assets')) response.setHeader('cache-control', 'public, max-age=31536000, immutable');
    },
  });

/** The one page for every address of the board: an address that exists and one that does not look the same [N7]. */
export const page = (folder: string): RequestHandler => {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  return (_request, response) => {
    response.type('html').send(html.replaceAll('__NONCE__', nonceOf(response)));
  };
};

// Serves a folder on loopback as a plain static host does: any folder of the host, and 404.html for what is missing.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.pdf': 'application/pdf',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.woff2': 'font/woff2',
};

// `edit` lets a check change a page on its way out.
export async function serve(dir, { prefix = '/', edit = (html) => html } = {}) {
  const answer = async (request, response) => {
    const send = (status, path, body) => {
      const type = TYPES[extname(path)] ?? 'application/octet-stream';
      response.writeHead(status, { 'content-type': type });
      response.end(type.startsWith('text/html') ? edit(body.toString()) : body);
    };
    const missing = async () => {
      const body = await readFile(join(dir, '404.html')).catch(() => Buffer.from('not found'));
      send(404, '404.html', body);
    };
    let path;
    try {
      // The URL parser has resolved every `..`, so a decoded one can only be an attempt to leave the folder.
      path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    } catch {
      return missing();
    }
    if (!path.startsWith(prefix) || path.split('/').includes('..')) return missing();
    const file = join(dir, path.slice(prefix.length));
    const found = await stat(file).catch(() => null);
    if (found?.isDirectory() && !path.endsWith('/')) {
      response.writeHead(301, { location: `${encodeURI(path)}/` });
      return response.end();
    }
    const target = found?.isDirectory() ? join(file, 'index.html') : file;
    const body = await readFile(target).catch(() => null);
    return body ? send(200, target, body) : missing();
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  return { origin, base: origin + prefix, close };
}

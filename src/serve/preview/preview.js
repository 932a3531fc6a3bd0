// The toolbar and the list of findings of `quietroom serve`, and what keeps a page up to date. It is put into pages on their
// way to the browser; no built file holds it.
(() => {
  'use strict';

  const script = document.currentScript;
  const { audience } = script.dataset;
  const audiences = script.dataset.audiences.split(' ');
  let mark = JSON.parse(script.dataset.mark);

  const PLACE = 'quietroom-preview-place';
  const FOLDED = 'quietroom-preview-folded';
  const AGAIN = 1000;

  const STYLE = `
    :host { all: initial; position: fixed; inset-block-end: 12px; inset-inline-end: 12px; z-index: 2147483647;
      display: flex; flex-direction: column; align-items: end; gap: 8px; max-inline-size: calc(100vw - 24px);
      font: 16px/24px system-ui, sans-serif; color: #1c2629; color-scheme: light; direction: ltr; text-align: start; }
    @media print { :host { display: none } }
    * { box-sizing: border-box; font: inherit; color: inherit; }
    .bar, .list { background: #fbfaf6; border: 1px solid #6e7c7f; border-radius: 6px; }
    .bar { display: flex; flex-wrap: wrap; gap: 8px; padding: 8px; align-items: center; }
    .bar label { display: flex; gap: 6px; align-items: center; }
    button, select { background: #fff; border: 1px solid #6e7c7f; border-radius: 6px; padding: 4px 8px; min-block-size: 36px;
      cursor: pointer; }
    button.errors { background: #7a1f3d; border-color: #7a1f3d; color: #fff; }
    button.warnings { background: #fff3d1; color: #5a4100; }
    :focus-visible { outline: 3px solid #1c2629; box-shadow: 0 0 0 6px #ffd23f; }
    .list { inline-size: 760px; max-inline-size: 100%; max-block-size: 60vh; overflow: auto; padding: 16px; overflow-wrap: anywhere; }
    [hidden] { display: none !important; }
    h2 { font-size: 20px; line-height: 28px; font-weight: 650; margin: 0 0 8px; }
    p { margin: 0 0 8px; }
    article { border-block-start: 1px solid #d5d8d3; padding-block: 12px 4px; }
    h3 { font-weight: 650; margin: 0 0 4px; }
    .word { border-radius: 4px; padding: 0 8px; margin-inline-end: 8px; background: #fff3d1; color: #5a4100; }
    .word.error { background: #7a1f3d; color: #fff; }
    code, pre { font: 14px/20px ui-monospace, monospace; }
    p code, h3 code { font-size: 15px; font-weight: inherit; overflow-wrap: anywhere; }
    pre { background: #f1f0ea; border-radius: 6px; padding: 8px 12px; margin: 0 0 8px; white-space: pre-wrap; }
    pre mark { background: #ffe08a; color: inherit; text-decoration: underline; text-decoration-thickness: 2px; }
    .place { color: #414e52; }`;

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    // Text becomes text nodes: nothing that a finding quotes is ever read as HTML.
    element.append(...children);
    return element;
  };

  const stored = (key) => {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const store = (key, value) => {
    try {
      sessionStorage.setItem(key, value);
    } catch {
      // Without a memory the page begins at its top.
    }
  };

  // The toolbar, out of reach of the page's styles.
  const host = document.createElement('quietroom-preview');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];

  const list = make('section', { className: 'list', id: 'list', hidden: true, tabIndex: 0 });
  list.setAttribute('aria-label', 'Findings');
  const count = make('button', { type: 'button', id: 'count', hidden: true });
  count.setAttribute('aria-controls', 'list');
  count.setAttribute('aria-expanded', 'false');
  const status = make('span', { id: 'status' });
  status.setAttribute('role', 'status');
  const chooser = make('select', { id: 'audience' }, ...audiences.map((name) => make('option', { value: name }, name)));
  chooser.value = audience;
  const bar = make('div', { className: 'bar' }, status, make('label', {}, 'Seen by', chooser), count);
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', 'Preview');
  root.append(list, bar);

  let signature = '';
  const unfold = (open) => {
    list.hidden = !open;
    count.setAttribute('aria-expanded', String(open));
  };
  count.addEventListener('click', () => {
    unfold(list.hidden);
    store(FOLDED, list.hidden ? signature : '');
    if (!list.hidden) list.focus();
  });
  list.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    unfold(false);
    store(FOLDED, signature);
    count.focus();
  });

  // Where the reader is, for the page that comes after this one.
  const way = (element) => {
    if (element === host) return { own: root.activeElement?.id };
    if (element.id) return { id: element.id };
    const steps = [];
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      steps.unshift([...at.parentElement.children].indexOf(at));
    }
    return { steps };
  };
  const find = ({ own, id, steps }) => {
    if (own) return root.getElementById(own);
    if (id) return document.getElementById(id);
    return (steps ?? []).reduce((at, step) => at?.children[step], document.body);
  };
  const reload = () => {
    const { activeElement } = document;
    const focus = activeElement && activeElement !== document.body ? way(activeElement) : null;
    store(PLACE, JSON.stringify({ address: location.pathname, x: scrollX, y: scrollY, focus }));
    location.reload();
  };
  const goBack = () => {
    const place = JSON.parse(stored(PLACE) ?? 'null');
    store(PLACE, 'null');
    if (place?.address !== location.pathname) return;
    const scroll = () => scrollTo({ left: place.x, top: place.y, behavior: 'instant' });
    if (place.focus) find(place.focus)?.focus?.({ preventScroll: true });
    scroll();
    // Pictures that come later push the page down.
    if (document.readyState !== 'complete') addEventListener('load', scroll, { once: true });
  };

  chooser.addEventListener('change', () => {
    document.cookie = `quietroom-audience=${chooser.value}; path=/; samesite=strict; max-age=31536000`;
    reload();
  });

  const addressOf = (url) => {
    try {
      const { origin, pathname } = new URL(url, location.href);
      return origin === location.origin ? pathname : null;
    } catch {
      return null;
    }
  };

  // A style sheet takes the place of the old one when it is there, so that the page is never without.
  const swapStyle = (address, version) => {
    for (const old of document.querySelectorAll('link[rel~="stylesheet"]')) {
      if (addressOf(old.href) !== address || old.dataset.leaving) continue;
      const fresh = old.cloneNode();
      old.dataset.leaving = 'yes';
      fresh.href = `${address}?v=${version}`;
      fresh.addEventListener('load', () => old.remove());
      fresh.addEventListener('error', () => old.remove());
      old.after(fresh);
    }
  };

  // A picture is loaded anew; whatever else a page has loaded is loaded with the page.
  const swapFile = (address, version) => {
    const pictures = [...document.images].filter((image) => addressOf(image.src) === address);
    for (const image of pictures) image.src = `${address}?v=${version}`;
    const loaded = performance.getEntriesByType('resource');
    return pictures.length > 0 || !loaded.some((entry) => addressOf(entry.name) === address);
  };

  const update = (now) => {
    const before = mark;
    mark = now;
    const changed = (kind) => Object.entries(now[kind]).filter(([address, version]) => before[kind][address] !== version);
    if (now.page !== before.page) return reload();
    for (const [address, version] of changed('styles')) swapStyle(address, version);
    const kept = changed('files').map(([address, version]) => swapFile(address, version));
    if (kept.includes(false)) reload();
  };

  const words = (number, word) => `${number} ${word}${number === 1 ? '' : 's'}`;

  // Findings quote names and code between backticks.
  const quoted = (text) => {
    const parts = text.split('`');
    return parts.length % 2 === 0 ? [text] : parts.map((part, at) => (at % 2 === 0 ? part : make('code', {}, part)));
  };

  const lineOf = ([before, meant, behind]) => make('pre', {}, before, make('mark', {}, meant), behind);

  const place = ({ file, line, column, label, excerpt }) => {
    const parts = [make('p', { className: 'place' }, make('code', {}, `${file}:${line}:${column}`), label ? ` ${label}` : '')];
    if (excerpt) parts.push(lineOf(excerpt));
    return parts;
  };

  const article = ({ severity, code, message, help, fix, places }) =>
    make(
      'article',
      {},
      make('h3', {}, make('span', { className: `word ${severity}` }, severity), ...quoted(message)),
      ...places.flatMap(place),
      ...(help ? [make('p', {}, ...quoted(`What to do: ${help}`))] : []),
      ...(fix ? [lineOf(fix)] : []),
      make('p', { className: 'place' }, `quietroom explain ${code}`),
    );

  const show = (report) => {
    const { errors, warnings, failure, more } = report;
    // Whoever looks from another machine is told of no findings.
    count.hidden = false;
    const parts = [];
    if (errors > 0) parts.push(words(errors, 'error'));
    if (warnings > 0) parts.push(words(warnings, 'warning'));
    count.textContent = parts.join(', ') || 'No findings';
    count.className = errors > 0 ? 'errors' : warnings > 0 ? 'warnings' : '';
    const title = errors > 0 ? 'The site cannot be published like this' : count.textContent;
    list.replaceChildren(make('h2', {}, title));
    if (errors > 0) list.append(make('p', {}, 'The page behind this list may be older.'));
    if (failure) list.append(make('p', {}, failure));
    list.append(...report.list.map(article));
    if (more > 0) list.append(make('p', {}, `The terminal shows ${more} more.`));
    signature = JSON.stringify([failure, report.list.filter(({ severity }) => severity === 'error')]);
    if (errors > 0) unfold(stored(FOLDED) !== signature);
    else if (warnings === 0 || stored(FOLDED) !== '') unfold(false);
  };

  let source = null;
  const listen = () => {
    if (source) return;
    let page = location.pathname;
    try {
      page = decodeURIComponent(page);
    } catch {
      // The server does not know such an address either.
    }
    source = new EventSource(`/.quietroom/events?${new URLSearchParams({ audience, page })}`);
    source.addEventListener('open', () => (status.textContent = ''));
    source.addEventListener('state', ({ data }) => update(JSON.parse(data)));
    source.addEventListener('findings', ({ data }) => show(JSON.parse(data)));
    source.addEventListener('error', () => {
      status.textContent = 'Not connected';
      if (source?.readyState !== EventSource.CLOSED) return;
      hangUp();
      setTimeout(listen, AGAIN);
    });
  };
  const hangUp = () => {
    source?.close();
    source = null;
  };
  // A browser has few connections to one host: only pages that are seen hold one.
  document.addEventListener('visibilitychange', () => (document.hidden ? hangUp() : listen()));

  document.documentElement.append(host);
  goBack();
  if (!document.hidden) listen();
})();

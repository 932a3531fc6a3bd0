// Edits a site while a browser looks at its preview, as an organizer with the page beside the editor does.
// Usage: node preview.mjs QUIETROOM
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { DESK, launch, PHONE } from './browser.mjs';
import { close, fail, pass } from './report.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const [program] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'preview-'));

const save = (path, text) => {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

const event = (phone) => `name: Test Conf 2026
dates: 2026-05-11..2026-05-13
timezone: America/New_York
contacts:
  hotline: {kind: channel, name: Hotline, phone: "${phone}", audience: public}
  lead: {name: Robin Example, phone: "+1 503 555 0131"}
`;
const guide = (text) => `# Guide

${text}

${'A paragraph that makes the page long.\n\n'.repeat(80)}
[About](about.md){#here}

Call {{ contacts.hotline.phone }}.
`;
const STYLE = 'themes/plain/style.css';

save('content/site.yaml', 'title: Test Conf\ntheme: plain\n');
save('content/events/2026/event.yaml', event('+1 216 555 0187'));
save('content/guide.md', guide('Words.'));
save('content/about.md', '# About\n\nWords.\n');
save('content/procedure.md', '---\naudience: staff\n---\n# Procedure\n\nCall {{ contacts.lead.phone }}.\n');
save('content/cards/help.md', '---\ntitle: Help\nformats: [pocket]\naudience: public\n---\n# Need help?\n\nCall {{ contacts.hotline.phone }}.\n');
save(STYLE, 'body { color: rgb(1, 1, 1); }\n');

const server = spawn(program, ['-C', folder, 'serve', '--port', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
const address = await new Promise((found) => {
  createInterface(server.stderr).on('line', (line) => {
    const [, url] = line.match(/^Serving (\S+) /) ?? [];
    if (url) found(url);
  });
});

const check = async (name, work) => {
  try {
    await work();
    pass(name);
  } catch (error) {
    fail(name, [error.message]);
  }
};
const expect = (found, wanted, what) => {
  if (found !== wanted) throw new Error(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
};

const browser = await launch();
try {
  const context = await browser.newContext({ viewport: DESK });
  const tab = await context.newPage();
  const count = tab.locator('quietroom-preview #count');
  const list = tab.locator('quietroom-preview #list');
  const says = (text) => tab.getByText(text).first().waitFor();
  const focused = () => tab.evaluate(() => document.activeElement.getAttribute('href'));
  const counts = (text) => tab.locator('quietroom-preview #count', { hasText: text }).waitFor();

  await check('a page is shown with its toolbar', async () => {
    await tab.goto(`${address}2026/guide/`);
    await says('216 555 0187');
    await counts('No findings');
    expect(await list.isVisible(), false, 'the list is open');
  });

  await check('another phone is shown at once, and the reader stays where they were', async () => {
    const link = tab.locator('main a', { hasText: 'About' }).last();
    await link.focus();
    await tab.evaluate(() => scrollTo(0, 900));
    const before = { at: await tab.evaluate(() => scrollY), on: await focused() };
    save('content/events/2026/event.yaml', event('+1 216 555 0188'));
    await says('216 555 0188');
    await counts('No findings');
    expect(await tab.evaluate(() => scrollY), before.at, 'the place');
    expect(await focused(), before.on, 'the focus');
  });

  await check('a style sheet is swapped without loading the page', async () => {
    await tab.evaluate(() => (globalThis.stayed = true));
    save(STYLE, 'body { color: rgb(2, 2, 2); }\n');
    await tab.waitForFunction(() => getComputedStyle(document.body).color === 'rgb(2, 2, 2)');
    await tab.waitForFunction(() => document.querySelectorAll('link[rel=stylesheet]').length === 1);
    expect(await tab.evaluate(() => globalThis.stayed), true, 'the page');
  });

  await check('a card shows another phone', async () => {
    const card = await context.newPage();
    await card.goto(`${address}2026/cards/help/`);
    const picture = () =>
      card.evaluate(async () => {
        const image = [...document.images].find(({ src }) => src.includes('.svg'));
        await image.decode();
        const { pathname } = new URL(image.src);
        return { pathname, text: await (await fetch(pathname)).text(), src: image.src };
      });
    const before = await picture();
    // A word for the look of the card, which the page does not show.
    save('content/events/2026/event.yaml', event('+1 216 555 0189'));
    await card.getByText('216 555 0189').first().waitFor();
    const after = await picture();
    expect(after.pathname, before.pathname, 'the picture');
    expect(after.text === before.text, false, 'the picture is the old one');
    const links = card.locator('a[href$=".pdf"]');
    const pdf = await context.request.get(new URL(await links.first().getAttribute('href'), card.url()).href);
    expect((await pdf.body()).subarray(0, 5).toString(), '%PDF-', 'the PDF');
    await card.close();
  });

  await check('a finding comes, with its line, and the last good page stays', async () => {
    await says('216 555 0189');
    save('content/guide.md', guide('Worse: {{ nothing }} <img src=x title="<b>bold</b>" onerror="document.title = 1">'));
    await counts('error');
    await list.waitFor();
    const text = await list.innerText();
    for (const wanted of ['nothing', 'content/guide.md:3:', 'What to do:', 'onerror=', '<b>bold</b>']) {
      expect(text.includes(wanted), true, `the list shows ${wanted}`);
    }
    const injected = await tab.evaluate(
      () => document.querySelector('quietroom-preview').shadowRoot.querySelectorAll('.list img, .list b').length,
    );
    expect(injected, 0, 'elements of the finding');
    await says('216 555 0189');
    expect((await tab.locator('main').innerText()).includes('Worse'), false, 'the new page');
  });

  await check('the list is folded and opened with the keyboard', async () => {
    await list.focus();
    await tab.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
    expect(await count.getAttribute('aria-expanded'), 'false', 'expanded');
    await tab.reload();
    await counts('error');
    expect(await list.isVisible(), false, 'what was folded is open again');
    await count.focus();
    await tab.keyboard.press('Enter');
    await list.waitFor();
  });

  for (const [name, viewport] of Object.entries({ desk: DESK, phone: PHONE })) {
    await check(`the list can be read by everybody, on a ${name}`, async () => {
      await tab.setViewportSize(viewport);
      await tab.evaluate(AXE);
      const { violations } = await tab.evaluate(() => globalThis.axe.run('quietroom-preview'));
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0].failureSummary}`);
      expect(found.join('; '), '', 'violations');
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide > 0, false, 'the page moves sideways');
    });
  }
  await tab.setViewportSize(DESK);

  await check('the finding goes', async () => {
    save('content/guide.md', guide('Better.'));
    await says('Better.');
    await counts('No findings');
    await list.waitFor({ state: 'hidden' });
  });

  await check('the staff see what is for them', async () => {
    await tab.goto(`${address}2026/procedure/`);
    expect(await tab.title().then((title) => title.includes('no page')), true, 'for the public');
    await Promise.all([
      tab.waitForEvent('load'),
      tab.locator('quietroom-preview #audience').selectOption('staff'),
    ]);
    await says('503 555 0131');
  });

  await check('a page that comes later is shown where it was missed', async () => {
    await tab.goto(`${address}2026/later/`);
    save('content/later.md', '# Later\n\nHere now.\n');
    await says('Here now.');
  });

  await check('nothing of it is printed', async () => {
    await tab.emulateMedia({ media: 'print' });
    expect(await count.isVisible(), false, 'the toolbar');
  });
} finally {
  await browser.close();
  server.kill('SIGINT');
  const status = await new Promise((ended) => server.on('exit', ended));
  if (status === 0) pass('the preview ends when it is told to');
  else fail('the preview ends when it is told to', [`exit status ${status}`]);
  rmSync(folder, { recursive: true });
}
close();

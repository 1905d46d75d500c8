import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AnswerOf, ArgumentOf, CallName, Reply } from '../../preload/api.ts';
import type { RecordId } from '../../preload/model.ts';
import { type RunningApp, startApp } from './harness.ts';

/** Milliseconds: the machine may be busy with other tests. */
const soon = { timeout: 10_000 };
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let app: RunningApp;
let page: Page;
let made = 0;

beforeAll(async () => {
  app = await startApp();
  page = app.page;
});
afterAll(() => app.close());

async function call<N extends CallName>(name: N, argument: ArgumentOf<N>): Promise<AnswerOf<N>> {
  const reply = (await page.evaluate(
    async ([callName, callArgument]) => {
      const response = await fetch('/call', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name: callName, argument: callArgument }),
      });
      return response.json();
    },
    [name, argument] as const,
  )) as Reply<AnswerOf<N>>;
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${reply.error.detail}`);
  return reply.value;
}

async function add(type: string, title: string, fields: Readonly<Record<string, string>>): Promise<RecordId> {
  const { id } = await call('createRecord', { type, parent: null, title });
  for (const [field, text] of Object.entries(fields)) {
    await call('setField', { id, field, values: [{ text }] });
  }
  return id;
}

const CONFERENCES = ['Təhsil konfransı', 'Ekologiya konfransı', 'Xəzər konfransı'];
const PROJECTS = ['Təhsil layihəsi', 'Xəzər layihəsi'];

beforeEach(async () => {
  made += 1;
  await call('setSettings', { locale: 'az', theme: 'light' });
  await call('createArchive', { name: `Axtarış sınağı ${made}` });
  for (const [index, title] of CONFERENCES.entries()) {
    await add('conference', title, {
      heldOn: `12 iyun ${2004 + index}`,
      place: index === 2 ? 'Şəki' : 'Bakı',
    });
  }
  await add('project', 'Təhsil layihəsi', {
    period: '2005-2006',
    coordinator: 'Xəzər Universiteti',
    summary: 'Layihə **peşə məktəblərinin** işini Xəzər sahilində öyrənir.',
  });
  await add('project', 'Xəzər layihəsi', { coordinator: 'Bakı Dövlət Universiteti' });
  await page.evaluate('localStorage.clear()');
  await page.reload();
  await rowsAre([...CONFERENCES, ...PROJECTS], 'in any order');
});

function titles(): Promise<readonly string[]> {
  return page
    .locator('.table-record')
    .evaluateAll((rows) =>
      rows
        .sort(
          (one, other) =>
            Number(one.getAttribute('aria-rowindex')) - Number(other.getAttribute('aria-rowindex')),
        )
        .map((row) => row.querySelector('[data-field="title"] .cell-text')?.textContent ?? ''),
    );
}

async function rowsAre(
  expected: readonly string[],
  order: 'in this order' | 'in any order' = 'in this order',
) {
  const sorted = (list: readonly string[]) => (order === 'in this order' ? list : [...list].sort());
  await expect.poll(async () => sorted(await titles()), soon).toEqual(sorted(expected));
}

const press = (...keys: readonly string[]) =>
  keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
const count = () => page.locator('.table-bar-count').textContent();
const chips = () => page.locator('.chip').evaluateAll((all) => all.map((chip) => chip.textContent));
const facet = (name: string) => page.getByRole('listbox', { name, exact: true });
const options = (name: string) =>
  facet(name)
    .getByRole('option')
    .evaluateAll((all) => all.map((option) => option.getAttribute('aria-label')));
const focused = () =>
  page.evaluate('document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent');
const inTable = () => page.evaluate('document.activeElement.className');

async function search(text: string): Promise<void> {
  await press('Control+k');
  await page.keyboard.type(text);
}

/** Opens the facets from the keyboard and goes into the first one. */
async function openFacets(): Promise<void> {
  await page.getByRole('tab', { name: 'Bölmələr' }).focus();
  await press('ArrowRight');
  await facet('Növ').waitFor();
  await press('Tab');
}

test('a search has its best matches first until a column is sorted, and again after that', async () => {
  await search('xezer');
  await rowsAre(['Xəzər konfransı', 'Xəzər layihəsi', 'Təhsil layihəsi'], 'in any order');
  expect((await titles())[2]).toBe('Təhsil layihəsi');
  await page.getByText('Uyğunluq üzrə', { exact: true }).waitFor();
  await press('ArrowDown', 'Control+Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowUp');
  await press('Enter', 'Enter');
  await rowsAre(['Təhsil layihəsi', 'Xəzər layihəsi', 'Xəzər konfransı']);
  await page.getByRole('button', { name: 'Uyğunluq üzrə sırala' }).press('Enter');
  await expect.poll(async () => (await titles())[2], soon).toBe('Təhsil layihəsi');
});

test('a new search begins at its best match, wherever the cursor was', async () => {
  await search('konfrans');
  await rowsAre(CONFERENCES, 'in any order');
  await press('ArrowDown', 'Control+End');
  await search('xezer');
  await rowsAre(['Xəzər konfransı', 'Xəzər layihəsi', 'Təhsil layihəsi'], 'in any order');
  await press('ArrowDown');
  const active = () => page.locator('.table').getAttribute('aria-activedescendant');
  const [best] = await titles();
  const cell = page.locator(`[id="${await active()}"]`);
  expect(
    await cell
      .locator('xpath=..')
      .getByText(best ?? '', { exact: true })
      .count(),
  ).toBe(1);
});

test('what was found is marked in the letters of the source, in the title and in the place of the match', async () => {
  await search('xezer');
  const row = page.locator('.table-record').filter({ hasText: 'Təhsil layihəsi' });
  await row.locator('.found-place').waitFor();
  expect(await row.locator('mark').allTextContents()).toEqual(['Xəzər']);
  expect(await row.locator('.found-field').textContent()).toMatch(/:$/);
  const title = page.locator('.table-record').filter({ hasText: 'Xəzər konfransı' });
  await expect.poll(() => title.locator('.cell-text mark').allTextContents(), soon).toEqual(['Xəzər']);
  await press('Escape');
  await expect.poll(() => page.locator('.table-record mark').count(), soon).toBe(0);
});

test('the answer to an older text never takes the place of the newer one', async () => {
  let held = 0;
  await page.route('**/call', async (route) => {
    const { name, argument } = route.request().postDataJSON() as {
      name: string;
      argument: { query?: { text?: string } };
    };
    if (name === 'createView' && argument.query?.text === 'ekologiya') {
      held += 1;
      await new Promise((resolve) => setTimeout(resolve, 1200));
    }
    await route.continue();
  });
  await search('ekologiya');
  await expect.poll(() => held, soon).toBe(1);
  await press('Control+f');
  await page.keyboard.type('sahilinde');
  await rowsAre(['Təhsil layihəsi']);
  await page.waitForTimeout(1500);
  await rowsAre(['Təhsil layihəsi']);
  await page.unroute('**/call');
});

test('facets narrow the table from the keyboard: several values of one are joined, facets together narrow', async () => {
  await openFacets();
  expect(await options('Növ')).toEqual(['Konfrans, 3 qeyd', 'Layihə, 2 qeyd']);
  expect(await options('İl')).toEqual(['2006, 2 qeyd', '2005, 2 qeyd', '2004, 1 qeyd']);
  expect(await options('Yer')).toEqual(['Bakı, 2 qeyd', 'Şəki, 1 qeyd']);
  await press('Space');
  await rowsAre(CONFERENCES, 'in any order');
  expect(await chips()).toEqual(['Növ:Konfrans']);
  await expect.poll(() => options('Növ'), soon).toEqual(['Konfrans, 3 qeyd', 'Layihə, 2 qeyd']);
  await press('ArrowDown', 'Space');
  await rowsAre([...CONFERENCES, ...PROJECTS], 'in any order');
  await press('Tab', 'Space', 'Shift+ArrowRight');
  await rowsAre(['Ekologiya konfransı', 'Xəzər konfransı', 'Təhsil layihəsi'], 'in any order');
  expect(await chips()).toEqual(['Növ:Konfrans', 'Növ:Layihə', 'İl:2005–2006']);
  expect(await count()).toBe('3 qeyd');
});

test('chips are taken away one by one or all at once, and the keyboard stays among them', async () => {
  await openFacets();
  await press('Space', 'Tab', 'Space');
  await rowsAre(['Xəzər konfransı']);
  await page.getByRole('button', { name: 'Süzgəci götür: Növ: Konfrans' }).focus();
  await press('Delete');
  await rowsAre(['Xəzər konfransı', 'Təhsil layihəsi'], 'in any order');
  expect(await focused()).toBe('Süzgəci götür: İl: 2006');
  await press('Enter');
  await rowsAre([...CONFERENCES, ...PROJECTS], 'in any order');
  expect(await inTable()).toBe('table');
});

test('counts follow the search and what changes in the archive', async () => {
  await openFacets();
  await search('layihe');
  await expect.poll(() => options('Növ'), soon).toEqual(['Layihə, 2 qeyd']);
  await add('project', 'Üçüncü layihə', {});
  await expect.poll(() => options('Növ'), soon).toEqual(['Layihə, 3 qeyd']);
});

test('where filters leave nothing of a search, they can be taken away and the search goes on', async () => {
  await openFacets();
  await press('Space');
  await search('sahilinde');
  await page.getByRole('heading', { name: 'Uyğun qeyd tapılmadı' }).waitFor();
  await page.getByRole('button', { name: 'Süzgəcsiz axtar' }).press('Enter');
  await rowsAre(['Təhsil layihəsi']);
});

test('the reader is told how a search was understood and what of it was not', async () => {
  await search('tarix:2005..2006 -layihe');
  await rowsAre(['Ekologiya konfransı', 'Xəzər konfransı'], 'in any order');
  const part = (kind: string) => page.locator(`.search-part[data-kind="${kind}"]`).allTextContents();
  await expect.poll(() => part('name'), soon).toEqual(['tarix:']);
  expect([await part('field'), await part('excluded')]).toEqual([['2005..2006'], ['layihe']]);
  await search('reng:"sahilinde');
  const notes = () => page.locator('.search-note').allTextContents();
  await expect
    .poll(notes, soon)
    .toEqual([
      'Dırnaq bağlanmayıb: sözlər ayrı-ayrılıqda axtarılır.',
      '“reng” adlı sahə yoxdur: mətn kimi axtarıldı.',
    ]);
  await press('Tab', 'Tab', 'Enter');
  await page.getByRole('dialog').getByRole('heading', { name: 'Axtarış və süzgəclər' }).waitFor();
  await press('Escape');
});

test('a typing error is not searched silently: the likelier word is offered and taken by key', async () => {
  await search('sahilindo');
  await page.getByRole('heading', { name: 'Uyğun qeyd tapılmadı' }).waitFor();
  await page
    .locator('.empty-state')
    .getByRole('button', { name: 'Bəlkə, bunu axtarırsınız: sahilində' })
    .waitFor();
  await press('Alt+Enter');
  await rowsAre(['Təhsil layihəsi']);
  expect(await page.getByRole('searchbox').inputValue()).toBe('sahilində');
});

test('the pane of facets is remembered by this machine', async () => {
  await openFacets();
  await page.reload();
  await facet('Növ').waitFor();
  await press('Tab');
});

test('a saved search names what it is narrowed by before anybody looks at the facets', async () => {
  const { authorities } = await call('listAuthorities', { text: 'Şəki', kinds: ['place'] });
  const places = authorities.map(({ id }) => id);
  const columns = [{ field: 'title', width: 300, isFrozen: false }];
  await call('saveView', {
    id: null,
    name: 'Şəkidə olanlar',
    definition: { query: { text: 'konfrans', facets: { places } }, layout: { columns } },
  });
  await page.reload();
  await page.getByRole('row', { name: /Şəkidə olanlar/ }).press('Enter');
  await rowsAre(['Xəzər konfransı']);
  await expect.poll(chips, soon).toEqual(['Yer:Şəki']);
});

test('searches are remembered per archive, made again and forgotten from the keyboard', async () => {
  for (const text of ['ekologiya', 'sahilinde']) {
    await search(text);
    await press('Enter');
    expect(await inTable()).toBe('table');
  }
  await press('F3', 'Escape');
  const recent = () => page.locator('.recent-search').allTextContents();
  expect(await recent()).toEqual(['sahilinde', 'ekologiya']);
  await press('ArrowDown', 'ArrowDown', 'Enter');
  await rowsAre(['Ekologiya konfransı']);
  await press('Escape');
  await expect.poll(recent, soon).toEqual(['ekologiya', 'sahilinde']);
  await press('ArrowDown', 'Delete');
  await expect.poll(recent, soon).toEqual(['sahilinde']);
  await press('ArrowUp', 'Escape');
  await expect.poll(inTable, soon).toBe('table');
  await call('createArchive', { name: `Başqa arxiv ${made}` });
  await page.reload();
  await page.getByRole('heading', { name: 'Burada hələ qeyd yoxdur' }).waitFor();
  await press('Control+f');
  expect(await recent()).toEqual([]);
});

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

test.each(['light', 'dark'] as const)(
  'the search has no serious finding of axe in the %s theme',
  async (theme) => {
    await call('setSettings', { theme });
    await page.reload();
    const serious: Record<string, readonly string[]> = {};
    const look = async (state: string): Promise<void> => {
      await page.waitForTimeout(300);
      await page.evaluate(AXE);
      const found = (await page.evaluate('axe.run(document)')) as { readonly violations: readonly Finding[] };
      const list = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      if (list.length > 0) {
        serious[state] = list.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
      }
    };
    await openFacets();
    await press('Space', 'ArrowDown', 'Space', 'Tab', 'Space');
    await search('xezer');
    await page.locator('.found-place').first().waitFor();
    await look('results');
    await press('Enter', 'Space');
    await look('selected result');
    await press('Control+k', 'Escape');
    await page.locator('.recent-search').waitFor();
    await look('recent searches');
    await page.keyboard.type('qwertyuiop');
    await page.getByRole('heading', { name: 'Uyğun qeyd tapılmadı' }).waitFor();
    await look('nothing found');
    expect(serious).toEqual({});
  },
);

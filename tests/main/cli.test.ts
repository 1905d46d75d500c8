import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeProblem } from '../../main/node-version.mjs';
import { resourcePath } from '../../main/resources.ts';
import { temporaryFolder } from './helpers.ts';

const command = join(import.meta.dirname, '../../main/kulliyyat.mjs');

function kulliyyat(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr };
}
// biome-ignore lint/suspicious/noExplicitAny: the tests read the documents of scripts, whose shape they check
function json(...args: string[]): any {
  const { out, err } = kulliyyat(...args, '--json');
  if (out === '') throw new Error(err);
  return JSON.parse(out);
}
const sample = (number: string) =>
  resourcePath('samples', readdirSync(resourcePath('samples')).find((name) => name.startsWith(number)) ?? '');
const samples = ['000', '001', '002', '003', '004'].map(sample);

describe('the sample documents, imported with suggestions accepted', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'kulliyyat-cli-')), 'arxiv');
  let imported: {
    imported: { path: string; records: number[] }[];
    skipped: unknown[];
    warnings: { path: string; line: number; code: string; detail: string }[];
  };

  beforeAll(() => {
    kulliyyat('init', folder, '--name', 'Nümunə');
    imported = json('import', folder, ...samples, '--accept-suggestions');
  });
  const recordsOf = (number: string, type: string) => {
    const ids = new Set(imported.imported.find(({ path }) => path === sample(number))?.records);
    return (
      json('records', folder, '--type', type, '--sort', 'date').records as {
        id: number;
        date: { edtf: string } | null;
      }[]
    ).filter(({ id }) => ids.has(id));
  };

  test('the compendium gives exactly six projects, with all that stands in them', () => {
    const projects = (json('records', folder, '--type', 'project').records as { id: number }[]).map(
      ({ id }) => json('show', folder, String(id)).fields,
    );
    const shown = projects
      .map((fields) => ({
        id: fields.projectId[0]?.text,
        amount: fields.budget[0]?.amount,
        currency: fields.budget[0]?.currency,
        period: fields.period[0]?.edtf,
        partners: fields.partners.length,
        countries: fields.partners.filter((partner: { country?: string }) =>
          /^[A-Z]{2}$/.test(partner.country ?? ''),
        ).length,
        coordinator: [fields.coordinator[0]?.name, fields.coordinator[0]?.country],
        website: fields.website[0]?.url,
        bullets: ['activities', 'summary', 'results'].map(
          (name) => (fields[name][0]?.text.match(/^[*-] /gm) ?? []).length,
        ),
      }))
      .sort((a, b) => samplesOrder.indexOf(a.id) - samplesOrder.indexOf(b.id));
    expect(shown).toEqual([
      {
        id: '101082124',
        amount: 63329200,
        currency: 'EUR',
        period: '2023/2025',
        partners: 10,
        countries: 10,
        coordinator: ['Xəzər Universiteti', 'AZ'],
        website: 'http://dirna.khazar.org/',
        bullets: [3, 5, 3],
      },
      {
        id: '101083269',
        amount: 79999900,
        currency: 'EUR',
        period: '2023/2025',
        partners: 16,
        countries: 16,
        coordinator: ['Mingəçevir Dövlət Universiteti', 'AZ'],
        website: 'https://engage.edu.az/',
        bullets: [5, 5, 4],
      },
      {
        id: '101082252',
        amount: undefined,
        currency: undefined,
        period: '2022/2024',
        partners: 0,
        countries: 0,
        coordinator: [undefined, undefined],
        website: 'https://refresh-erasmus.com/',
        bullets: [4, 4, 4],
      },
      {
        id: '101128576',
        amount: 72823400,
        currency: 'EUR',
        period: '2023-12/2026-11',
        partners: 9,
        countries: 9,
        coordinator: ['Biznes və Texnologiya Universiteti MMC', 'GE'],
        website: 'https://3e-partnership.ge/',
        bullets: [4, 4, 4],
      },
      {
        id: '101129062',
        amount: 96900800,
        currency: 'EUR',
        period: '2024-04/2027-03',
        partners: 13,
        countries: 13,
        coordinator: ['İlia Dövlət Universiteti', 'GE'],
        website: undefined,
        bullets: [5, 4, 4],
      },
      {
        id: '101129280',
        amount: 99996900,
        currency: 'EUR',
        period: '2024-01/2026-12',
        partners: 16,
        countries: 16,
        coordinator: ['Tartu Universiteti', 'EE'],
        website: undefined,
        bullets: [5, 4, 4],
      },
    ]);
  });
  const samplesOrder = ['101082124', '101083269', '101082252', '101128576', '101129062', '101129280'];

  test('prose gives memoranda and conferences with their dates, and nothing where there are none', () => {
    const dates = (number: string, type: string) => recordsOf(number, type).map(({ date }) => date?.edtf);
    expect({
      memoranda: dates('000', 'memorandum'),
      conferences: dates('000', 'conference'),
      seminar: dates('001', 'conference'),
      video: dates('003', 'conference'),
      others: [
        ...dates('001', 'memorandum'),
        ...dates('002', 'memorandum'),
        ...dates('002', 'conference'),
        ...dates('003', 'memorandum'),
        ...dates('004', 'memorandum'),
        ...dates('004', 'conference'),
      ],
    }).toEqual({
      memoranda: ['2005-08-24', '2007-06-18'],
      conferences: ['2006-06-12/2006-06-13', '2006-12-18/2006-12-21', '2008-05-14/2008-05-16'],
      seminar: ['2023-03-16'],
      video: ['2020-09-23'],
      others: [],
    });
    const [seminar] = recordsOf('001', 'conference');
    expect(json('show', folder, String(seminar?.id)).fields.place[0].text).toBe('Baku');
  });

  test('an organisation is one whatever its line carries, and different ones are asked about', () => {
    const { agents } = json('agents', folder, '--query', 'mingəçevir');
    expect(
      agents.map(({ name, country, records }: { name: string; country: string; records: number }) => [
        name,
        country,
        records,
      ]),
    ).toEqual([['Mingəçevir Dövlət Universiteti', 'AZ', 3]]);
    const questions = imported.warnings
      .filter(({ code }) => code === 'nearMatch')
      .map(({ detail }) => detail);
    expect(questions.some((detail) => detail.includes('Azərbaycan Təhsil Nazirliyi'))).toBe(true);
    const keys = json('agents', folder, '--query', 'təhsil nazirliyi').agents.map(
      ({ name }: { name: string }) => name,
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(1);
  });

  test('the odd words of the sources are flagged with their lines and kept as they are', () => {
    const codes = (number: string) =>
      new Set(imported.warnings.filter(({ path }) => path === sample(number)).map(({ code }) => code));
    expect([
      codes('000').has('mixedScript'),
      codes('004').has('ordinalSuffix'),
      codes('000').has('ordinalSuffix'),
    ]).toEqual([true, true, false]);
    const wrong = imported.warnings.find(
      ({ path, code }) => path === sample('004') && code === 'ordinalSuffix',
    );
    expect(readFileSync(sample('004'), 'utf8').split('\n')[(wrong?.line ?? 0) - 1]).toContain('2007-cı');
    const [document] = recordsOf('000', 'document');
    expect(json('show', folder, String(document?.id)).fields.text[0].text).toContain('YUNЕSKО');
  });

  test.each(['memorandum', 'konfrans', 'yunesko'])(
    'search for %s finds the document in spite of its Cyrillic letters',
    (word) => {
      const [document] = recordsOf('000', 'document');
      expect(json('search', folder, word).hits.map(({ id }: { id: number }) => id)).toContain(document?.id);
    },
  );

  test('search knows the Azerbaijani letters typed without their marks', () => {
    const [first] = json('search', folder, 'azerbaycan').hits;
    expect(first.snippet).toMatch(/Az?ərbaycan|Аzərbаycаn/);
    expect(json('search', folder, 'AZƏRBAYCAN').total).toBe(json('search', folder, 'azerbaycan').total);
  });

  test('the same file again is recognised and skipped', () => {
    const again = kulliyyat('import', folder, samples[0] ?? '', '--json');
    expect([again.code, JSON.parse(again.out).skipped.map(({ code }: { code: string }) => code)]).toEqual([
      1,
      ['fileKnown'],
    ]);
  });

  test('an import is one step: undo takes all of it back, redo brings it again', () => {
    const before = json('records', folder).total;
    json('undo', folder);
    expect(json('records', folder).total).toBe(0);
    json('redo', folder);
    expect(json('records', folder).total).toBe(before);
  });

  test('the compendium prints every sentence of its source once and in order', () => {
    const out = join(temporaryFolder(), 'kompendium.pdf');
    const result = json('compendium', folder, '-o', out);
    expect([result.path, result.entries, existsSync(out)]).toEqual([out, 6, true]);
    execFileSync('qpdf', ['--check', out]);
    const [cover, , ...pages] = bodyPages(out);
    const printed = wordsOf(pages.join('\n'));
    expect(wordsOf(cover ?? '')).toContain('TətbiqKompendiumu');
    expect(printed).toBe(sentencesOf(readFileSync(sample('002'), 'utf8')).join(''));
  });
});

/** The text of each page without its running head and number. */
function bodyPages(path: string): readonly string[] {
  const body = ['-r', '72', '-x', '0', '-y', '66', '-W', '596', '-H', '716'];
  return execFileSync('pdftotext', ['-raw', ...body, path, '-'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  }).split('\f');
}

/** Text without spaces, bullets and hyphens, so that line ends and hyphenation make no difference. */
function wordsOf(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00ad\u2010-]+/g, '')
    .replace(/[•·–\uf0a7]/g, '');
}

/** Every sentence of 002 and every piece of one that a page break cut, after its title. */
function sentencesOf(text: string): readonly string[] {
  const body = text
    .slice(text.indexOf('Ön Söz'))
    .replace(/^(https?:\S+)\s*$/gm, '')
    .replace(/^\s*[•o\uf0a7]\s/gm, '');
  return body
    .split(/(?<=[.:!?])\s+|\n\s*\n/)
    .map(wordsOf)
    .filter((sentence) => sentence !== '');
}

describe('a command line', () => {
  test('tells wrong use, a missing archive and done apart by its exit code', () => {
    const folder = join(temporaryFolder(), 'arxiv');
    const codes = [
      kulliyyat('init', folder).code,
      kulliyyat('records').code,
      kulliyyat('fly', folder).code,
      kulliyyat('records', folder, '--limit', 'x').code,
      kulliyyat('records', join(folder, 'yoxdur')).code,
      kulliyyat('records', folder).code,
    ];
    expect(codes).toEqual([0, 2, 2, 2, 3, 0]);
  });

  test('--json leaves one document on standard output and nothing else', () => {
    const folder = join(temporaryFolder(), 'arxiv');
    kulliyyat('init', folder);
    const text = join(temporaryFolder(), 'boş.txt');
    writeFileSync(text, '');
    const { code, out } = kulliyyat('import', folder, text, join(folder, 'yoxdur.txt'), '--json');
    expect([code, JSON.parse(out)]).toEqual([
      1,
      {
        imported: [],
        skipped: [
          { path: text, code: 'fileEmpty', detail: 'boş.txt' },
          { path: join(folder, 'yoxdur.txt'), code: 'fileMissing', detail: join(folder, 'yoxdur.txt') },
        ],
        warnings: [],
      },
    ]);
  });

  test('set changes fields as one step, history and undo see it', () => {
    const folder = join(temporaryFolder(), 'arxiv');
    kulliyyat('init', folder);
    const text = join(temporaryFolder(), 'qeyd.txt');
    writeFileSync(text, 'İclasın qeydi\n\nİclas keçirildi.\n');
    const [id] = json('import', folder, text).imported[0].records;
    json('set', folder, String(id), 'date=16 mart 2023', 'note=Birinci', 'note=İkinci');
    const { fields } = json('show', folder, String(id));
    expect([fields.date, fields.note]).toEqual([
      [{ text: '16 mart 2023', edtf: '2023-03-16' }],
      [{ text: 'Birinci' }, { text: 'İkinci' }],
    ]);
    expect(
      json('history', folder, String(id))
        .changes.slice(0, 2)
        .map(({ field }: { field: string }) => field),
    ).toEqual(['note', 'date']);
    json('undo', folder);
    expect(json('show', folder, String(id)).fields.note).toEqual([]);
    expect(json('records', folder, '--filter', 'title=iclas').total).toBe(1);
    const inEnglish = json('set', folder, String(id), 'title=Minutes', 'note=Kept', '--language', 'en');
    expect(inEnglish.translations).toEqual([
      { language: 'en', field: 'note', text: 'Kept' },
      { language: 'en', field: 'title', text: 'Minutes' },
    ]);
    expect(kulliyyat('set', folder, String(id), 'title=X', '--language', 'de').code).toBe(2);
    expect(kulliyyat('set', folder, String(id), 'yoxdur=1').code).toBe(2);
    const ambiguous = kulliyyat('set', folder, String(id), 'date=03/04/2005');
    expect([
      ambiguous.code,
      ambiguous.err.includes('2005-04-03 | 2005-03-04'),
      json('show', folder, String(id)).fields.date,
    ]).toEqual([2, true, []]);
  });

  test('a dry run tells what it would do and writes nothing', () => {
    const folder = join(temporaryFolder(), 'arxiv');
    kulliyyat('init', folder);
    const result = json('import', folder, samples[0] ?? '', '--accept-suggestions', '--dry-run');
    expect([result.imported.length, json('records', folder).total]).toEqual([1, 0]);
  });

  test('an old Node is told what to do before anything loads', () => {
    expect([nodeProblem('20.20.2')?.includes('Node.js 24'), nodeProblem('24.21.0')]).toEqual([true, null]);
  });
});

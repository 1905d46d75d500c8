import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { closeArchive } from '../../../main/archive.ts';
import { runCli } from '../../../main/cli.ts';
import { EXIT } from '../../../main/command-line.ts';
import { addCompendium, listCompendia } from '../../../main/compendia.ts';
import { formatBook } from '../../../main/compendium/formats/format-book.ts';
import { saveBook } from '../../../main/compendium/formats/save-book.ts';
import { runCompendium } from '../../../main/compendium-command.ts';
import { toFailure } from '../../../main/errors.ts';
import { writeStep } from '../../../main/history/step.ts';
import { undo } from '../../../main/history/undo.ts';
import { failureOf, newArchive, temporaryFolder } from '../helpers.ts';
import { definition, input, section } from './books.ts';

const small = definition({ title: 'Kitab', before: [section('Giriş', 'Salam.')] });

async function archiveWith(...names: readonly string[]) {
  const archive = await newArchive();
  writeStep(archive, 'create', (step) => {
    for (const name of names) addCompendium(step, name, { ...small, title: `${name} kitabı` });
  });
  return archive;
}
const quiet = { json: true } as const;

describe('the compendium command', () => {
  test.each([
    ['pdf', 'OUT', '%PDF'],
    ['docx', 'OUT', 'PK'],
    ['txt', 'OUT', 'Bir kitabı'],
    [undefined, 'OUT.docx', 'PK'],
    [undefined, 'OUT.txt', 'Bir kitabı'],
    [undefined, 'OUT.PDF', '%PDF'],
    [undefined, 'OUT', '%PDF'],
    ['html', 'OUT.zip', 'PK'],
  ])('--format %s -o %s writes what was asked for', async (format, name, head) => {
    const archive = await archiveWith('Bir', 'İki');
    const output = join(temporaryFolder(), name);
    const given = format === undefined ? {} : { format };
    const { json } = await runCompendium(archive, ['Bir'], { ...quiet, ...given, output });
    expect(json).toMatchObject({ entries: 0, path: output });
    expect(
      readFileSync(output)
        .subarray(0, head.length + 8)
        .toString('utf8'),
    ).toContain(head);
  });

  test.each(['pdf', 'docx', 'txt', 'html'])('the same records and date give the same %s', async (format) => {
    const archive = await archiveWith('Bir');
    const write = async (name: string) => {
      const output = join(temporaryFolder(), name);
      await runCompendium(archive, [], { ...quiet, format, output, date: '2026-03-05' });
      return readFileSync(format === 'html' ? join(output, 'index.html') : output);
    };
    expect((await write('a')).equals(await write('b'))).toBe(true);
  });

  test('--format html writes a folder, and replaces it as a whole', async () => {
    const archive = await archiveWith('Bir', 'İki');
    const output = join(temporaryFolder(), 'sayt');
    await runCompendium(archive, ['Bir'], { ...quiet, format: 'html', output });
    await runCompendium(archive, ['İki'], { ...quiet, format: 'html', output });
    expect(readdirSync(output).sort()).toEqual(['book.css', 'fonts', 'index.html']);
    expect(readFileSync(join(output, 'index.html'), 'utf8')).toContain('<h1>İki kitabı</h1>');
    expect(readdirSync(join(output, '..'))).toEqual(['sayt']);
  });

  test('writes a definition that it reads again, by name or as a file', async () => {
    const [archive, other] = [await archiveWith('Bir'), await archiveWith()];
    const file = join(temporaryFolder(), 'tərif.json');
    await runCompendium(archive, ['Bir'], { definition: file });
    const { json } = await runCompendium(other, ['Köçürülən'], { from: file });
    expect(json).toMatchObject({ name: 'Köçürülən' });
    expect(listCompendia(other.db)[0]?.definition).toEqual(listCompendia(archive.db)[0]?.definition);
    const output = join(temporaryFolder(), 'a.txt');
    await runCompendium(other, [file], { ...quiet, output });
    expect(readFileSync(output, 'utf8')).toContain('Bir kitabı');
  });

  test('replaces the definition of a name as a step that undo takes back', async () => {
    const archive = await archiveWith('Bir');
    const file = join(temporaryFolder(), 'tərif.json');
    writeFileSync(file, `\uFEFF${JSON.stringify({ ...small, title: 'Yeni' })}`);
    await runCompendium(archive, ['Bir'], { from: file });
    const titles = () => listCompendia(archive.db).map(({ definition: { title } }) => title);
    expect(titles()).toEqual(['Yeni']);
    undo(archive);
    expect(titles()).toEqual(['Bir kitabı']);
    await runCompendium(archive, [], { from: file });
    expect(listCompendia(archive.db).map(({ name }) => name)).toEqual(['Bir', 'Yeni']);
  });

  test('prefers a compendium of the archive to a file of the same name', async () => {
    const archive = await archiveWith(join(temporaryFolder(), 'x.json'));
    const name = listCompendia(archive.db)[0]?.name ?? '';
    writeFileSync(name, JSON.stringify({ ...small, title: 'Fayl' }));
    const output = join(temporaryFolder(), 'a.txt');
    await runCompendium(archive, [name], { ...quiet, output });
    expect(readFileSync(output, 'utf8')).not.toContain('Fayl');
  });

  test.each([
    [{}, /needs -o OUT, --definition OUT\.json or --from FILE/],
    [{ format: 'docx', definition: 'a.json' }, /--format needs -o/],
    [{ format: 'epub', output: 'a' }, /--format is pdf, html, docx, txt, not epub/],
    [{ output: 'a', date: '5 mart' }, /--date is YYYY-MM-DD/],
    [{ output: 'a', date: '2026-13-45' }, /--date is YYYY-MM-DD/],
    [{ format: 'html', output: 'a.html' }, /HTML is a folder/],
  ])('tells how it is used where it is used wrongly: %j', async (options, message) => {
    const archive = await archiveWith('Bir');
    await expect(runCompendium(archive, [], options)).rejects.toThrow(message);
  });

  test('names what is not there: a compendium, the folder of the file to write', async () => {
    const archive = await archiveWith('Bir');
    const output = join(temporaryFolder(), 'yoxdur', 'a.pdf');
    expect(
      [
        await failureOf(() => runCompendium(archive, ['Üç'], { output: join(temporaryFolder(), 'a.pdf') })),
        await failureOf(() => runCompendium(archive, [], { output })),
        await failureOf(() => runCompendium(archive, [], { from: output })),
      ].map((code) => code),
    ).toEqual(['compendiumMissing', 'fileMissing', 'ENOENT']);
  });
});

describe('a definition file', () => {
  test.each([
    ['not JSON', '{"title": ', /: .*JSON/],
    ['a list', '[]', /: definition: /],
    ['a missing field', JSON.stringify({ ...small, title: undefined }), /: title: /],
    ['an unknown language', JSON.stringify({ ...small, language: 'de' }), /: language: /],
    [
      'a section without a body',
      JSON.stringify({ ...small, before: [{ title: 'A', sections: [] }] }),
      /: before\[0\]\.body: /,
    ],
    ['a slip in a name', JSON.stringify({ ...small, subtitel: 'A' }), /: subtitel: no such field$/],
    [
      'a record that is no uuid',
      JSON.stringify({ ...small, entries: { ...small.entries, selection: { records: ['5'] } } }),
      /: entries\.selection\.records\[0\]: /,
    ],
    [
      'a query with a wrong part',
      JSON.stringify({ ...small, entries: { ...small.entries, selection: { query: { types: 5 } } } }),
      /: entries\.selection\.query\.types: /,
    ],
  ])('with %s is refused by the name of the field', async (_, content, message) => {
    const archive = await archiveWith();
    const file = join(temporaryFolder(), 'tərif.json');
    writeFileSync(file, content);
    const failure = await runCompendium(archive, [], { from: file }).catch(toFailure);
    expect(failure).toMatchObject({ code: 'compendiumInvalid', detail: expect.stringMatching(message) });
    expect(listCompendia(archive.db)).toEqual([]);
  });
});

describe('a disk that is full', () => {
  let parts: Awaited<ReturnType<typeof formatBook>>['parts'];
  beforeAll(async () => {
    parts = (await formatBook(input({ before: [section('A', 'b')] }), 'html')).parts;
  });

  test('leaves the old file as it was, and nothing beside it', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.pdf');
    writeFileSync(path, 'köhnə');
    symlinkSync('/dev/full', `${path}.part`);
    let code = '';
    try {
      saveBook([{ path, bytes: Buffer.from('yeni') }], path);
    } catch (error) {
      code = toFailure(error).code;
    }
    expect([code, readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['diskFull', 'köhnə', ['a.pdf']]);
  });

  test('ends the command with the code for what could not be written', async () => {
    const archive = await archiveWith('Bir');
    const folder = archive.folder;
    closeArchive(archive);
    const path = join(temporaryFolder(), 'a.txt');
    writeFileSync(path, 'köhnə');
    symlinkSync('/dev/full', `${path}.part`);
    expect(await runCli(['compendium', folder, '--format', 'txt', '-o', path])).toBe(EXIT.archive);
    expect(readFileSync(path, 'utf8')).toBe('köhnə');
  });

  test('leaves the old folder as it was, and nothing beside it', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'sayt');
    saveBook(parts, path);
    const page = readFileSync(join(path, 'index.html'), 'utf8');
    const part = join(folder, `.sayt.${process.pid}.part`);
    mkdirSync(part);
    symlinkSync('/dev/full', join(part, 'book.css'));
    let code = '';
    try {
      saveBook(parts, path);
    } catch (error) {
      code = toFailure(error).code;
    }
    expect([code, readdirSync(folder)]).toEqual(['diskFull', ['sayt']]);
    expect(readFileSync(join(path, 'index.html'), 'utf8')).toBe(page);
  });
});

describe('a folder for a book', () => {
  const parts = [
    { path: 'index.html', bytes: Buffer.from('<meta name="generator" content="Kulliyyat 1">') },
    { path: 'fonts/a.ttf', bytes: Buffer.from('x') },
  ];

  test.each([
    ['a file of somebody', { 'qeyd.txt': 'a' }],
    ['another page', { 'index.html': '<p>' }],
    [
      'a book of ours with a picture of somebody',
      { 'index.html': parts[0]?.bytes.toString() ?? '', 'ev.jpg': 'a' },
    ],
  ])('is left alone where it holds %s', async (_, files) => {
    const path = join(temporaryFolder(), 'sayt');
    mkdirSync(path);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
    expect(await failureOf(() => saveBook(parts, path))).toBe('bookFolderForeign');
    expect(readdirSync(path).sort()).toEqual(Object.keys(files).sort());
  });

  test('is used where it is empty; a file of that name is not replaced', async () => {
    const path = join(temporaryFolder(), 'sayt');
    mkdirSync(path);
    saveBook(parts, path);
    expect(readdirSync(path)).toEqual(['fonts', 'index.html']);
    const file = join(temporaryFolder(), 'fayl');
    writeFileSync(file, 'a');
    expect(await failureOf(() => saveBook(parts, file))).toBe('bookFolderForeign');
  });

  test('is a zip with one folder in it where the name says so', () => {
    const path = join(temporaryFolder(), 'Sayt.zip');
    saveBook(parts, path);
    expect(Object.keys(unzipSync(readFileSync(path)))).toEqual(['Sayt/index.html', 'Sayt/fonts/a.ttf']);
  });
});

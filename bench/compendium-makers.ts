import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { CompendiumInput } from '../main/compendium/make-compendium.ts';
import {
  type Peer,
  type PeerOptions,
  printWithChromium,
  setWithPdfkit,
  setWithPdfmake,
  setWithTypst,
} from './compendium-peers.ts';
import { plainLines } from './plain-lines.ts';

/** What a maker is given: a compendium, and how often its chapters and entries come. */
export interface MakerInput extends PeerOptions {
  readonly copies: number;
  readonly input: CompendiumInput;
}

/** The compendium, its chapters and entries over and over. */
function repeated({ copies, input }: MakerInput): CompendiumInput {
  const repeat = <T>(items: readonly T[]) => Array.from({ length: copies }, () => items).flat();
  const { definition } = input;
  const entries = repeat(input.entries).map((entry, index) => ({ ...entry, uuid: String(index) }));
  const sections = { before: repeat(definition.before), after: repeat(definition.after) };
  return { ...input, definition: { ...definition, ...sections }, entries };
}

async function setOurs(given: MakerInput, out: string): Promise<void> {
  // Each process loads its own libraries only.
  const { makeCompendium } = await import('../main/compendium/make-compendium.ts');
  const { pdf } = await makeCompendium(repeated(given));
  writeFileSync(out, pdf);
}

const PEERS: Readonly<Record<string, Peer>> = {
  pdfkit: setWithPdfkit,
  pdfmake: setWithPdfmake,
  typst: setWithTypst,
  chromium: printWithChromium,
};

/** The same words through a peer. */
async function setWithPeer(peer: Peer, given: MakerInput, out: string): Promise<void> {
  const { outlineBook } = await import('../main/compendium/outline.ts');
  await peer(plainLines(outlineBook(repeated(given)).blocks()), given, out);
}

/** Peak memory in MB. What the system says of a process counts that of its parent in, where it came from a large one. */
function peakMegabytes(): number {
  const status = '/proc/self/status';
  const peak = existsSync(status) ? /VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8')) : null;
  return (peak ? Number(peak[1]) : process.resourceUsage().maxRSS) / 1024;
}

/** Bytes of memory that belong to this process and all below it alone or in part; 0 where the system does not tell. */
function treeBytes(): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? readOrNull(`/proc/${name}/stat`) : null;
    // The name of the program, in brackets, may hold spaces.
    if (stat) parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const isOurs = (id: number): boolean => id === process.pid || (id > 1 && isOurs(parents.get(id) ?? 0));
  let sum = 0;
  for (const id of parents.keys()) {
    const share = isOurs(id) ? readOrNull(`/proc/${id}/smaps_rollup`) : null;
    sum += Number(/^Pss:\s+(\d+)/m.exec(share ?? '')?.[1] ?? 0) * 1024;
  }
  return sum;
}

/** A process may end while it is looked at. */
function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** Peak memory of all processes, looked at ten times a second; only where others are started. */
async function watched(work: () => Promise<void>): Promise<number> {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, treeBytes());
  }, 100);
  await work();
  clearInterval(timer);
  return peak / 2 ** 20;
}

async function make([maker = '', given = '', out = '']: readonly string[]): Promise<void> {
  const input = JSON.parse(readFileSync(given, 'utf8')) as MakerInput;
  const peer = PEERS[maker];
  const work = () => (peer ? setWithPeer(peer, input, out) : setOurs(input, out));
  const tree = await (maker === 'chromium' ? watched(work) : work());
  const { user, system } = process.cpuUsage();
  const megabytes = Math.max(tree ?? 0, peakMegabytes());
  console.log(JSON.stringify({ megabytes, processor: (user + system) / 1e6 }));
}

void make(process.argv.slice(2));

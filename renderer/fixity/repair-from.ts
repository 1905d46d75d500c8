import type { FixityProblem } from '../../preload/model.ts';
import { bridge, client } from '../client.ts';
import { text } from '../i18n.ts';
import { appStore } from '../state.ts';
import { pickFiles } from '../ui/pick-files.ts';
import { showToast } from '../ui/toasts.ts';
import { damagedOf, fixityStore } from './fixity-state.ts';

/** Asks where copies are and starts a repair from there; nothing where the person cancels. Throws CallError. */
export async function repairFrom(): Promise<void> {
  if (appStore.get()?.mode === 'desktop') {
    const folders = await client.chooseCopiesFolder({});
    if (folders.length > 0) await client.startRepair({ tickets: folders.map(({ ticket }) => ticket) });
    return;
  }
  const files = await pickFiles('folder');
  if (files.length === 0) return;
  const fitting = await fittingFiles(files);
  if (fitting.length === 0) {
    showToast(text('fixity.noCandidates'), { tone: 'danger' });
    return;
  }
  const tickets = await bridge.ticketsFor(fitting);
  await client.startRepair({ tickets: tickets.map(({ ticket }) => ticket) });
}

/** Problems asked for at a time. */
const PAGE = 500;

/** The files of a size that a damaged original has: only these are worth being sent to the archive. */
async function fittingFiles(files: readonly File[]): Promise<readonly File[]> {
  const state = fixityStore.get();
  const total = state === null ? 0 : damagedOf(state);
  const damaged: FixityProblem[] = [];
  for (let from = 0; from < total; from += PAGE)
    damaged.push(...(await client.getFixityProblems({ from, to: Math.min(from + PAGE, total) })));
  const sizes = new Set(damaged.map(({ size }) => size));
  return files.filter(({ size }) => sizes.has(size));
}

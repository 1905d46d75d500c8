import { type UtilityProcess, utilityProcess } from 'electron';
import type { EventName, Events, Reply } from '../../preload/api.ts';
import { ArchiveError } from '../errors.ts';
import type { Emit } from '../events.ts';
import type { Host } from '../host.ts';
import type { FromArchive, JobProcessOpened, ToArchive } from './archive-messages.ts';
import { startJobProcess } from './job-processes.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The host whose archive lives in a utility process. The process starts at the first request; should it end
 * by itself, what waits fails, `archiveClosed` is told, and the next request starts a new one.
 */
export function createArchiveHost(script: string, { emit }: { readonly emit: Emit }): Host {
  const waiting = new Map<number, Waiting>();
  let child: UtilityProcess | null = null;
  let lastId = 0;

  const hear = (message: FromArchive): void => {
    if ('wants' in message) {
      const opened: JobProcessOpened = { opened: message.wants };
      child?.postMessage(opened, [startJobProcess()]);
      return;
    }
    if ('event' in message) {
      emit(message.event, message.payload as Events[EventName]);
      return;
    }
    const one = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.ok) one?.resolve(message.value);
    else one?.reject(new ArchiveError(message.error.code, message.error.detail));
  };
  const end = (code: number): void => {
    child = null;
    const detail = `archive process ended with ${code}`;
    for (const one of waiting.values()) one.reject(new ArchiveError('unexpected', detail));
    waiting.clear();
    emit('archiveClosed', { error: { code: 'unexpected', detail } });
  };
  const start = (): UtilityProcess => {
    const started = utilityProcess.fork(script, [], { serviceName: 'Kulliyyat archive', stdio: 'inherit' });
    started.on('message', hear);
    started.once('exit', end);
    return started;
  };
  const ask = <M extends keyof Host>(
    ...run: [M, ...Parameters<Host[M]>]
  ): Promise<Awaited<ReturnType<Host[M]>>> =>
    new Promise((resolve, reject) => {
      child ??= start();
      lastId += 1;
      waiting.set(lastId, { resolve: resolve as Waiting['resolve'], reject });
      const request: ToArchive = { id: lastId, run: run as unknown as ToArchive['run'] };
      child.postMessage(request);
    });
  return {
    create: (folder, name) => ask('create', folder, name),
    createSample: (folder, name) => ask('createSample', folder, name),
    open: (folder, options) => ask('open', folder, options),
    close: () => (child ? ask('close') : Promise.resolve()),
    call: (name, argument, paths) => ask('call', name, argument, paths).catch(failedReply),
    readOutput: (path) => ask('readOutput', path),
  };
}

function failedReply(error: unknown): Reply<unknown> {
  const { code, detail } = error as ArchiveError;
  return { ok: false, error: { code, detail } };
}

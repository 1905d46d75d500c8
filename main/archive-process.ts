import type { MessagePortMain } from 'electron';
import { ArchiveError, toFailure } from './errors.ts';
import { createHost, type Host } from './host.ts';
import { openProcessesBy } from './jobs/process-place.ts';
import type { FromArchive, JobProcessOpened, ToArchive } from './shell/archive-messages.ts';
import { createPortPlace } from './shell/port-place.ts';

/** The utility process that holds the archive: a host behind a message port. */
const port = process.parentPort;
const tell = (message: FromArchive): void => port.postMessage(message);
/** Who waits for a process for tasks, which only the shell can start. */
const wanting: ((port: MessagePortMain) => void)[] = [];
openProcessesBy(() =>
  createPortPlace((hear) => {
    wanting.push(hear);
    tell({ wants: 'jobProcess' });
  }),
);
const host = createHost({ emit: (event, payload) => tell({ event, payload }) });

async function run(request: ToArchive): Promise<unknown> {
  const [method, ...values] = request.run;
  if (!Object.hasOwn(host, method)) throw new ArchiveError('unknownCall', method);
  return (host[method] as (...values: unknown[]) => ReturnType<Host[typeof method]>)(...values);
}

port.on('message', ({ data, ports }: { data: ToArchive | JobProcessOpened; ports: MessagePortMain[] }) => {
  if ('opened' in data) {
    const [opened] = ports;
    if (opened) wanting.shift()?.(opened);
    return;
  }
  run(data).then(
    (value) => tell({ id: data.id, ok: true, value }),
    (error: unknown) => {
      const failure = toFailure(error);
      if (failure.code === 'unexpected') console.error(`${data.run[0]} failed unexpectedly`, error);
      tell({ id: data.id, ok: false, error: failure });
    },
  );
});

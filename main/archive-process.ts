import type {} from 'electron';
import { ArchiveError, toFailure } from './errors.ts';
import { createHost, type Host } from './host.ts';
import type { FromArchive, ToArchive } from './shell/archive-messages.ts';

/** The utility process that holds the archive: a host behind a message port. */
const port = process.parentPort;
const tell = (message: FromArchive): void => port.postMessage(message);
const host = createHost({ emit: (event, payload) => tell({ event, payload }) });

async function run(request: ToArchive): Promise<unknown> {
  const [method, ...values] = request.run;
  if (!Object.hasOwn(host, method)) throw new ArchiveError('unknownCall', method);
  return (host[method] as (...values: unknown[]) => ReturnType<Host[typeof method]>)(...values);
}

port.on('message', ({ data }: { data: ToArchive }) => {
  run(data).then(
    (value) => tell({ id: data.id, ok: true, value }),
    (error: unknown) => {
      const failure = toFailure(error);
      if (failure.code === 'unexpected') console.error(`${data.run[0]} failed unexpectedly`, error);
      tell({ id: data.id, ok: false, error: failure });
    },
  );
});

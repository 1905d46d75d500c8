import { createHost } from '../../../main/host.ts';

/** Checks all originals of an archive as a window would, and tells when it begins and when it has ended. */
const [, , folder = ''] = process.argv;
const host = createHost({
  emit: (event, payload) => {
    if (event === 'fixityChanged') process.stdout.write(`${JSON.stringify(payload)}\n`);
  },
});
await host.open(folder, { isReadOnly: false });
process.stdout.write('started\n');
await host.call('startFixity', {}, {});

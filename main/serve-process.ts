import { parseArgs } from 'node:util';
import { serve } from './serve.ts';

/** The program that serves the app to a browser; its first line of output is the address. */
async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { archives: { type: 'string' }, user: { type: 'string' }, port: { type: 'string' } },
  });
  const port = values.port === undefined ? 0 : Number(values.port);
  const { address, closed } = await serve({ archivesFolder: values.archives, userFolder: values.user, port });
  process.stdout.write(`${address}\n`);
  await closed;
}

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

#!/usr/bin/env node
// Checked before anything else loads: the database library ends an older Node without a word.
const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 22) {
  process.stderr.write(
    `Kulliyyat needs Node.js 24, this is ${process.version}. Run it as "npm run -s kulliyyat -- COMMAND", which brings its own, or install Node.js 24.\n`,
  );
  process.exitCode = 2;
} else {
  const { runCli } = await import('./cli.ts');
  process.exitCode = await runCli(process.argv.slice(2));
}

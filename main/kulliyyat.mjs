#!/usr/bin/env node
import { nodeProblem } from './node-version.mjs';

// Checked before anything else loads.
const problem = nodeProblem(process.versions.node);
if (problem) {
  process.stderr.write(`kulliyyat: ${problem}\n`);
  process.exitCode = 2;
} else {
  const { runCli } = await import('./cli.ts');
  process.exitCode = await runCli(process.argv.slice(2));
}

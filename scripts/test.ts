import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../tests/ui/harness.ts';
import { buildAll } from './build.ts';
import { findElectron, hasDisplay } from './electron-runtime.ts';

/**
 * Runs all checks in their order: `node scripts/test.ts`, or only some: `node scripts/test.ts electron`. What
 * cannot run here is named with what would enable it; with CI set that is a failure, but for Electron, which
 * `KULLIYYAT_REQUIRE=electron` asks for. Ends with one line, `N passed, N failed`.
 */
const ROOT = join(import.meta.dirname, '..');
const isCi = Boolean(process.env['CI']);
const total = { passed: 0, failed: 0 };
const wanted = process.argv.slice(2);
const isWanted = (step: string) => wanted.length === 0 || wanted.includes(step);

function run(title: string, command: string, args: readonly string[]): boolean {
  console.log(`\n▸ ${title}`);
  const { status } = spawnSync(process.execPath, [join(ROOT, command), ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  return status === 0;
}

/** A check that is no test counts only when it fails. */
function check(title: string, command: string, args: readonly string[]): void {
  if (!run(title, command, args)) total.failed += 1;
}

function vitest(title: string, config: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'kulliyyat-tests-'));
  const report = join(folder, 'report.json');
  const isGood = run(title, 'node_modules/vitest/vitest.mjs', [
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const counts = readCounts(report);
  total.passed += counts.passed;
  total.failed += counts.failed + (!isGood && counts.failed === 0 ? 1 : 0);
  rmSync(folder, { recursive: true, force: true });
}

/** What a run counted; a test that was skipped has not passed. */
function readCounts(report: string): { passed: number; failed: number } {
  try {
    const { numPassedTests, numTotalTests } = JSON.parse(readFileSync(report, 'utf8')) as {
      numPassedTests: number;
      numTotalTests: number;
    };
    return { passed: numPassedTests, failed: numTotalTests - numPassedTests };
  } catch (error) {
    console.error(`no report of the tests: ${(error as Error).message}`);
    return { passed: 0, failed: 0 };
  }
}

function cannotRun(what: string, enabledBy: string, isFailure: boolean): void {
  console.log(`\n▸ ${what} did not run here: ${enabledBy}`);
  if (isFailure) total.failed += 1;
}

if (isWanted('types')) check('types', 'node_modules/typescript/bin/tsc', ['-b', '--force']);
if (isWanted('lint'))
  check('lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']);
await buildAll();
if (isWanted('unit')) vitest('unit and command-line tests', 'vitest.config.ts');
if (isWanted('ui')) {
  if (findChromium()) vitest('tests in a browser', 'vitest.ui.config.ts');
  else cannotRun('The tests in a browser', 'install Chromium or Chrome, or set CHROMIUM to its path', isCi);
}
if (isWanted('electron')) {
  if (findElectron() && hasDisplay()) vitest('tests in Electron', 'vitest.electron.config.ts');
  else
    cannotRun(
      'The tests in Electron',
      'start the app once with a network, or set ELECTRON_OVERRIDE_DIST_PATH to an Electron, and have a display',
      process.env['KULLIYYAT_REQUIRE'] === 'electron',
    );
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

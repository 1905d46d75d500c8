import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe calls serious or critical on the page as it stands. */
export async function findings(page: Page): Promise<readonly string[]> {
  // Through the debugger, since the policy of the page lets no foreign script in.
  await page.evaluate(AXE);
  const found = (await page.evaluate('axe.run(document)')) as {
    readonly violations: readonly Finding[];
    readonly passes: readonly Finding[];
  };
  if (found.passes.length < 10) throw new Error('axe has looked at nothing');
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) => `${id}, ${nodes.length} times, first: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
    );
}

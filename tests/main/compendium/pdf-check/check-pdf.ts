import { checkAnnotations, checkContent } from './content-rules.ts';
import { checkDocument } from './document-rules.ts';
import { checkFonts } from './font-rules.ts';
import { type Finding, openChecked, type Report } from './open-checked.ts';
import { readStructure } from './structure.ts';
import { checkStructure } from './structure-rules.ts';

/**
 * The rules of PDF/UA-1 (ISO 14289-1) and PDF/A-2u (ISO 19005-2) that a book can break, looked up in the finished file
 * without any of the code that wrote it. An empty answer is no proof of conformance, each finding is one against it.
 */
export async function checkPdf(bytes: Uint8Array): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const report: Report = (rule, detail) => findings.push({ rule, detail });
  const pdf = await openChecked(bytes);
  checkDocument(pdf, report);
  checkFonts(pdf, report);
  const structure = readStructure(pdf);
  if (!structure) return [...findings, { rule: 'structure', detail: 'no structure tree' }];
  checkStructure(structure, report);
  checkContent(pdf, structure, report);
  checkAnnotations(pdf, structure, report);
  return findings;
}

/** The names of the rules that a file breaks, each once. */
export async function brokenRules(bytes: Uint8Array): Promise<readonly string[]> {
  return [...new Set((await checkPdf(bytes)).map(({ rule }) => rule))].sort();
}

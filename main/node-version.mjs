/**
 * What to tell somebody whose Node.js is too old, null where it is new enough: the database library ends an
 * older one without a word.
 * @param {string} version as in process.versions.node
 * @returns {string | null}
 */
export function nodeProblem(version) {
  const [major = 0] = version.split('.').map(Number);
  if (major >= 22) return null;
  return `Kulliyyat needs Node.js 24, this is ${version}. Run it as "npm run -s kulliyyat -- COMMAND", which brings its own, or install Node.js 24.`;
}

// Runs on whatever Node there is, before anything that an older one cannot read.
const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(
    `Kulliyyat is built with Node.js 24, this is ${process.version}. "npm ci" brings it along unless install scripts are switched off: run "npm ci --ignore-scripts=false", or install Node.js 24.\n`,
  );
  process.exitCode = 1;
}

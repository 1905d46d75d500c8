import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Runs a script of this folder and kills it without warning `wait` milliseconds after its first line; answers what it said. */
export function runAndKill(script: string, args: readonly string[], wait: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args]);
    let said = '';
    let errors = '';
    child.stdout.on('data', (piece: Buffer) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), wait);
      said += piece.toString();
    });
    child.stderr.on('data', (piece: Buffer) => {
      errors += piece.toString();
    });
    child.on('close', (code) => (code ? reject(new Error(errors)) : resolve(said)));
  });
}

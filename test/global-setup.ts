import { execFileSync } from 'node:child_process';

/** Tests of the command spawn what `npm ci` would have built from these sources. */
export default function setup(): void {
  execFileSync(process.execPath, ['scripts/build.mjs', '--no-types'], { stdio: 'inherit' });
}

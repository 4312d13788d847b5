/** Preloaded with `--import`: folders are listed in the order that no file system would choose. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { readdirSync } = fs;
fs.readdirSync = (...given) =>
  readdirSync(...given)
    .sort()
    .reverse();
syncBuiltinESMExports();

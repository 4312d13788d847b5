/** All commands, the default one first; each loads what it needs only when it runs. */
import { adoptCommand } from './adopt.js';
import { bulkCommand } from './bulk.js';
import { callCommand } from './call.js';
import { changelogCommand } from './changelog.js';
import { checkCommand } from './check.js';
import type { Command } from './command.js';
import { completionCommand } from './completion.js';
import { decodeCommand } from './decode.js';
import { diffCommand } from './diff.js';
import { docsCommand } from './docs.js';
import { encodeCommand } from './encode.js';
import { explainCommand } from './explain.js';
import { generateCommand } from './generate.js';
import { initCommand } from './init.js';
import { inspectCommand } from './inspect.js';
import { mockCommand } from './mock.js';
import { sampleCommand } from './sample.js';
import { validateCommand } from './validate.js';

const others: readonly Command[] = [
  generateCommand,
  checkCommand,
  validateCommand,
  decodeCommand,
  encodeCommand,
  sampleCommand,
  inspectCommand,
  explainCommand,
  diffCommand,
  changelogCommand,
  adoptCommand,
  docsCommand,
  mockCommand,
  callCommand,
  bulkCommand,
  initCommand,
];

export const commands: readonly Command[] = [...others, completionCommand(others)];

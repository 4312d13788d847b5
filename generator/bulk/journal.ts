/** The journal of a run: what was going to be sent, and how it ended; nothing of what was in it. */
import { appendFileSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { groupCommitOf } from './group-commit.js';
import { JournalError } from './journal-error.js';
import { openToAppend, syncFolderOf } from './journal-file.js';
import { lineOf, readLines } from './journal-lines.js';
import type { Journal, JournalHead } from './model.js';
import { tallyOf } from './tally.js';

/**
 * Creates the journal, or goes on with that of the same run; whoever calls it holds the lock. A last
 * line that a crash tore is cut off.
 *
 * @throws JournalError when the file is the journal of another run, or none
 */
export async function openJournal(file: string, head: JournalHead): Promise<Journal> {
  const disk = await openToAppend(file);
  try {
    return await journalOn(disk, file, head);
  } catch (error) {
    await disk.close();
    throw error;
  }
}

async function journalOn(disk: FileHandle, file: string, head: JournalHead): Promise<Journal> {
  const tally = tallyOf();
  const bytes = await disk.readFile();
  const text = readLines(bytes, file);
  if (text === undefined) await begin(disk, file, head, bytes);
  else {
    expectSame(text.head, head, file);
    for (const entry of text.entries) tally.add(entry);
    if (text.length < bytes.length) await disk.truncate(text.length);
  }
  const commit = groupCommitOf({
    // A few lines go into the system's memory sooner than another thread would have begun.
    append: (lines) => appendFileSync(disk.fd, lines),
    sync: () => disk.datasync(),
  });
  return {
    head,
    states: tally.states,
    calls: tally.calls,
    append: async (entry) => {
      await commit.append(lineOf(entry));
      tally.add(entry);
    },
    close: async () => {
      await commit.idle();
      await disk.close();
    },
  };
}

async function begin(
  disk: FileHandle,
  file: string,
  head: JournalHead,
  found: Buffer,
): Promise<void> {
  const line = lineOf(head);
  // A crash may have torn the head itself; any other text is somebody else's.
  if (!line.startsWith(found.toString('utf8')))
    throw new JournalError(
      `${file} is there already and is no journal`,
      'Name another file for the journal.',
    );
  await disk.truncate(0);
  await disk.appendFile(line);
  await disk.sync();
  await syncFolderOf(file);
}

const MEANING: Readonly<Record<Exclude<keyof JournalHead, 'version'>, string>> = {
  api: 'another API',
  release: 'another release of the schemas',
  operation: 'another operation',
  input: 'an input file with other content',
  settings: 'other settings (mapping, constants or filters)',
};

function expectSame(found: JournalHead, expected: JournalHead, file: string): void {
  const differing = (['api', 'release', 'operation', 'input', 'settings'] as const).filter(
    (name) => found[name] !== expected[name],
  );
  if (differing.length === 0) return;
  const shown = (['api', 'release', 'operation'] as const)
    .filter((name) => differing.includes(name))
    .map((name) => ` (${name}: ${found[name]}, now ${expected[name]})`);
  throw new JournalError(
    `${file} is the journal of another run, with ${differing.map((name) => MEANING[name]).join(' and ')}${shown.join('')}`,
    'Go on with the same input and settings as before, or name another file for a new run.',
  );
}

/** One run at a time writes a journal: a lock file beside it says which process that is. */
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { JournalError } from './journal-error.js';
import { hasCode } from './journal-file.js';

export interface Lock {
  /** Gives it back; harmless when it is not there any more. */
  readonly release: () => void;
}

/** Who holds a lock. Process ids are used again: only with the start time do they name a process. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Empty where the platform does not tell. */
  readonly start: string;
  readonly id: string;
}

/** Takes the lock of a journal, that of a process which is no more among them. */
export function takeLock(journal: string): Lock {
  const file = lockFileOf(journal);
  const own: Holder = {
    pid: process.pid,
    host: hostname(),
    start: startOf(process.pid),
    id: randomUUID(),
  };
  const draft = `${file}.${own.id}`;
  writeFileSync(draft, JSON.stringify(own), { mode: 0o600, flag: 'wx', flush: true });
  try {
    // A link appears in one step and with its content: no other process sees half a lock.
    while (!created(() => linkSync(draft, file))) removeDead(file, journal);
  } finally {
    unlinkSync(draft);
  }
  return {
    release: () => {
      if (holderIn(file)?.id === own.id) rmSync(file, { force: true });
    },
  };
}

/** The process that is at work on a journal now; undefined where none is. */
export function lockHolder(journal: string): Holder | undefined {
  const holder = holderIn(lockFileOf(journal));
  return holder && isAlive(holder) ? holder : undefined;
}

function lockFileOf(journal: string): string {
  return `${journal}.lock`;
}

/**
 * Of several that find the same dead lock only the one that creates the file of its id may remove
 * it, and only if it is still there: otherwise one could remove the lock that another has just taken.
 */
function removeDead(file: string, journal: string): void {
  const holder = holderIn(file);
  if (holder === undefined) return;
  if (isAlive(holder)) {
    const where = holder.host === hostname() ? '' : ` on ${holder.host}`;
    throw new JournalError(
      `${journal} is in use by process ${holder.pid}${where}`,
      `Wait for that run or stop it. If there is no such process, remove ${file}.`,
    );
  }
  const right = `${file}.${holder.id}.dead`;
  if (!created(() => writeFileSync(right, '', { mode: 0o600, flag: 'wx' })))
    throw new JournalError(
      `${journal} was left locked by a process that is no more, and another run is about to take it`,
      `Try again. If this stays so, remove ${file} and ${right}.`,
    );
  try {
    if (holderIn(file)?.id === holder.id) unlinkSync(file);
  } finally {
    unlinkSync(right);
  }
}

function created(create: () => void): boolean {
  try {
    create();
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Undefined where there is no lock. */
function holderIn(file: string): Holder | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  const holder = holderOf(text);
  if (holder) return holder;
  throw new JournalError(
    `${file} is no lock that a run has left`,
    'Remove it if no run is under way.',
  );
}

function holderOf(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { pid, host, start, id } = value as Readonly<Record<string, unknown>>;
    if (typeof pid !== 'number' || typeof host !== 'string') return undefined;
    if (typeof start !== 'string' || typeof id !== 'string') return undefined;
    // The id becomes part of a file's name.
    return /^[\da-f-]{36}$/.test(id) ? { pid, host, start, id } : undefined;
  } catch {
    return undefined;
  }
}

/** Of a process on another machine nobody can tell: it counts as alive. */
function isAlive({ pid, host, start }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Another user's process is alive too.
    if (!hasCode(error, 'EPERM')) return false;
  }
  const now = startOf(pid);
  return start === '' || now === '' || now === start;
}

/** When a process started, counted from which boot: the kernel's own words. */
function startOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything; the start time is the 20th field after it.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    return `${boot} ${ticks}`;
  } catch {
    return '';
  }
}

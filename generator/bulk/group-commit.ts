/** Texts appended to a file and synced: what comes while a sync is under way shares the next one. */

export interface Disk {
  readonly append: (text: string) => void | Promise<void>;
  readonly sync: () => Promise<void>;
}

export interface GroupCommit {
  /** Resolves when the text is on the disk. After a failure nothing is written any more. */
  readonly append: (text: string) => Promise<void>;
  /** Resolves when all that was appended has been settled. */
  readonly idle: () => Promise<void>;
}

interface Waiting {
  readonly text: string;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export function groupCommitOf(disk: Disk): GroupCommit {
  let waiting: Waiting[] = [];
  let running: Promise<void> | undefined;
  let failure: { readonly error: unknown } | undefined;

  async function run(): Promise<void> {
    // A result and the intents of the rows that it makes place for come in the same turn.
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        // Whether bytes are on the disk after a failed sync nobody can tell: no second try.
        if (failure) throw failure.error;
        await disk.append(group.map(({ text }) => text).join(''));
        await disk.sync();
        for (const { resolve } of group) resolve();
      } catch (error) {
        failure ??= { error };
        for (const { reject } of group) reject(error);
      }
    }
    running = undefined;
  }

  return {
    append: async (text) => {
      const written = new Promise<void>((resolve, reject) => {
        waiting.push({ text, resolve, reject });
      });
      running ??= run();
      await written;
    },
    idle: async () => {
      await running;
    },
  };
}

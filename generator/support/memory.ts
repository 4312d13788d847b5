/** What a run leaves for the next one in the same process. */
import { newPast } from './memo.js';
import type { Past } from './memo.js';

export interface Memory {
  /** By stage and schema set. */
  readonly pasts: Map<string, Past>;
}

export function newMemory(): Memory {
  return { pasts: new Map() };
}

/** A memory for each name, made when it is asked for. */
export function newMemories(): (name: string) => Memory {
  const memories = new Map<string, Memory>();
  return (name) => {
    const memory = memories.get(name) ?? newMemory();
    memories.set(name, memory);
    return memory;
  };
}

/** Undefined without a memory: then nothing is noted for a next run. */
export function pastOf(memory: Memory | undefined, stage: string, set = ''): Past | undefined {
  if (memory === undefined) return undefined;
  const name = `${stage} ${set}`;
  const past = memory.pasts.get(name) ?? newPast();
  memory.pasts.set(name, past);
  return past;
}

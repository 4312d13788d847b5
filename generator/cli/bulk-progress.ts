/** What is told while a run is going on: one line that is redrawn, or now and then a new one. */
import type { BulkEvent } from '../bulk/model.js';
import type { Terminal } from './terminal.js';

export interface Progress {
  readonly tell: (event: BulkEvent) => void;
  /** A line of its own, such as about an account. */
  readonly say: (text: string) => void;
  readonly end: () => void;
}

const REDRAW_MS = 100;
const LINE_MS = 30_000;

export interface Start {
  /** Rows to come to an end in this run. */
  readonly rows: number;
  readonly now: () => number;
}

export function progressOn(terminal: Terminal, { rows, now }: Start): Progress {
  const { isInteractive, columns } = terminal;
  const start = now();
  let last = start;
  let done = 0;
  let failed = 0;
  let isDrawn = false;

  function line(): string {
    const seconds = Math.max((now() - start) / 1000, 0.001);
    const rate = done / seconds;
    const left = rate > 0 ? ` · ${duration((rows - done) / rate)} left` : '';
    const bad = failed > 0 ? ` · ${failed} failed` : '';
    return `${done} of ${rows}${bad} · ${rate.toFixed(1)} a second${left}`;
  }

  function clear(): void {
    if (isDrawn) terminal.error('\r\u001b[K');
    isDrawn = false;
  }

  function draw(): void {
    if (now() - last < (isInteractive ? REDRAW_MS : LINE_MS)) return;
    last = now();
    const text = line().slice(0, columns - 1);
    terminal.error(isInteractive ? `\r\u001b[K${text}` : `${text}\n`);
    isDrawn = isInteractive;
  }

  return {
    tell: (event) => {
      if (event.kind === 'final') {
        done++;
        if (event.state !== 'succeeded') failed++;
      }
      draw();
    },
    say: (text) => {
      clear();
      terminal.error(`${text}\n`);
    },
    end: clear,
  };
}

/** `1 h 20 min`, `3 min`, `12 s`. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

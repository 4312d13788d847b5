/** Connections to one server, kept for the next request. */
import type { Socket } from 'node:net';

export interface Pool {
  /**
   * A connection for one request, when there is room for it.
   *
   * @throws the signal's reason, or what kept a connection from being made
   */
  take(signal: AbortSignal): Promise<Socket>;
  /** Called once for each that was taken. One that is destroyed makes room for another. */
  give(socket: Socket): void;
  /** Ends what is idle now, and the others when they are given back. */
  close(): void;
}

/** Shorter than what servers wait, often 5 s: a request must not meet the end of a connection. */
const IDLE_MS = 4000;
/** Each is the end of an idle connection: a request must not meet an answer to no question. */
const SIGNS = ['data', 'end', 'error', 'close', 'timeout'] as const;

interface Idle {
  readonly socket: Socket;
  readonly wake: () => void;
}

export function socketPool(size: number, connect: (signal: AbortSignal) => Promise<Socket>): Pool {
  const room = roomFor(size);
  const idle: Idle[] = [];
  let isClosed = false;

  /** The process may end meanwhile. */
  function rest(socket: Socket): void {
    const drop = (): void => {
      socket.destroy();
      const at = idle.indexOf(entry);
      if (at >= 0) idle.splice(at, 1);
    };
    const wake = (): void => {
      for (const sign of SIGNS) socket.off(sign, drop);
      socket.setTimeout(0);
      socket.ref();
    };
    const entry = { socket, wake };
    for (const sign of SIGNS) socket.on(sign, drop);
    socket.setTimeout(IDLE_MS);
    socket.unref();
    idle.push(entry);
  }

  /** The one used last is the least likely to be closed by the server. */
  async function reuse(): Promise<Socket | undefined> {
    for (;;) {
      const entry = idle.pop();
      if (entry === undefined) return undefined;
      // What has arrived is seen first, an end above all. One turn would only end the present one.
      await nextTurn();
      await nextTurn();
      if (entry.socket.destroyed) continue;
      entry.wake();
      return entry.socket;
    }
  }

  return {
    async take(signal) {
      await room.enter(signal);
      try {
        return (await reuse()) ?? (await connect(signal));
      } catch (error) {
        room.leave();
        throw error;
      }
    },
    give(socket) {
      if (isClosed) socket.destroy();
      if (!socket.destroyed) rest(socket);
      room.leave();
    },
    close() {
      isClosed = true;
      for (const { socket } of idle) socket.destroy();
    },
  };
}

interface Room {
  enter(signal: AbortSignal): Promise<void>;
  leave(): void;
}

/** At most `size` are inside; the others wait in the order in which they came. */
function roomFor(size: number): Room {
  const waiting = new Set<() => void>();
  let inside = 0;
  return {
    async enter(signal) {
      signal.throwIfAborted();
      if (inside < size) {
        inside++;
        return;
      }
      await new Promise<void>((resolve, reject) => {
        const enter = (): void => {
          signal.removeEventListener('abort', giveUp);
          waiting.delete(enter);
          resolve();
        };
        const giveUp = (): void => {
          waiting.delete(enter);
          reject(signal.reason);
        };
        signal.addEventListener('abort', giveUp, { once: true });
        waiting.add(enter);
      });
    },
    leave() {
      const [next] = waiting;
      if (next === undefined) inside--;
      else next();
    },
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

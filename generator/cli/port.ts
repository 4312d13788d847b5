/** What commands that serve have in common. */
import { quote } from '../support/text.js';
import type { Context } from './command.js';
import { stop } from './stop.js';

const DEFAULT_PORT = '8080';
const MOST_PORT = 65_535;

/** The port that is asked for; 0 is any that is free. */
export function portOf(text: string | undefined, context: Context): number {
  return numberOf('port', text ?? DEFAULT_PORT, MOST_PORT, context);
}

/** The value of an option that is a number. */
export function numberOf(
  name: string,
  text: string,
  most: number,
  { diagnostics }: Context,
): number {
  if (/^\d{1,10}$/.test(text) && Number(text) <= most) return Number(text);
  const expected = `a whole number from 0 to ${most}`;
  return stop(diagnostics, 'CMD901', `--${name}: expected ${expected}, found ${quote(text)}`);
}

/** Why a server does not listen, and what to do. */
export function listenProblem(
  error: unknown,
  port: number,
): readonly [reason: string, help: string] {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const reason = isTaken ? `port ${port} is in use by another program` : reasonOf(error);
  return [reason, 'choose another one with --port, or 0 for any'];
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

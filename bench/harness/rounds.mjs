/**
 * CPU time of candidates that take turns. The garbage of one is collected while others run, so
 * that their order changes from round to round; collecting it by force would drop what V8 learned.
 */
import { randomFrom } from '../documents/random.mjs';

const ROUNDS = 5;
/** Of candidates whose single call takes longer than `LONG`. */
const SLOW_ROUNDS = 3;
/** Milliseconds of CPU. Large functions are optimized late: less warm-up shows other figures each time. */
const WARM_UP = 500;
const SLICE = 20;
const LONG = 150;
/** In a slice, unless they take longer than `LONG`. */
const CALLS = 4;

/** Microseconds of CPU per call, of each function in each round. */
export function takeTurns(functions) {
  const entries = functions.map((call) => ({ call, taken: [], ...sliceOf(warmUp(call)) }));
  const random = randomFrom(1);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { call, calls, rounds, taken } of shuffled(entries, random)) {
      if (round < rounds) taken.push(cpuOf(call, calls) / calls);
    }
  }
  return entries.map(({ taken }) => taken);
}

/** Milliseconds of a call, once V8 has seen enough of them. */
function warmUp(call) {
  let last = cpuOf(call, 1) / 1000;
  for (let spent = last, calls = 1; spent < WARM_UP; spent += last * calls) {
    calls = Math.max(1, Math.min(calls * 2, Math.floor(SLICE / last)));
    last = cpuOf(call, calls) / 1000 / calls;
  }
  return last;
}

function sliceOf(milliseconds) {
  const calls = Math.min(CALLS, Math.floor(LONG / milliseconds));
  return {
    calls: Math.max(1, calls, Math.ceil(SLICE / milliseconds)),
    rounds: milliseconds > LONG ? SLOW_ROUNDS : ROUNDS,
  };
}

function shuffled(entries, random) {
  const order = [...entries];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

/** Microseconds; those of threads that collect garbage and compile are in it. */
function cpuOf(call, calls) {
  const before = process.cpuUsage();
  for (let done = 0; done < calls; done += 1) call();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

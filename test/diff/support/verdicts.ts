/** What a comparison says, against documents that libxml2 judges. */
import type { Comparison, Impact, OperationDiff } from '../../../generator/diff/model.js';
import { documentsOf } from './documents.js';
import type { Direction, Documents } from './documents.js';
import { provenBy } from './proofs.js';
import type { Random } from './random.js';
import type { Tally } from './tally.js';
import { lossOf } from './tolerance.js';
import type { Trial } from './trial.js';

/** Of a comparison's breaking verdicts in one direction, by chance. */
const SAMPLED = 2;

/** What is wrong with the verdicts; nothing when all hold. */
export async function refutations(
  comparison: Comparison,
  old: Trial,
  now: Trial,
  random: Random,
  tally: Tally,
): Promise<readonly string[]> {
  const requests = documentsOf(old, now, random, tally);
  const responses = documentsOf(now, old, random, tally);
  return [
    ...unproven(comparison, old, now, tally),
    ...refuted('request', comparison, requests, now, random, tally),
    ...refuted('response', comparison, responses, old, random, tally),
    ...(await losses(comparison, responses, old)),
  ];
}

function unproven(
  { changes }: Comparison,
  old: Trial,
  now: Trial,
  tally: Tally,
): readonly string[] {
  return changes.flatMap((change) => {
    for (const { impact, unproven: excuse, witness } of [
      change.request,
      change.strict,
      change.tolerant,
    ]) {
      if (witness !== undefined) tally.witnesses++;
      else if (impact === 'breaking' && excuse !== undefined) {
        const reason = `${change.rule}: ${excuse}`;
        tally.unproven.set(reason, (tally.unproven.get(reason) ?? 0) + 1);
      }
    }
    const problems = provenBy(change, old, now);
    return problems.map((problem) => `${change.rule} ${change.subject}: ${problem}`);
  });
}

/** Operations of both releases: what only one has is not written to the other (row 1). */
function shared({ operations }: Comparison): readonly OperationDiff[] {
  return operations.filter(
    ({ kind, status }) => kind !== 'envelope' && (status === 'changed' || status === 'unchanged'),
  );
}

function refuted(
  direction: Direction,
  comparison: Comparison,
  documents: Documents,
  { oracle }: Trial,
  random: Random,
  tally: Tally,
): readonly string[] {
  const envelope = comparison.operations.find(({ kind }) => kind === 'envelope');
  if (envelope !== undefined && impactOf(envelope, direction) !== 'safe') return [];
  const of = (impact: Impact): readonly OperationDiff[] =>
    shared(comparison).filter((operation) => impactOf(operation, direction) === impact);
  const breaking = random.shuffled(of('breaking')).slice(0, SAMPLED);
  tally.breaking += breaking.length;
  return [...of('safe'), ...breaking].flatMap((operation) => {
    const impact = impactOf(operation, direction);
    for (const { text } of documents(operation, direction, impact === 'breaking')) {
      const [complaint] = oracle.complaints(text);
      if (complaint === undefined) continue;
      if (impact === 'safe')
        return [`${direction} of ${operation.id} is not safe: ${complaint}\n${text}`];
      // What breaks is there to be found: this is what says that a search finds it.
      tally.shown++;
      return [];
    }
    return [];
  });
}

function impactOf({ request, response }: OperationDiff, direction: Direction): Impact {
  return direction === 'request' ? request.impact : response.strict;
}

/** Responses that are safe for the tolerant reader alone lose nothing that it knows. */
async function losses(
  comparison: Comparison,
  documents: Documents,
  old: Trial,
): Promise<readonly string[]> {
  const envelope = comparison.operations.find(({ kind }) => kind === 'envelope');
  if (envelope !== undefined && envelope.response.tolerant !== 'safe') return [];
  const found: string[] = [];
  const tolerated = shared(comparison).filter(
    ({ response }) => response.tolerant === 'safe' && response.strict !== 'safe',
  );
  for (const operation of tolerated.slice(0, SAMPLED)) {
    for (const { start, text } of documents(operation, 'response')) {
      const loss = await lossOf(old, start.root, text);
      if (loss === undefined) continue;
      found.push(`response of ${operation.id} is not safe for tolerant readers: ${loss}\n${text}`);
      break;
    }
  }
  return found;
}

/** Performs a call that was read: by the simulator or a sample, unless an outcome is forced. */
import { redaction } from '../runtime/errors-redact.js';
import type { Issue } from '../runtime/issue.js';
import type { Reading } from './dialog.js';
import { endOf } from './forced.js';
import type { ForcedOutcome } from './forced.js';
import { masked } from '../invoke/mask.js';
import type { MockResponse } from './model.js';
import { droppedResponse, htmlResponse, plainResponse, truncatedResponse } from './responses.js';
import { sampleResponse } from './sample-response.js';
import type { Outcome } from './simulator.js';
import type { Answered, Note, Site } from './site.js';

export function perform(site: Site, reading: Reading, forced: ForcedOutcome = {}): Answered {
  const end = endOf(forced);
  switch (end.kind) {
    case 'answer':
      return executed(site, reading, forced);
    case 'error': {
      const { errorId } = end;
      const reason = known(site, errorId) ?? 'forced by the caller of the mock';
      return replied(site, reading, { kind: 'failure', errorId, reason }, forced);
    }
    case 'drop': {
      const done = end.when === 'after' ? executed(site, reading, forced) : undefined;
      const { errorId } = done?.note ?? {};
      const before = { ...noteOf(site, reading, forced), ...(errorId && { errorId }) };
      return { response: droppedResponse(), note: { ...before, outcome: 'dropped' } };
    }
    case 'truncate': {
      const { response, note } = executed(site, reading, forced);
      return { response: truncatedResponse(response), note: { ...note, outcome: 'truncated' } };
    }
    case 'html':
      return refused(site, reading, htmlResponse(end.status), forced);
    case 'status': {
      const { status, retryAfter } = end;
      const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
      return refused(site, reading, plainResponse(status, `status ${status}`, headers), forced);
    }
  }
}

function executed(site: Site, reading: Reading, forced: ForcedOutcome): Answered {
  try {
    const outcome = outcomeOf(site, reading);
    site.save('soon');
    return replied(site, reading, outcome, forced);
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const reason = redactionOf(site, reading)(`the mock failed: ${message}`);
    const response = plainResponse(500, reason);
    const { status } = response;
    const note = noteOf(site, reading, forced);
    return { response, note: { ...note, outcome: 'fault', status, reason } };
  }
}

function outcomeOf(site: Site, reading: Reading): Outcome {
  const { operation, credentials, request, parameters, entityTags, issues, fault } = reading;
  if (fault !== undefined || operation === undefined)
    return { kind: 'failure', ...fault, reason: reason(fault?.reason ?? 'it names no operation') };
  if (site.isStrict && issues.length > 0) return { kind: 'failure', reason: listed(issues) };
  const call = {
    operation,
    credentials,
    request,
    issues,
    ...(parameters && { parameters }),
    ...(entityTags && { entityTags }),
  };
  const answered = site.simulation?.answer(call);
  return answered ?? { kind: 'success', response: sampleResponse(site.served, operation) };
}

const SHOWN_ISSUES = 3;

function listed(issues: readonly Issue[]): string {
  const shown = issues.slice(0, SHOWN_ISSUES).map(({ path, message }) => {
    return `${path.join('.')}: ${message}`;
  });
  const more = issues.length > SHOWN_ISSUES ? ` (and ${issues.length - SHOWN_ISSUES} more)` : '';
  return reason(`the request does not fit the schema: ${shown.join('; ')}${more}`);
}

/** Some servers limit the length of a reason, and a reader of logs does in any case. */
const MOST_REASON = 1000;

function reason(text: string): string {
  return text.length > MOST_REASON ? `${text.slice(0, MOST_REASON)}…` : text;
}

function replied(site: Site, reading: Reading, outcome: Outcome, forced: ForcedOutcome): Answered {
  const { response, issues } = reading.reply(outcome, forced.server);
  const note: Note = {
    ...noteOf(site, reading, forced),
    responseIssues: issues,
    status: response.status,
    outcome: outcome.kind,
  };
  if (outcome.kind === 'success') return { response, note };
  const { errorId } = outcome;
  const told = redactionOf(site, reading)(outcome.reason);
  return { response, note: { ...note, reason: told, ...(errorId !== undefined && { errorId }) } };
}

function refused(
  site: Site,
  reading: Reading,
  response: MockResponse,
  forced: ForcedOutcome,
): Answered {
  const { status } = response;
  return { response, note: { ...noteOf(site, reading, forced), outcome: 'refused', status } };
}

function noteOf(
  { served }: Site,
  reading: Reading,
  forced: ForcedOutcome,
): Omit<Note, 'outcome' | 'status'> {
  const { operation, credentials, request, parameters, issues } = reading;
  return {
    ...(operation !== undefined && { operation }),
    credentials: Object.keys(credentials).filter((name) => credentials[name] !== undefined),
    // A record stays a record.
    request: masked({ ...parameters, ...request }, served.secrets) as Readonly<
      Record<string, unknown>
    >,
    issues,
    responseIssues: [],
    ...(Object.keys(forced).length > 0 && { forced }),
  };
}

function redactionOf({ served }: Site, reading: Reading): (text: string) => string {
  return redaction([], [reading.credentials, reading.request], served.secrets);
}

function known({ served }: Site, errorId: string): string | undefined {
  const { errors } = served.api;
  return Object.hasOwn(errors, errorId) ? errors[errorId]?.meaning : undefined;
}

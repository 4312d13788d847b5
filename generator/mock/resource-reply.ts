/** Replies of an API of resources: documents that are valid for the release that is served. */
import type { Reply } from './dialog.js';
import { fitting } from './fitting.js';
import { isMembers } from './members.js';
import type { Members } from './members.js';
import { writeDocument } from './resource-document.js';
import type { Form } from './resource-headers.js';
import { pathOf } from './resource-path.js';
import { documentResponse, emptyResponse, plainResponse } from './responses.js';
import { sampleResponse } from './sample-response.js';
import type { Route, ServedResources } from './served-resources.js';
import type { Outcome } from './simulator.js';

export function encodeResource(
  served: ServedResources,
  route: Route,
  form: Form,
  outcome: Outcome,
): Reply {
  if (outcome.kind === 'failure')
    return { response: failed(served, outcome.errorId, outcome.reason), issues: [] };
  const { operation, answer, resource } = route;
  if (answer === undefined) return { response: emptyResponse(), issues: [] };
  const instead = (): unknown => sampleResponse(served, operation.id);
  const { value, issues } = fitting(served, answer, outcome.response, instead);
  const members = isMembers(value) ? value : {};
  const status = operation.action === 'create' ? 201 : 200;
  const headers = {
    ...tagOf(members, operation.action === 'list' ? undefined : resource.entityTag),
    ...(status === 201 && locationOf(served, pathOf(resource.item, members))),
  };
  const mediaType = answer.mediaTypes[form] ?? answer.mediaTypes.xml;
  const body = writeDocument(served, answer, form, value);
  return { response: documentResponse(status, mediaType, body, headers), issues };
}

type Headers = Readonly<Record<string, string>>;

function tagOf(members: Members, name: string | undefined): Headers {
  const tag = name === undefined ? undefined : members[name];
  return typeof tag === 'string' ? { etag: `"${tag}"` } : {};
}

/** The host is not the mock's to know: the path is enough (RFC 9110, section 10.2.2). */
function locationOf({ path }: ServedResources, item: string | undefined): Headers {
  return item === undefined ? {} : { location: path + item };
}

/** Which documents such an API sends with an error is not for api.json to say: a line of text. */
function failed(
  { api }: ServedResources,
  errorId: string | undefined,
  reason: string,
): ReturnType<typeof plainResponse> {
  const status = errorId === undefined ? 400 : Number(errorId);
  // Header values are ASCII, and a quotation mark would end the name.
  const realm = api.name.replaceAll(/[^ -~]|["\\]/g, '');
  const asks = { 'www-authenticate': `Basic realm="${realm}", charset="UTF-8"` };
  return plainResponse(status, reason, status === 401 ? asks : {});
}

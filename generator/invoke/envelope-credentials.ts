/** Credentials of the envelope's header, and what is changed into a ticket in their place. */
import { placeholders } from '../api/placeholders.js';
import type { EnvelopeApi } from '../api/model.js';
import { memberNames } from '../api/selector.js';
import { traitsOf } from '../api/traits.js';
import type { Model, RecordType } from '../ir/model.js';
import { assigner } from '../request/assign.js';
import { fieldsOf } from '../request/fields.js';
import type { Login } from '../runtime/login.js';
import type { CredentialName, OpenApi } from './model.js';

export interface EnvelopeCredentials {
  readonly names: readonly CredentialName[];
  readonly missing: OpenApi['missing'];
  /**
   * Texts as the client takes them.
   *
   * @throws TypeError for a name that is none, and for a text that its type does not allow
   */
  readonly read: (texts: Readonly<Record<string, string>>) => Given;
}

export interface Given {
  readonly credentials: object;
  readonly login?: Login;
}

export function envelopeCredentials(
  model: Model,
  api: EnvelopeApi,
  type: RecordType,
): EnvelopeCredentials {
  const secrets = new Set(memberNames(api.secrets));
  const form = { type, without: [], required: [], parameters: [] };
  const fields = fieldsOf(model, form, secrets);
  const { ticket } = api.authentication;
  const logins = (ticket?.logins ?? []).filter(
    ({ member }) => !fields.some(({ path }) => path === member),
  );
  const names: readonly CredentialName[] = [
    ...fields.map(({ path: name, secret }) => ({ name, secret })),
    ...logins.map(({ member: name }) => ({ name, secret: true })),
  ];
  const proofs = [
    ...(ticket ? [ticket.credential, ...ticket.replaces, ...ticket.from] : []),
    ...logins.map(({ member }) => member),
  ];
  const required = fields.filter((field) => field.required).map(({ path }) => path);
  const identity = Object.values(api.operations.accounts?.check?.by ?? {});

  return {
    names,
    missing: (given, operations) => {
      const needed = new Set(placeholders(api.endpoint.url));
      if (!operations.every((id) => traitsOf(api, id).anonymous)) {
        for (const name of [...required, ...identity]) needed.add(name);
        if (!proofs.some((name) => name in given))
          for (const name of ticket?.from ?? []) needed.add(name);
      }
      return names.filter(({ name }) => needed.has(name) && !Object.hasOwn(given, name));
    },
    read: (texts) => {
      const unknown = Object.keys(texts).find(
        (name) => !names.some((known) => known.name === name),
      );
      if (unknown !== undefined) throw new TypeError(`${unknown}: there is no such credential`);
      const given = fields.filter(({ path }) => Object.hasOwn(texts, path));
      const { request, problems } = assigner(
        model,
        fields,
        given,
      )(given.map(({ path }) => texts[path]));
      const [problem] = problems;
      if (problem !== undefined) throw new TypeError(`${problem.path}: ${problem.message}`);
      const used = logins.find(({ member }) => Object.hasOwn(texts, member));
      const source = used && texts[used.member];
      if (used === undefined || source === undefined) return { credentials: request };
      const { member, excludes } = used;
      return { credentials: request, login: { member, source, excludes } };
    },
  };
}

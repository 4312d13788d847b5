/** Whether the spelling of a resource in JSON keeps its members apart. */
import type { RecordType, TypeId } from '../ir/model.js';
import { quote } from '../support/text.js';
import type { Binder, Path, Schemas } from './binder.js';
import { jsonKey } from './json-key.js';
import type { JsonSpelling } from './model.js';

/** Of all records below the documents; names that no record has are reported too. */
export function checkJsonKeys(
  binder: Binder,
  resource: Path,
  types: readonly RecordType[],
  { types: all }: Schemas,
  spelling: JsonSpelling | undefined,
): void {
  const path = [...resource, 'json', 'names'];
  const records = new Map<TypeId, RecordType>(types.map((type) => [type.id, type]));
  const seen = new Set<string>();
  // A map may grow while it is walked: what is added is visited as well.
  for (const { id, attributes, content } of records.values()) {
    const owners = new Map<string, string>();
    const members = content.kind === 'members' ? content.members : [];
    for (const { name, type } of [...attributes, ...members]) {
      seen.add(name);
      const key = jsonKey(name, spelling);
      const owner = owners.get(key);
      if (owner !== undefined && owner !== name)
        binder.clash(path, `'${owner}' and '${name}' of ${id} are both ${quote(key)} in JSON`);
      owners.set(key, name);
      const below = type.kind === 'type' ? all.get(type.id) : undefined;
      if (below?.kind === 'record') records.set(below.id, below);
    }
  }
  for (const name of Object.keys(spelling?.names ?? {}))
    if (!seen.has(name))
      binder.fail([...path, name], `the documents have no member ${quote(name)}`);
}

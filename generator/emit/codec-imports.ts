/** What a codec module imports of the runtime and of other modules. */
import { byCodeUnit } from '../support/compare.js';
import type { CodecScope } from './codec-scope.js';
import { stringLiteral } from './escape.js';

export function importLines(scope: CodecScope): readonly string[] {
  const lines: string[] = [];
  for (const [from, list] of [...scope.values].toSorted(([a], [b]) => byCodeUnit(a, b)))
    lines.push(
      `import { ${[...list].toSorted(byCodeUnit).join(', ')} } from './runtime/${from}.js';`,
    );
  for (const [from, list] of [...scope.types].toSorted(([a], [b]) => byCodeUnit(a, b)))
    lines.push(
      `import type { ${[...list].toSorted(byCodeUnit).join(', ')} } from './runtime/${from}.js';`,
    );
  if (scope.usesIdentity) lines.push("import * as identity from './identity.codec.js';");
  if (scope.usesSecrets) lines.push("import { secrets } from './secrets.js';");
  for (const namespace of [...scope.modules].toSorted(byCodeUnit))
    lines.push(
      `import * as ${scope.alias(namespace)} from ${stringLiteral(`./${scope.names.moduleFile.get(namespace) ?? ''}.codec.js`)};`,
    );
  for (const namespace of [...scope.typeModules].toSorted(byCodeUnit))
    lines.push(
      `import type * as ${scope.typeAlias(namespace)} from ${stringLiteral(`./${scope.names.moduleFile.get(namespace) ?? ''}.js`)};`,
    );
  return lines;
}

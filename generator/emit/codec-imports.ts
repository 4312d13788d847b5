/** The frame of a codec module that belongs to no namespace: header, imports, constants. */
import { byCodeUnit } from '../support/compare.js';
import { indented } from './codec-layout.js';
import type { CodecScope } from './codec-scope.js';
import { stringLiteral } from './escape.js';
import type { Origin } from './file.js';
import { header } from './interfaces.js';

/** The text of such a module around its body, which the scope has noted everything of. */
export function moduleText(
  scope: CodecScope,
  origin: Origin,
  body: readonly string[],
  imports: readonly string[] = [],
): string {
  const constants = [...scope.constants].flatMap(([name, text]) =>
    `const ${name} = ${text};`.split('\n'),
  );
  return indented([
    header(origin, []),
    '/* eslint-disable */',
    ...importLines(scope),
    ...imports,
    '',
    ...constants,
    ...body,
  ]);
}

/** What a codec module imports of the runtime and of other modules. */

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

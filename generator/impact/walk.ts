/** Goes through a program's own files and finds what refers to something that changed. */
import type { ChangeIndex } from './change-index.js';
import type { ts } from './compiler.js';
import { enumerationUses } from './enumeration-uses.js';
import type { SourceChange } from './model.js';
import { keyOfName } from './origin.js';
import type { Origin, Origins } from './origin.js';

export interface Found {
  readonly node: ts.Node;
  readonly change: SourceChange;
}

/** Where a member stands: whoever writes one is not concerned by what readers must expect. */
type Way = 'read' | 'written';

export function walk(
  compiler: typeof ts,
  program: ts.Program,
  files: readonly ts.SourceFile[],
  origins: Origins,
  index: ChangeIndex,
): readonly Found[] {
  const checker = program.getTypeChecker();
  const enumerations = enumerationUses(compiler, checker, program, origins, index);
  const found: Found[] = [];
  const report = (node: ts.Node, changes: readonly SourceChange[]): void => {
    for (const change of changes) found.push({ node, change });
  };

  function visit(node: ts.Node): void {
    if (compiler.isIdentifier(node)) ofIdentifier(node);
    else if (compiler.isStringLiteralLike(node)) ofLiteral(node);
    else if (compiler.isObjectLiteralExpression(node)) ofObject(node);
    else if (compiler.isObjectBindingPattern(node)) ofPattern(node);
    else if (compiler.isSwitchStatement(node)) report(node, enumerations.ofSwitch(node));
    compiler.forEachChild(node, visit);
  }

  function ofIdentifier(node: ts.Identifier): void {
    const { parent } = node;
    // Keys of literals and patterns are looked up in the type that is expected there.
    if (isKey(compiler, node)) return;
    const symbol = checker.getSymbolAtLocation(node);
    const isImport = compiler.isImportSpecifier(parent) || compiler.isExportSpecifier(parent);
    const known = origins.ofSymbol(symbol);
    if (known.length > 0)
      report(
        node,
        known.flatMap((origin) => ofOrigin(origin, isImport)),
      );
    else if (compiler.isPropertyAccessExpression(parent) && parent.name === node) {
      report(node, ofComposed(parent));
    }
  }

  /** `client.user.setUser`: the function is made from a module, and keeps nothing else of it. */
  function ofComposed({ expression, name }: ts.PropertyAccessExpression): readonly SourceChange[] {
    const [module] = checker.getTypeAtLocation(expression).aliasTypeArguments ?? [];
    const symbol = module?.getSymbol();
    const exported = symbol && checker.tryGetMemberInModuleExports(name.text, symbol);
    return origins.ofSymbol(exported).flatMap((origin) => index.of(origin));
  }

  function ofOrigin(origin: Origin, isImport: boolean): readonly SourceChange[] {
    if (origin.member === undefined) {
      // Whoever imports it meets what became of it wherever it is used.
      return index.of(origin).filter(({ kind }) => !isImport || isOfName(kind));
    }
    return [...ofMember(origin, 'read'), ...enumerations.ofValue(origin, valueOf(origin))];
  }

  function ofMember(origin: Origin, way: Way): readonly SourceChange[] {
    const { member, node } = origin;
    if (member === undefined) return [];
    const own = index.ofMember(origin, member);
    const concerned = way === 'read' ? own : own.filter(({ kind }) => kind !== 'member-optional');
    return [...concerned, ...ofAliases(node)];
  }

  /** Simple types that a member is declared with: the compiler sees through their names. */
  function ofAliases(declaration: ts.Declaration): readonly SourceChange[] {
    const type = compiler.isPropertySignature(declaration) ? declaration.type : undefined;
    const changes: SourceChange[] = [];
    const collect = (node: ts.Node): void => {
      if (compiler.isIdentifier(node)) {
        const places = origins.ofSymbol(checker.getSymbolAtLocation(node));
        for (const change of places.flatMap((place) => index.of(place))) {
          if (change.kind === 'member-type') changes.push(change);
        }
      }
      compiler.forEachChild(node, collect);
    };
    if (type !== undefined) collect(type);
    return changes;
  }

  function valueOf({ node }: Origin): string {
    return compiler.isPropertyAssignment(node) && compiler.isStringLiteralLike(node.initializer)
      ? node.initializer.text
      : '';
  }

  function ofLiteral(node: ts.StringLiteralLike): void {
    report(node, enumerations.ofLiteral(node));
    const { parent } = node;
    const isIndex =
      compiler.isElementAccessExpression(parent) || compiler.isLiteralTypeNode(parent);
    if (!isIndex) return;
    const origin = origins.ofSymbol(checker.getSymbolAtLocation(node));
    report(
      node,
      origin.flatMap((each) => ofOrigin(each, false)),
    );
  }

  function ofObject(node: ts.ObjectLiteralExpression): void {
    const expected = expectedType(node);
    if (expected === undefined) return;
    const type = checker.getNonNullableType(checker.getBaseConstraintOfType(expected) ?? expected);
    const given = new Set<string>();
    for (const property of node.properties) {
      if (property.name === undefined) continue;
      const key = keyOfName(compiler, property.name);
      if (!mayBeUndefined(property.name)) given.add(key);
      const own = membersOf(type, key).flatMap((origin) => ofMember(origin, 'written'));
      report(property.name, [...new Set(own)]);
    }
    const wanted = new Set(origins.ofType(type).flatMap((origin) => index.wanted(origin)));
    report(
      node,
      [...wanted].filter(({ member = '' }) => !given.has(member)),
    );
  }

  /** Of an argument for a type parameter the compiler expects what it finds: then its constraint. */
  function expectedType(node: ts.ObjectLiteralExpression): ts.Type | undefined {
    const { parent } = node;
    if (compiler.isCallExpression(parent)) {
      const declaration = checker.getResolvedSignature(parent)?.getDeclaration();
      const parameter = declaration?.parameters[parent.arguments.indexOf(node)];
      const type = parameter && checker.getTypeAtLocation(parameter);
      if (type?.isTypeParameter() === true) return type;
    }
    return checker.getContextualType(node);
  }

  function mayBeUndefined(name: ts.PropertyName): boolean {
    const symbol = checker.getSymbolAtLocation(name);
    const type = symbol && checker.getTypeOfSymbolAtLocation(symbol, name);
    const types = type?.isUnion() === true ? type.types : [type];
    return types.some((each) => each && (each.flags & compiler.TypeFlags.Undefined) !== 0);
  }

  function ofPattern(node: ts.ObjectBindingPattern): void {
    const type = checker.getNonNullableType(checker.getTypeAtLocation(node));
    for (const { propertyName, name, dotDotDotToken } of node.elements) {
      const key = propertyName ?? name;
      if (dotDotDotToken !== undefined || !compiler.isPropertyName(key)) continue;
      const own = membersOf(type, keyOfName(compiler, key));
      report(key, [...new Set(own.flatMap((origin) => ofMember(origin, 'read')))]);
    }
  }

  /** Properties of the compiler go by plain names, those of changes as types spell them. */
  function membersOf(type: ts.Type, key: string): readonly Origin[] {
    const plain = /^['"]/.test(key) ? key.slice(1, -1) : key;
    return origins.ofSymbol(checker.getPropertyOfType(type, plain));
  }

  for (const file of files) visit(file);
  return found;
}

function isKey(compiler: typeof ts, node: ts.Identifier): boolean {
  const { parent } = node;
  if (compiler.isBindingElement(parent) && compiler.isObjectBindingPattern(parent.parent)) {
    return node === (parent.propertyName ?? parent.name);
  }
  return compiler.isPropertyAssignment(parent) && node === parent.name;
}

/** What is imported is then missing, or elsewhere. */
function isOfName(kind: SourceChange['kind']): boolean {
  return (
    kind === 'declaration-removed' ||
    kind === 'declaration-moved' ||
    kind === 'declaration-renamed' ||
    kind === 'function-removed'
  );
}

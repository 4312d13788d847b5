/** Values of enumerations in a program: a literal is told by the type that is expected of it. */
import { stringLiteral } from '../emit/escape.js';
import { keyOf } from './change-index.js';
import type { ChangeIndex } from './change-index.js';
import type { ts } from './compiler.js';
import type { SourceChange } from './model.js';
import type { Origin, Origins } from './origin.js';

export interface EnumerationUses {
  /** Changes that concern a literal where it stands. */
  readonly ofLiteral: (node: ts.StringLiteralLike) => readonly SourceChange[];
  /** Changes that concern a switch that tells values apart. */
  readonly ofSwitch: (node: ts.SwitchStatement) => readonly SourceChange[];
  /** Changes that concern a value named through the constant. */
  readonly ofValue: (origin: Origin, text: string) => readonly SourceChange[];
}

export function enumerationUses(
  compiler: typeof ts,
  checker: ts.TypeChecker,
  program: ts.Program,
  origins: Origins,
  index: ChangeIndex,
): EnumerationUses {
  const changed = changedSets();

  /** Of enumerations that changed, by their values: a type forgets what it was called. */
  function changedSets(): ReadonlyMap<string, readonly SourceChange[]> {
    const sets = new Map<string, readonly SourceChange[]>();
    if (index.values.size === 0) return sets;
    for (const file of program.getSourceFiles()) {
      if (!origins.isGenerated(file.fileName)) continue;
      const module = checker.getSymbolAtLocation(file);
      for (const symbol of module ? checker.getExportsOfModule(module) : []) {
        const [origin] = origins.ofSymbol(symbol);
        const changes = origin && index.values.get(keyOf(origin));
        if (changes === undefined) continue;
        const key = valuesOf(checker.getDeclaredTypeOfSymbol(symbol));
        sets.set(key, [...new Set([...(sets.get(key) ?? []), ...changes])]);
      }
    }
    return sets;
  }

  function valuesOf(type: ts.Type): string {
    const members = type.isUnion() ? type.types : [type];
    const texts = members.flatMap((each) => (each.isStringLiteral() ? [each.value] : []));
    return JSON.stringify(texts.toSorted());
  }

  function changesOf(type: ts.Type | undefined): readonly SourceChange[] {
    const own = type && (checker.getBaseConstraintOfType(type) ?? type);
    return (own && changed.get(valuesOf(own))) ?? [];
  }

  /** Before earlier branches have narrowed it. */
  function declaredType(node: ts.Expression): ts.Type {
    const symbol = checker.getSymbolAtLocation(
      compiler.isPropertyAccessExpression(node) ? node.name : node,
    );
    return symbol
      ? checker.getTypeOfSymbolAtLocation(symbol, node)
      : checker.getTypeAtLocation(node);
  }

  function expectedType(node: ts.StringLiteralLike): ts.Type | undefined {
    const { parent } = node;
    if (compiler.isCaseClause(parent)) return declaredType(parent.parent.parent.expression);
    if (compiler.isBinaryExpression(parent) && isComparison(compiler, parent)) {
      return declaredType(parent.left === node ? parent.right : parent.left);
    }
    return checker.getContextualType(node);
  }

  function removedAmong(changes: readonly SourceChange[], value: string): readonly SourceChange[] {
    return changes.filter(({ kind, before }) => {
      return kind === 'values-removed' && `, ${before}, `.includes(`, ${stringLiteral(value)}, `);
    });
  }

  return {
    ofLiteral: (node) =>
      changed.size === 0 ? [] : removedAmong(changesOf(expectedType(node)), node.text),
    ofSwitch: (node) =>
      changed.size === 0 || handlesOthers(compiler, checker, node)
        ? []
        : changesOf(declaredType(node.expression)).filter(({ kind }) => kind === 'values-added'),
    ofValue: (origin, text) => removedAmong(index.values.get(keyOf(origin)) ?? [], text),
  };
}

function isComparison(compiler: typeof ts, { operatorToken }: ts.BinaryExpression): boolean {
  const { SyntaxKind } = compiler;
  const kinds: readonly ts.SyntaxKind[] = [
    SyntaxKind.EqualsEqualsEqualsToken,
    SyntaxKind.ExclamationEqualsEqualsToken,
    SyntaxKind.EqualsEqualsToken,
    SyntaxKind.ExclamationEqualsToken,
  ];
  return kinds.includes(operatorToken.kind);
}

/** A default that takes whatever comes; one that expects nothing any more is no such. */
function handlesOthers(
  compiler: typeof ts,
  checker: ts.TypeChecker,
  { caseBlock }: ts.SwitchStatement,
): boolean {
  const clause = caseBlock.clauses.find((each) => compiler.isDefaultClause(each));
  if (clause === undefined) return false;
  const expectsNothing = (node: ts.Node): boolean =>
    (compiler.isExpression(node) &&
      (checker.getTypeAtLocation(node).flags & compiler.TypeFlags.Never) !== 0 &&
      !compiler.isCallExpression(node)) ||
    compiler.forEachChild(node, (child) => expectsNothing(child) || undefined) === true;
  return !expectsNothing(clause);
}

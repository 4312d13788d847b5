/** From what a program refers to, to the place in the generated folder that declares it. */
import { propertyKey } from '../emit/escape.js';
import type { Place } from './change-index.js';
import { pathIn } from './client-folder.js';
import type { ts } from './compiler.js';

export interface Origin extends Place {
  /** Key of a member; of an enumeration the value. */
  readonly member?: string;
  readonly node: ts.Declaration;
}

export interface Origins {
  /** One for each branch of a choice that has the member. */
  readonly ofSymbol: (symbol: ts.Symbol | undefined) => readonly Origin[];
  /** Declarations that a type is or is made of, those that it extends included. */
  readonly ofType: (type: ts.Type) => readonly Origin[];
  readonly isGenerated: (file: string) => boolean;
}

const CODEC = /\.codec$/;

export function originsIn(
  compiler: typeof ts,
  checker: ts.TypeChecker,
  folders: readonly string[],
): Origins {
  function moduleOf(file: string): string | undefined {
    for (const folder of folders) {
      const path = pathIn(folder, file);
      if (path !== undefined) return path.replace(/\.ts$/, '');
    }
    return undefined;
  }

  function originOf(node: ts.Declaration): Origin | undefined {
    const module = moduleOf(node.getSourceFile().fileName);
    if (module === undefined) return undefined;
    let member: string | undefined;
    for (let at: ts.Node = node; !compiler.isSourceFile(at); at = at.parent) {
      if (compiler.isPropertySignature(at) || compiler.isPropertyAssignment(at)) {
        member = keyOfName(compiler, at.name);
      } else if (isDeclaration(compiler, at)) {
        const place = placeOf(module, at.name.getText());
        return { ...place, ...(member !== undefined && { member }), node };
      }
    }
    return undefined;
  }

  function ofSymbol(symbol: ts.Symbol | undefined): readonly Origin[] {
    if (symbol === undefined) return [];
    const isAlias = (symbol.flags & compiler.SymbolFlags.Alias) !== 0;
    const { declarations = [] } = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
    return declarations.flatMap((node) => originOf(node) ?? []);
  }

  function ofType(type: ts.Type): readonly Origin[] {
    const named = [...ofSymbol(type.aliasSymbol), ...ofSymbol(type.getSymbol())];
    const parts = type.isUnionOrIntersection() ? type.types : basesOf(type);
    return [...named, ...parts.flatMap(ofType)];
  }

  function basesOf(type: ts.Type): readonly ts.Type[] {
    return type.isClassOrInterface() ? checker.getBaseTypes(type) : [];
  }

  return { ofSymbol, ofType, isGenerated: (file) => moduleOf(file) !== undefined };
}

type Named = ts.Declaration & { readonly name: ts.Node };

function isDeclaration(compiler: typeof ts, node: ts.Node): node is Named {
  return (
    compiler.isInterfaceDeclaration(node) ||
    compiler.isTypeAliasDeclaration(node) ||
    compiler.isVariableDeclaration(node) ||
    (compiler.isFunctionDeclaration(node) && node.name !== undefined)
  );
}

/** What is made for a type goes with it: its codec, the description of an operation. */
function placeOf(module: string, name: string): Place {
  if (CODEC.test(module) && name.endsWith('Codec')) {
    return { module: module.replace(CODEC, ''), declaration: name.slice(0, -'Codec'.length) };
  }
  const isOperation = module.startsWith('operations/') || module.includes('/operations/');
  return { module, declaration: isOperation ? name.replace(/Operation$/, '') : name };
}

/** As the emitted types spell it. */
export function keyOfName(compiler: typeof ts, name: ts.PropertyName): string {
  const isText = compiler.isStringLiteralLike(name) || compiler.isNumericLiteral(name);
  return isText || compiler.isIdentifier(name) ? propertyKey(name.text) : name.getText();
}

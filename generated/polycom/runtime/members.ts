import { EndTag, type Field, type Row } from './field.js';
import { clark } from './names.js';
import type { Reader } from './reader.js';
import { startTag } from './start-tag.js';
import type { Context, KnownTag, TagTable } from './context.js';
import { knownTag, learn, tagTable, unlearned } from './tag-table.js';

/** The elements of a content model, and what is known of their tags in the last context. */
export class Members {
  declare readonly fields: readonly Field[];
  declare readonly ordered: boolean;
  /** `file:line` of the type whose content it is. */
  declare readonly source: string;
  context: Context | null = null;
  table: TagTable | null = null;
  #general: readonly EndTag[] | null = null;
  #indexes: Indexes | null = null;
  #locals: ReadonlyMap<string, number> | null = null;

  constructor(fields: readonly Field[], ordered: boolean, source: string) {
    this.fields = fields;
    this.ordered = ordered;
    this.source = source;
  }

  /** Tags that match nothing, so that every element goes the general way. */
  get general(): readonly EndTag[] {
    this.#general ??= this.fields.flatMap((field) => {
      const tag = new EndTag(':', field);
      return [tag, tag];
    });
    return this.#general;
  }

  /** Position of an element, or -1; with the dialect, one in no namespace counts by its local name. */
  indexOf(namespace: string, local: string, dialect: boolean): number {
    this.#indexes ??= indexesOf(this.fields);
    const index = this.#indexes.get(namespace)?.get(local);
    if (index !== undefined || !dialect || namespace !== '') return index ?? -1;
    this.#locals ??= new Map(this.fields.map((f, i) => [f.name, i]));
    return this.#locals.get(local) ?? -1;
  }
}

/** Positions by namespace and local name. */
type Indexes = ReadonlyMap<string, ReadonlyMap<string, number>>;

function indexesOf(fields: readonly Field[]): Indexes {
  const indexes = new Map<string, Map<string, number>>();
  for (const [index, { namespace, name }] of fields.entries()) {
    const locals = indexes.get(namespace) ?? new Map<string, number>();
    indexes.set(namespace, locals.set(name, index));
  }
  return indexes;
}

/** A line stands for itself in `file`; one of another file is `file:line`. */
export function members(
  file: string,
  at: number | string,
  rows: readonly Row[],
  ordered = true,
): Members {
  const place = (line: number | string): string =>
    typeof line === 'number' ? `${file}:${line}` : line;
  return new Members(
    rows.map(([namespace, name, typeNamespace, typeLocal, bits, line, byDefault]) => ({
      namespace,
      name,
      type: typeLocal === '' ? '' : clark(typeNamespace, typeLocal),
      bits,
      source: place(line),
      default: byDefault,
    })),
    ordered,
    place(at),
  );
}

/** The tags of a content model in the reader's context. */
export function tagsOf(r: Reader, m: Members): readonly EndTag[] {
  // What fills in defaults must see every member that is there.
  return r.fills !== null ? m.general : (tableOf(r, m)?.tags ?? m.general);
}

/** How many content models are spelled anew for one document. */
const MAX_SPELLED = 1000;

/** What is known of the tags in the reader's context; null where spelling them would not pay. */
function tableOf(r: Reader, m: Members): TagTable | null {
  const { context } = r;
  if (m.context === context) return m.table;
  let table = context.tables.get(m);
  if (table === undefined) {
    // Each element may declare prefixes of its own.
    if (r.spelled++ >= MAX_SPELLED) return null;
    const tags = m.fields.flatMap((field, index) => {
      const name = spelling(context, m, field, index);
      return [new EndTag(`<${name}>`, field), new EndTag(`</${name}>`, field)];
    });
    table = tagTable(tags);
    context.tables.set(m, table);
  }
  m.context = context;
  m.table = table;
  return table;
}

/** The qualified name of a field; `:` (which matches nothing) where the context cannot spell it. */
function spelling(context: Context, m: Members, field: Field, index: number): string {
  const isFree = !context.namespaces.get('');
  if (field.namespace === '') return isFree ? field.name : ':';
  const prefix = context.prefixes.get(field.namespace);
  if (prefix !== undefined) return prefix === '' ? field.name : `${prefix}:${field.name}`;
  const isLocal = context.dialect && isFree && m.indexOf('', field.name, true) === index;
  return isLocal ? field.name : ':';
}

/** The start tag at the cursor: taken apart, unless it is known byte for byte. */
export function resolveTag(r: Reader, m: Members): KnownTag {
  const table = tableOf(r, m);
  const known = table === null ? null : knownTag(r, table);
  if (known !== null) return known;
  const tag = startTag(r);
  const index = m.indexOf(tag.namespace, tag.local, r.dialect);
  return table === null ? unlearned(tag, index) : learn(r, table, tag, index);
}

/** The leaves of a request: members with simple values, at any depth. */
import { attributeKey } from '../ir/keys.js';
import type { Attribute, Member, Model, RecordType, Scalar, TypeId, TypeRef } from '../ir/model.js';
import { scalarOf } from '../ir/scalar.js';
import type { SourcePoint } from '../support/source.js';
import type { Field, FieldStep, RequestForm } from './model.js';

/** More leaves than anybody names; a schema whose types multiply ends here. */
const LIMIT = 10_000;

const TEXT: Scalar = {
  value: { kind: 'text', lexical: 'string' },
  whiteSpace: 'preserve',
  facets: {},
};

/** What leads to a record. */
interface Way {
  readonly steps: readonly FieldStep[];
  /** No request is without it. */
  readonly required: boolean;
  /** The records on the way: none is entered twice. */
  readonly types: readonly TypeId[];
}

interface Place {
  readonly at: SourcePoint;
  readonly documentation?: string;
}

/**
 * In the order of the schema, parameters of the URL first. `secrets` are names of members: what
 * stands in one is secret too. Left out is what no text can be given for: members of ordered
 * content and of abstract types, records within themselves, and what lies beyond 10,000 leaves.
 */
export function fieldsOf(
  model: Model,
  form: RequestForm,
  secrets: ReadonlySet<string>,
): readonly Field[] {
  const fields: Field[] = form.parameters.map(({ name, required, member }) => ({
    path: name,
    steps: [{ name, isList: false }],
    scalar:
      member === undefined || member.type.kind === 'anything' ? TEXT : scalarOf(model, member.type),
    required,
    secret: secrets.has(name),
    ...(member?.documentation !== undefined && { documentation: member.documentation }),
  }));
  const parameters = new Set(fields.map(({ path }) => path));
  const without = new Set([...form.without, ...parameters]);
  const needed = new Set(form.required);

  function addRecord(record: RecordType, way: Way): void {
    for (const attribute of record.attributes) addAttribute(attribute, way);
    const { content } = record;
    if (content.kind === 'value') {
      const steps = [...way.steps, step('$value')];
      addLeaf({ ...way, steps }, scalarOf(model, content.type), record);
    }
    if (content.kind === 'members') {
      for (const member of content.members) {
        if (way.steps.length > 0 || !without.has(member.name)) addMember(member, way);
      }
    }
  }

  function addAttribute(attribute: Attribute, way: Way): void {
    if (way.steps.length === 0 && without.has(attribute.name)) return;
    const outer = attribute.clashes ? [step('$attributes')] : [];
    const steps = [...way.steps, ...outer, step(attributeKey(attribute))];
    const required = way.required && attribute.required;
    addLeaf({ ...way, steps, required }, scalarOf(model, attribute.type), attribute);
  }

  function addMember(member: Member, way: Way): void {
    const isList = member.max === 'unbounded' || member.max > 1;
    const isNeeded = member.required || (way.steps.length === 0 && needed.has(member.name));
    const next: Way = {
      steps: [...way.steps, { name: member.name, isList }],
      required: way.required && isNeeded,
      types: way.types,
    };
    const record = recordOf(model, member.type);
    if (record !== undefined) {
      if (record.abstract || way.types.includes(record.id) || fields.length >= LIMIT) return;
      addRecord(record, { ...next, types: [...way.types, record.id] });
    } else if (member.type.kind !== 'anything') {
      addLeaf(next, scalarOf(model, member.type), member);
    }
  }

  function addLeaf({ steps, required }: Way, scalar: Scalar, place: Place): void {
    const { at, documentation } = place;
    if (fields.length >= LIMIT) return;
    fields.push({
      path: pathOf(steps),
      steps,
      scalar,
      required,
      secret: steps.some(({ name }) => secrets.has(name)),
      ...(documentation !== undefined && { documentation }),
      at,
    });
  }

  const { type } = form;
  if (type !== undefined) addRecord(type, { steps: [], required: true, types: [type.id] });
  return fields;
}

function step(name: string): FieldStep {
  return { name, isList: false };
}

/** The value of simple content goes by the name of its element. */
function pathOf(steps: readonly FieldStep[]): string {
  const names = steps.map(({ name }) => name);
  return (names.length > 1 && names.at(-1) === '$value' ? names.slice(0, -1) : names).join('.');
}

function recordOf(model: Model, ref: TypeRef): RecordType | undefined {
  const type = ref.kind === 'type' ? model.types.get(ref.id) : undefined;
  return type?.kind === 'record' ? type : undefined;
}

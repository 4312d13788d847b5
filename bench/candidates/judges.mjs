/**
 * Everything that judges the object of a reply: functions that return how much is wrong, made from
 * the emitted program, its value, the JSON twin of that and the JSON Schema of the twin.
 */
import { withAnyText } from './json-schema.mjs';

const JUDGES = {
  validate: async ({ program, value }) => {
    return () => program.validate(value).length;
  },
  ajv: openAjv,
  'ajv, any characters': (given) => openAjv({ ...given, schema: withAnyText(given.schema) }),
  typebox: openTypebox,
  zod: openZod,
};

export const JUDGE_NAMES = Object.keys(JUDGES);

export function openJudge(name, given) {
  return JUDGES[name](given);
}

async function openAjv({ twin, schema }) {
  const { Ajv } = await import('ajv');
  const validate = new Ajv({ allErrors: true }).compile(schema);
  return () => (validate(twin) ? 0 : validate.errors.length);
}

/** Says whether something is wrong; its `Errors` are not compiled and take a hundred times as long. */
async function openTypebox({ twin, schema }) {
  const { Compile } = await import('typebox/compile');
  const validator = Compile(schema);
  return () => (validator.Check(twin) ? 0 : 1);
}

async function openZod({ twin, schema }) {
  const { fromJSONSchema } = await import('zod');
  const type = fromJSONSchema(schema);
  return () => {
    const { success, error } = type.safeParse(twin);
    return success ? 0 : error.issues.length;
  };
}

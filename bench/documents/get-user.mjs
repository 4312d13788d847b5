/**
 * Replies of getUser, made from the schemas: one with every member that there is, and one with few
 * of them, as sites give that use little of the product.
 */
import { typeNamed, webexModel } from '../model.mjs';
import { element, message } from './message.mjs';
import { randomFrom } from './random.mjs';

/** Texts by what a member's name ends in. */
const TEXTS = [
  [/email2?$|address$/i, 'zoe.garcia-lopez@emea.example.com'],
  [/url$/i, 'https://acme.example.com/meet/zoe.garcia-lopez?lang=es&area=emea'],
  [/date$/i, '03/17/2031 23:59:59'],
  [/phone2?$|fax$|pager$|number$|access$/i, '1,408,5550142,,,'],
  [/pin$|code$/i, '40826'],
  [/name$/i, 'Zoë García López'],
  [/password/i, '******'],
  [/id$/i, 'zoe.garcia-lopez'],
];
const ABSENT = { text: '', isWanted: false };
const OTHER_TEXT = 'Calle de Alcalá 50, planta 3';

/** `share` of the values that may be absent are there, and whatever else these need. */
export function getUser(share = 1, seed = 6) {
  const random = randomFrom(seed);
  const isChosen = () => random.below(1000) < share * 1000;
  const { text } = membersOf(typeNamed('getUserResponse'), { random, isChosen });
  return message({ prefix: 'use', service: 'user', response: 'getUserResponse' }, text);
}

/** The members of a record in schema order, and whether anything that may be absent is among them. */
function membersOf({ content }, context) {
  return joined((content.members ?? []).map((member) => elementsOf(member, context)));
}

function elementsOf(member, context) {
  const most = member.max === 'unbounded' ? Infinity : member.max;
  const count = Math.min(most, Math.max(member.min, 3));
  return joined(Array.from({ length: count }, () => elementOf(member, context)));
}

function elementOf(member, context) {
  const name = `${prefixOf(member.namespace)}:${member.name}`;
  const type = member.type.kind === 'type' ? webexModel().types.get(member.type.id) : member.type;
  if (type.kind !== 'record' || type.content.kind === 'empty') {
    const isWanted = !member.required && context.isChosen();
    if (!isWanted && !member.required) return ABSENT;
    const value = type.kind === 'record' ? '' : textOf(member.name, type.scalar, context.random);
    return { text: element(name, value), isWanted };
  }
  const { text, isWanted } = membersOf(type, context);
  if (!isWanted && !member.required) return ABSENT;
  return { text: `<${name}>${text}</${name}>`, isWanted };
}

function joined(parts) {
  return {
    text: parts.map(({ text }) => text).join(''),
    isWanted: parts.some(({ isWanted }) => isWanted),
  };
}

function textOf(name, { value, facets }, random) {
  switch (value.kind) {
    case 'boolean':
      return random.below(2) === 0;
    case 'integer':
    case 'bigint':
      return random.between(0, 120);
    case 'text': {
      if (facets.values) return random.pick(facets.values).value;
      const [, text] = TEXTS.find(([pattern]) => pattern.test(name)) ?? ['', OTHER_TEXT];
      return text.slice(0, facets.maxLength);
    }
    default:
      throw new Error(`no example of ${name}: ${value.kind}`);
  }
}

function prefixOf(namespace) {
  const found = Object.entries(webexModel().prefixes).find(([, uri]) => uri === namespace);
  return found[0];
}

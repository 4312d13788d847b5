/** A test of a training session in IMS QTI: answers are mixed content, and attributes abound. */
import { element, message } from './message.mjs';
import { randomFrom } from './random.mjs';

const ABOUT = ['firewalls', 'R&D budgets', 'the new release', 'señalización', 'time zones'];

export function questions(count, seed = 3) {
  const random = randomFrom(seed);
  const items = Array.from({ length: count }, (_, index) => item(random, index + 1));
  const content = [
    '<train:questestinterop><qtiasi:assessment ident="4711" title="Final test">',
    '<qtiasi:section ident="S1">',
    items.join(''),
    '</qtiasi:section></qtiasi:assessment></train:questestinterop>',
  ].join('');
  return message(
    {
      prefix: 'train',
      service: 'trainingsession',
      response: 'getIMStestDetailsResponse',
      others: { qtiasi: 'trainingsessionqtiasi' },
    },
    content,
  );
}

function item(random, number) {
  const right = random.below(4);
  const labels = Array.from({ length: 4 }, (_, index) => label(random, number, index));
  return [
    `<qtiasi:item ident="Q${number}"><qtiasi:presentation><qtiasi:flow>`,
    material(`What do you know about ${random.pick(ABOUT)}?`),
    `<qtiasi:response_lid ident="R${number}" rcardinality="Single">`,
    '<qtiasi:render_choice minnumber="1" maxnumber="1">',
    labels.join(''),
    '</qtiasi:render_choice></qtiasi:response_lid></qtiasi:flow></qtiasi:presentation>',
    '<qtiasi:resprocessing><qtiasi:outcomes>',
    '<qtiasi:decvar vartype="Integer"/></qtiasi:outcomes>',
    '<qtiasi:respcondition><qtiasi:conditionvar>',
    `<qtiasi:varequal respident="R${number}">A${right}</qtiasi:varequal></qtiasi:conditionvar>`,
    '<qtiasi:setvar action="Add">10</qtiasi:setvar></qtiasi:respcondition>',
    `</qtiasi:resprocessing>${element('qtiasi:qticomment', `Question ${number}`)}</qtiasi:item>`,
  ].join('');
}

/** Mixed: text, an element, text. */
function label(random, number, index) {
  const text = `Answer ${number}.${index}`;
  return [
    `<qtiasi:response_label ident="A${index}">${text}: <qtiasi:flow_mat>`,
    material(`all about ${random.pick(ABOUT)}`),
    '</qtiasi:flow_mat> (one of four)</qtiasi:response_label>',
  ].join('');
}

function material(text) {
  return `<qtiasi:material>${element('qtiasi:mattext', text)}</qtiasi:material>`;
}

import { textType } from './basic.js';
import {
  characters,
  checkBounds,
  checkLength,
  checkText,
  checkValues,
  type Facets,
  type Violation,
} from './facets.js';
import { digitsOf, type Lexical } from './lexical.js';
import { normalizer, type Scalar, type WhiteSpace } from './scalar.js';

/** A type with lexical rules of its own whose values are kept as text, such as xs:decimal. */
export function textual(
  lexical: Lexical,
  whiteSpace: WhiteSpace,
  facets: Facets = {},
): Scalar<string> {
  const { matcher, canonical, compare, bytes } = lexical;
  const type = textType(normalizer(whiteSpace), (value, violated) => {
    if (matcher !== null && !matcher.test(value)) {
      violated('lexical', lexical.expected, 'cvc-datatype-valid.1.2.1');
      return;
    }
    checkText(facets, value, violated);
    if (bytes === undefined) checkLength(facets, characters(value), 'characters', violated);
    else checkLength(facets, bytes(value), 'bytes', violated);
    checkValues(facets, value, canonical ?? String, violated);
    if (compare !== undefined) checkBounds(facets, value, compare, violated);
    checkDigits(facets, value, violated);
  });
  return canonical === undefined ? type : { ...type, canonical };
}

function checkDigits(f: Facets, text: string, violated: Violation): void {
  if (f.totalDigits === undefined && f.fractionDigits === undefined) return;
  const { total, fraction } = digitsOf(text);
  if (f.totalDigits !== undefined && total > f.totalDigits)
    violated('digits', `at most ${f.totalDigits} digits`, 'cvc-totalDigits-valid');
  if (f.fractionDigits !== undefined && fraction > f.fractionDigits)
    violated(
      'digits',
      `at most ${f.fractionDigits} digits behind the point`,
      'cvc-fractionDigits-valid',
    );
}

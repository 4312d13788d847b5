/** Names of XML 1.0 (fifth edition) without a colon: Namespaces in XML, production 4. */

const START =
  'A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}' +
  '\\u{200C}\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}' +
  '\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const REST = `${START}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}`;

const NCNAME = new RegExp(`^[${START}][${REST}]*$`, 'u');

export function isNcName(text: string): boolean {
  return isPlainName(text) || NCNAME.test(text);
}

/** Most names are made of ASCII letters and digits: a loop is faster than the expression. */
function isPlainName(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const isLetter = (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 95;
    if (!isLetter && (index === 0 || unit < 48 || unit > 57)) return false;
  }
  return text !== '';
}

/** Blanks at the ends removed and runs of blanks made one (Part 2, section 4.3.6, `collapse`). */
export function collapse(text: string): string {
  if (!hasBlank(text)) return text;
  return text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
}

function hasBlank(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 32 || unit === 9 || unit === 10 || unit === 13) return true;
  }
  return false;
}

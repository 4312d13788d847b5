/** What the body of an error says to a person: its texts without tags, names and braces. */

export function plainReason(body: string): string {
  const text = body.trim();
  switch (text[0]) {
    case '<':
      return withoutTags(text);
    case '{':
    case '[':
      return leavesOf(text);
    default:
      return text;
  }
}

function withoutTags(text: string): string {
  return text
    .replace(/<(style|script)\b[^]*?<\/\1\s*>/gi, ' ')
    .replace(/<!\[CDATA\[|\]\]>/g, '')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|apos);/g, (name) => NAMED[name] ?? name);
}

const NAMED: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

/** The texts and numbers of JSON one behind the other; what is none stays as it is. */
function leavesOf(text: string): string {
  const leaves: string[] = [];
  try {
    JSON.parse(text, (_, value: unknown) => {
      if (typeof value === 'string' || typeof value === 'number') leaves.push(String(value));
      return value;
    });
    return leaves.join(' ');
  } catch {
    return text;
  }
}

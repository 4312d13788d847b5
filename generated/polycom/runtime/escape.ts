const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

function entity(special: string): string {
  return ENTITIES[special] ?? special;
}

/** Text between tags. */
export function esc(text: string): string {
  return text.replace(/[&<>\r]/g, entity);
}

/** An attribute's value between double quotes: line ends and tabs would else become blanks. */
export function escAttribute(text: string): string {
  return text.replace(/[&<>"\r\n\t]/g, entity);
}

/** Text on its way into XML or HTML, in element content and in attributes in double quotes. */

/** Of text that has been made visible, in which no character is left that XML forbids. */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

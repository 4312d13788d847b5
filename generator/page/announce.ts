/** Says to those who do not see the page what has just happened on it. */

const regions = new WeakMap<Document, HTMLElement>();

/** Makes the place for it: what is said in one that is new is not read out everywhere. */
export function startAnnouncing(document: Document): void {
  const region = document.createElement('p');
  region.className = 'visually-hidden';
  region.setAttribute('role', 'status');
  document.body.append(region);
  regions.set(document, region);
}

export function announce(document: Document, text: string): void {
  const region = regions.get(document);
  if (region !== undefined) region.textContent = text;
}

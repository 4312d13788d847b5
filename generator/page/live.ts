/** A page of the live version loads again when the site was made anew. */
import { siteHref } from './data.js';

export function startLive(document: Document): void {
  if (document.documentElement.dataset['live'] === undefined) return;
  const source = new EventSource(siteHref(document, 'live'));
  source.addEventListener('message', () => document.location.reload());
}

/** Makes the diagrams of a page live. */
import { makeLive } from './diagram-live.js';

/** Boxes open, and the fragment `#request/a/b` opens the way to a member. */
export function startDiagrams(document: Document): void {
  const figures = document.querySelectorAll<HTMLElement>('figure.diagram');
  const diagrams = [...figures].flatMap((figure) => {
    const show = makeLive(figure);
    return show === undefined ? [] : [{ anchor: figure.dataset['anchor'] ?? '', show }];
  });
  if (diagrams.length === 0) return;
  const follow = (): void => {
    const [begin, ...names] = fragmentOf(document.location);
    for (const { anchor, show } of diagrams) {
      if (anchor === begin && names.length > 0) void show(names);
    }
  };
  window.addEventListener('hashchange', follow);
  follow();
}

function fragmentOf({ hash }: Location): readonly string[] {
  if (hash === '') return [];
  try {
    return decodeURIComponent(hash.slice(1)).split('/');
  } catch {
    // Not one of ours: a percent sign that begins no escape.
    return [];
  }
}

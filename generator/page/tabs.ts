/** Sections that stand one below the other, as tabs (ARIA Authoring Practices, tabs pattern). */
import { keep, kept } from './keep.js';

interface Tab {
  readonly title: string;
  readonly button: HTMLButtonElement;
  readonly panel: HTMLElement;
}

/** The choice holds for all groups that have a tab of that title, on this page and the next. */
export function startTabs(document: Document): void {
  const groups = [...document.querySelectorAll<HTMLElement>('.tabs')].map(makeGroup);
  const selectEverywhere = (title: string): void => {
    for (const tabs of groups) {
      if (tabs.some((tab) => tab.title === title)) select(tabs, title);
    }
  };
  for (const tabs of groups) {
    select(tabs, tabs[0]?.title ?? '');
    for (const { title, button } of tabs) {
      button.addEventListener('click', () => {
        keep('tab', title);
        selectEverywhere(title);
      });
      button.addEventListener('keydown', (event) => {
        const next =
          tabs[
            nextIndex(
              event.key,
              tabs.findIndex((tab) => tab.button === button),
              tabs.length,
            )
          ];
        if (next === undefined) return;
        event.preventDefault();
        next.button.focus();
        next.button.click();
      });
    }
  }
  selectEverywhere(kept('tab') ?? '');
}

function makeGroup(group: HTMLElement, number: number): readonly Tab[] {
  const list = group.ownerDocument.createElement('div');
  list.setAttribute('role', 'tablist');
  const panels = [...group.querySelectorAll<HTMLElement>(':scope > [data-tab]')];
  const tabs = panels.map((panel, index): Tab => {
    const title = panel.dataset['tab'] ?? '';
    const button = group.ownerDocument.createElement('button');
    button.type = 'button';
    button.textContent = title;
    button.id = `tab-${number}-${index}`;
    panel.id ||= `panel-${number}-${index}`;
    button.setAttribute('role', 'tab');
    button.setAttribute('aria-controls', panel.id);
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', button.id);
    list.append(button);
    return { title, button, panel };
  });
  group.prepend(list);
  return tabs;
}

function select(tabs: readonly Tab[], title: string): void {
  for (const { title: own, button, panel } of tabs) {
    const selected = own === title;
    button.setAttribute('aria-selected', String(selected));
    button.tabIndex = selected ? 0 : -1;
    panel.hidden = !selected;
  }
}

/** Out of the list for a key that moves nothing. */
function nextIndex(key: string, index: number, count: number): number {
  switch (key) {
    case 'ArrowRight':
      return (index + 1) % count;
    case 'ArrowLeft':
      return (index + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return -1;
  }
}

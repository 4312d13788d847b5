/** The buttons above a diagram. */
import { announce } from './announce.js';

export interface Tool {
  readonly label: string;
  /** What it has done, to be read beside the buttons. */
  readonly act: () => Promise<string>;
}

export function addTools(figure: HTMLElement, canvas: HTMLElement, tools: readonly Tool[]): void {
  const document = figure.ownerDocument;
  const bar = document.createElement('div');
  bar.className = 'tools';
  const said = document.createElement('span');
  said.className = 'hint';
  said.textContent = 'Arrow keys go from box to box';
  const buttons = tools.map(({ label, act }) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', () => {
      void act().then((text) => {
        said.className = '';
        said.textContent = text;
        announce(document, text);
      });
    });
    return button;
  });
  bar.append(...buttons, said);
  canvas.before(bar);
}

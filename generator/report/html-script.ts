/** What filters the HTML report; without it everything is shown. */

export const SCRIPT = `
const filter = document.querySelector('.filter');
const search = filter.querySelector('[type=search]');
const boxes = [...filter.querySelectorAll('[type=checkbox]')];
const output = filter.querySelector('output');
const items = [...document.querySelectorAll('[data-standing]')].map((element) => ({
  element,
  standing: element.dataset.standing,
  text: (element.textContent + ' ' + (element.closest('.group')?.dataset.name ?? '')).toLowerCase(),
}));
function apply() {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const shown = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  let count = 0;
  for (const { element, standing, text } of items) {
    const fits = shown.has(standing) && words.every((word) => text.includes(word));
    element.hidden = !fits;
    if (fits) count++;
  }
  for (const group of document.querySelectorAll('.group'))
    group.hidden = !group.querySelector('[data-standing]:not([hidden])');
  output.textContent = count + ' of ' + items.length;
}
filter.hidden = false;
filter.addEventListener('input', apply);
apply();
`;

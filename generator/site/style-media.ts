/** Small screens, screens without a pointer that hovers, and paper. */

export const MEDIA = `
@media (max-width: 48rem) {
  html { scroll-padding-top: 1rem; }
  body > header { position: relative; padding: .5rem 1rem; }
  search { position: static; flex: 1 1 12rem; margin: 0; max-width: none; }
  #results { right: 1rem; left: 1rem; }
  .entries li { display: block; }
  main { padding: .5rem 1rem 2rem; } footer { padding: 1rem; }
  table, tbody, tr, tbody th, td, caption { display: block; width: auto !important; }
  thead { display: none; }
  tbody tr { padding: .35rem 0; border-bottom: 1px solid var(--line); }
  th, td { padding: .1rem .5rem; border: 0; }
  tbody th { font-weight: 600; }
  .members td:nth-child(2), .members td:nth-child(3) { display: inline-block; }
  .members td:nth-child(3)::before { content: "Occurs "; color: var(--soft); }
  dl { grid-template-columns: 1fr; } dd { margin-bottom: .3rem; }
}
@media (hover: none) { tr .copy { opacity: 1; } }
@media print {
  body > header, .skip, .siblings, .contents, button, .filter, .breadcrumbs { display: none !important; }
  [data-tab][hidden], [role=tabpanel] > :is(h3, h4) { display: block !important; }
  [role=tablist] { display: none; }
  main { max-width: none; padding: 0; }
  pre, .canvas { max-height: none; overflow: visible; white-space: pre-wrap; }
  .canvas svg { max-width: 100%; height: auto; }
  tr, figure { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
`;

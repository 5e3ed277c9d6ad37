/** The one stylesheet of the pages, served as a file so that no page needs inline style. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2321; --soft: #55605c; --paper: #fbfaf7; --card: #ffffff; --line: #dcded9; --act: #20603d; --act-ink: #ffffff; --warn: #8a4b00; --warn-paper: #fff4e2; --done: #20603d; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ebe9; --soft: #a9b3af; --paper: #151918; --card: #1e2422; --line: #38403d; --act: #7fd3a1; --act-ink: #0d1b13; --warn: #ffc37a; --warn-paper: #33260f; --done: #7fd3a1; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
header { border-bottom: 1px solid var(--line); background: var(--card); padding: 0.75rem 1rem; }
header p { margin: 0 auto; max-width: 60rem; }
header .where { font-weight: 600; }
header .hint { color: var(--soft); font-size: 0.9rem; }
main { margin: 0 auto; max-width: 62rem; padding: 1rem 1rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 1rem 0; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2rem 0 0.5rem; }
a { color: var(--act); }
a:focus-visible, button:focus-visible, .wide:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
.wide { overflow-x: auto; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--card); }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding: 0.5rem 0.75rem; color: var(--soft); font-size: 0.9rem; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.75rem; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { font-size: 0.9rem; color: var(--soft); font-weight: 600; white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.empty { color: var(--soft); }
.badge { display: inline-block; border: 1px solid currentColor; border-radius: 1rem; padding: 0 0.6rem; font-size: 0.85rem; white-space: nowrap; }
.badge.waiting { color: var(--warn); }
.badge.done { color: var(--done); }
.card { border: 1px solid var(--line); border-radius: 0.5rem; background: var(--card); padding: 1rem; margin: 1rem 0; }
.card.problems { background: var(--warn-paper); border-color: var(--warn); }
.card h2 { margin-top: 0; }
.body { white-space: pre-wrap; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: 0.25rem 1rem; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
img { max-width: 100%; max-height: 20rem; border-radius: 0.5rem; }
button { font: inherit; font-weight: 600; border: 0; border-radius: 0.4rem; padding: 0.6rem 1.2rem; background: var(--act); color: var(--act-ink); cursor: pointer; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: 0.5rem; } }
`;

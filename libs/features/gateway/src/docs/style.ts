export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2733; --soft: #5a6876; --line: #d9e0e6; --ground: #fff; --panel: #f4f7f9; --mark: #0b6e5f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --soft: #9aa7b4; --line: #2e3944; --ground: #12181e; --panel: #1a222a; --mark: #55c9b4; }
}
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--ground); font: 16px/1.5 system-ui, sans-serif; display: grid; grid-template-columns: 17rem minmax(0, 1fr); }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1.5rem 1rem; background: var(--panel); border-right: 1px solid var(--line); }
nav h1 { font-size: 1.15rem; margin: 0 0 1rem; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li { padding: .2rem 0; }
main { padding: 1.5rem 2rem 6rem; max-width: 64rem; }
a { color: var(--mark); }
section { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: .5rem; scroll-margin-top: 1rem; }
h3 { font: 600 1.1rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
h3 b, nav b { color: var(--mark); font: 600 .75em ui-monospace, monospace; }
h4 { margin: 1rem 0 .3rem; font-size: .9rem; color: var(--soft); }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: .4rem; padding: .7rem; overflow: auto; }
code, pre { font: .875em ui-monospace, monospace; }
small { color: var(--soft); margin-left: .4em; }
table { border-collapse: collapse; width: 100%; font-size: .925rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
th { color: var(--soft); font-weight: 500; }
td:last-child { overflow-wrap: anywhere; }
@media (max-width: 48rem) { body { display: block; } nav { position: static; height: auto; } main { padding: 1rem; } }
`;

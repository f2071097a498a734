// The query editor: it takes the place of the text areas, which serve as they are without it.
// It completes the names of this site's own terms, and asks no other host for any.
"use strict";

const here = document.currentScript.src;
const editors = new Map();
let terms = { prefixes: {}, properties: [], classes: [] };

const completer = (name, get) => ({
  name,
  bulk: false,
  autoShow: true,
  get: (editor, token) => {
    const typed = (token && (token.autocompletionString || token.string)) || "";
    return get().filter((term) => term.startsWith(typed)).sort();
  },
  isValidCompletionPosition: (editor) => {
    const token = editor.getCompleteToken();
    return /^[A-Za-z][\w-]*:?[\w-]*$/.test(token.string) && token.type !== "comment";
  },
});

function edit(area) {
  if (editors.has(area)) return;
  const place = document.createElement("div");
  area.before(place);
  const editor = new Yasqe(place, {
    value: area.value,
    persistenceId: null,
    showQueryButton: false,
    resizeable: false,
    createShareableLink: null,
    prefixCcApi: null,
    collapsePrefixesOnLoad: false,
    editorHeight: `${Math.min(24, Math.max(6, area.rows + 1)) * 1.5}em`,
    extraKeys: { "Ctrl-Space": (editor) => editor.autocomplete(), Tab: false, "Shift-Tab": false },
  });
  editor.getInputField().setAttribute("aria-label", "SPARQL");
  area.hidden = true;
  area.form.addEventListener("submit", () => { area.value = editor.getValue(); });
  editors.set(area, editor);
}

function begin() {
  Yasqe.registerAutocompleter(completer("terms", () => [...terms.properties, ...terms.classes]), false);
  Yasqe.defaults.autocompleters = ["variables", "terms"]; // its others ask prefix.cc and LOV
  for (const area of document.querySelectorAll("textarea[name=query]")) {
    const around = area.closest("details");
    if (!around || around.open) edit(area);
    else around.addEventListener("toggle", () => edit(area), { once: true });
  }
}

document.addEventListener("DOMContentLoaded", () => {
  if (!window.Yasqe) return;
  begin();
  fetch(new URL("terms.json", here)).then((answer) => answer.json()).then((found) => { terms = found; }, () => {});
});

"use strict";
/* Filters of a list: once one is used, the table shows what fits of all things of its kind, not of this page alone.
   The page's own table comes back when all filters are cleared. Filters stand in the address. */

(() => {
  const form = document.querySelector("form.filters");
  const table = document.querySelector("table.filtered");
  const list = document.querySelector(".unfiltered");
  const status = form.querySelector("[role=status]");
  const body = table.tBodies[0];
  const language = document.documentElement.lang;
  const top = new URL("../", document.currentScript.src);
  const SHOWN = 200;
  let latest = 0;

  form.hidden = false;
  for (const select of form.elements) if (select.name) select.value = new URLSearchParams(location.search).get(select.name) ?? "";
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  show();

  async function show() {
    const wanted = [...new FormData(form)].filter(([, value]) => value);
    const turn = (latest += 1);
    remember(wanted);
    table.closest(".result").hidden = !wanted.length;
    list.hidden = wanted.length > 0;
    if (!wanted.length) return void (status.textContent = "");
    try {
      const things = await prachum.things(form.dataset.kind, ...form.dataset.with.split(" "));
      if (turn === latest) fill(things, things.filter((thing) => fits(thing, wanted, things)));
    } catch {
      status.textContent = form.dataset.failed;
    }
  }

  /* The address without what is not chosen; a page from a folder may not always change its own. */
  function remember(wanted) {
    const query = new URLSearchParams(wanted).toString();
    try {
      history.replaceState(null, "", query ? `?${query}` : location.pathname);
    } catch { /* the filters work all the same */ }
  }

  function fits(thing, wanted, things) {
    return thing.kind === form.dataset.kind && wanted.every(([name, value]) => (
      name === "year" ? thing.date.startsWith(value) : thing.related.some((number) => things[number]?.path === value)
    ));
  }

  function fill(things, found) {
    found.sort((a, b) => b.date.localeCompare(a.date));
    status.textContent = form.dataset.found.replace("{}", found.length)
      + (found.length > SHOWN ? ` ${form.dataset.first.replace("{}", SHOWN)}` : "");
    body.replaceChildren(...found.slice(0, SHOWN).map((thing) => {
      const row = document.createElement("tr");
      for (const head of table.tHead.rows[0].cells) row.append(cell(thing, head.dataset.facet, things));
      return row;
    }));
  }

  function cell(thing, facet, things) {
    const made = document.createElement("td");
    if (facet === "date") made.textContent = prachum.date(thing.date, language);
    else if (facet === "name") made.append(prachum.link(thing, language, top));
    else {
      const values = new Set([...form.elements[facet].options].map((option) => option.value));
      const related = thing.related.map((number) => things[number]).filter((other) => values.has(other?.path));
      related.forEach((other, at) => made.append(at ? " · " : "", prachum.link(other, language, top)));
    }
    return made;
  }
})();

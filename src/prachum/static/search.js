"use strict";
/* The search page: what is typed is looked for in the index, which is loaded when it is first needed. */

(() => {
  const form = document.querySelector("form.search-page");
  const { q: question, kind } = form.elements;
  const status = form.querySelector("[role=status]");
  const list = document.querySelector("ol.found");
  const language = document.documentElement.lang;
  const top = new URL("../", document.currentScript.src);
  const SHOWN = 60;
  let waiting = 0, latest = 0;

  const asked = new URLSearchParams(location.search);
  question.value = asked.get("q") ?? "";
  kind.value = asked.get("kind") ?? "";
  form.hidden = false;
  question.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(answer, 200);
  });
  kind.addEventListener("input", answer);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer();
  });
  if (question.value) answer();

  async function answer() {
    const turn = (latest += 1), words = question.value.trim();
    remember(words);
    if (!words) return show([], "");
    status.textContent = form.dataset.waiting;
    try {
      const [things, text] = await Promise.all([
        kind.value ? prachum.around(kind.value).then((kinds) => prachum.things(...kinds)) : prachum.things(),
        prachum.texts(words),
      ]);
      if (turn !== latest) return;
      const found = prachum.find(things, words, text).filter(wanted);
      if (found.length) show(found, form.dataset.found.replace("{}", found.length));
      else {
        const near = prachum.like(things, words).filter(wanted);
        show(near, near.length ? form.dataset.like : form.dataset.nothing);
      }
    } catch {
      show([], form.dataset.failed);
    }
  }

  const wanted = (thing) => !kind.value || thing.kind === kind.value;

  /* The question in the address, so that it can be sent to others. */
  function remember(words) {
    const query = new URLSearchParams({ ...(words && { q: words }), ...(kind.value && { kind: kind.value }) });
    try {
      history.replaceState(null, "", String(query) ? `?${query}` : location.pathname);
    } catch { /* a page from a folder may not always change its address */ }
  }

  function show(found, message) {
    status.textContent = message + (found.length > SHOWN ? ` ${form.dataset.first.replace("{}", SHOWN)}` : "");
    list.replaceChildren(...found.slice(0, SHOWN).map(entry));
  }

  function entry(thing) {
    const item = document.createElement("li");
    item.append(prachum.link(thing, language, top), " ");
    const option = [...kind.options].find(({ value }) => value === thing.kind);
    const called = prachum.name(thing, language), others = thing.names.filter((name) => name !== called);
    const other = (called.language === language ? thing.aliases[0] : thing.notes[0]) ?? others[0] ?? thing.aliases[0];
    for (const [name, words, tag] of [
      ["how", option?.textContent],
      ["when", thing.date && prachum.date(thing.date, language)],
      ["also", other?.text, other?.language],
    ]) {
      if (!words) continue;
      const part = document.createElement("bdi");
      part.className = name;
      part.textContent = words;
      if (tag) part.lang = tag;
      item.append(part, " ");
    }
    return item;
  }
})();

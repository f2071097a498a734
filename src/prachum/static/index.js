"use strict";
/* The index of the site: loads it when it is wanted, puts names together again, and finds what a question means.
   See docs/site.md for how names are matched. It is the only script that other scripts need. */

const prachum = (() => {
  const folder = new URL("../search/", document.currentScript.src);
  const waiting = {};

  /* Loads the index `name`, once, as a script: pages that are opened from a folder may not fetch. */
  function load(name) {
    waiting[name] ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`${name}.js`, folder);
      script.onerror = () => reject(new Error(`${script.src} cannot be loaded`));
      receivers[name] = resolve;
      document.head.append(script);
    });
    return waiting[name];
  }

  const receivers = {};
  const receive = (name, index) => receivers[name](index);

  /* The key under which two spellings of one name meet; as prachum.thai.fold, and accents of Latin letters go. */
  function fold(text) {
    return text
      .normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC")
      .replace(/ํา/g, "ำ")
      .replace(/[๐-๙]/g, (digit) => digit.charCodeAt(0) - 0x0e50)
      .toLowerCase()
      .replace(/[\s"'“”‘’ฯ.,;:\-‐‑‒–—−()[\]/…\u00ad\u200b-\u200d\u2060\ufeff]+/g, "");
  }

  /* The numbers that `encode` of publish/search.py wrote as signs. */
  function decode(signs) {
    const numbers = [];
    let number = 0, scale = 1;
    for (const sign of signs) {
      const digit = SIGNS.indexOf(sign);
      number += (digit % BASE) * scale;
      scale *= BASE;
      if (digit < BASE) {
        numbers.push(number);
        [number, scale] = [0, 1];
      }
    }
    return numbers;
  }
  const SIGNS = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).join("").replace(/["\\]/g, "");
  const BASE = SIGNS.length / 2;

  /* The things of these kinds, or of all kinds if none is named, each at its number: names, aliases and notes are strings
     that can be searched, and what is related are numbers. Each kind is loaded once. */
  async function things(...wanted) {
    const { words, kinds } = await load("names"), all = [];
    folded ??= words.map(fold);
    await Promise.all(kinds.filter(({ kind }) => !wanted.length || wanted.includes(kind)).map(async (one) => {
      prepared[one.kind] ??= (await load(`names-${one.kind}`)).map((thing) => prepare(thing, one, words));
      prepared[one.kind].forEach((thing, at) => { all[one.first + at] = thing; });
    }));
    return all;
  }

  /* The kinds that a search for things of one kind has to know. */
  const around = async (kind) => [kind, ...(await load("names")).kinds.find((one) => one.kind === kind)?.needs ?? []];

  let folded;
  const prepared = {};

  function prepare([page, date, own, aliases, notes, related], { kind, folder: below }, words) {
    const field = (signs) => {
      const numbers = decode(signs);
      return {
        text: numbers.map((number) => words[number]).join(""),
        folded: numbers.map((number) => folded[number]).join(""),
        lengths: numbers.map((number) => folded[number].length),
      };
    };
    let number = 0;
    return {
      kind, path: below + page, date,
      names: own.flatMap((language, at) => (at % 2 ? [] : [{ language, ...field(own[at + 1]) }])),
      aliases: aliases.map(field),
      notes: notes.map(field),
      related: decode(related).map((step) => (number += step)),
    };
  }

  /* How well `term` fits a field: 5 the whole of it, 3 whole words at its start, 2.5 whole words, 1.5 the start of a
     word, 0.5 inside Thai words (where we cut may not be where the reader would), 0 not at all; a little more the
     more of the field it is. */
  function fit({ folded, lengths }, term) {
    let best = 0;
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) {
      if (term.length === folded.length) return 5;
      let start = 0, starts = false, ends = false;
      for (const length of lengths) {
        if (start > at + term.length) break;
        starts ||= start === at && length > 0;
        start += length;
        ends ||= start === at + term.length;
      }
      best = Math.max(best, starts && ends ? (at ? 2.5 : 3) : starts ? 1.5 : THAI.test(term) ? 0.5 : 0);
    }
    return best && best + term.length / folded.length;
  }

  const THAI = /[\u0e01-\u0e5b]/;
  const best = (fields, term) => fields.reduce((most, field) => Math.max(most, fit(field, term)), 0);
  const WEIGHTS = { names: 4, aliases: 3.6, notes: 0.5, related: 0.25, text: 0.5 };

  /* What each thing has to say to one term: of its own, or of what belongs to it. */
  function weigh(things, term, documents) {
    const own = things.map((thing) => Math.max(
      WEIGHTS.names * best(thing.names, term),
      WEIGHTS.aliases * best(thing.aliases, term),
      WEIGHTS.notes * best(thing.notes, term),
    ));
    return things.map((thing, number) => Math.max(
      own[number],
      ...thing.related.map((other) => (own[other] >= 1 ? WEIGHTS.related * own[other] : 0)),
      documents.has(number) ? WEIGHTS.text : 0,
    ));
  }

  /* The documents that have all of `terms` in their text. */
  function mentioning(terms, text) {
    const sets = terms.map((term) => {
      const found = new Set();
      text.words.forEach((word, number) => {
        let document = 0;
        if (word.includes(term)) for (const step of text.documents[number]) found.add((document += step));
      });
      return found;
    });
    return sets.length ? sets.reduce((all, some) => new Set([...all].filter((one) => some.has(one)))) : new Set();
  }

  /* The words of a part of a question, as the browser cuts them; what is in `known` may be cut once more. */
  function segment(part, language) {
    if (!Intl.Segmenter) return [part];
    const cut = new Intl.Segmenter(language, { granularity: "word" }).segment(part);
    return [...cut].filter((piece) => piece.isWordLike).map((piece) => fold(piece.segment)).filter(Boolean);
  }

  const parts = (question) => question.split(/\s+/).filter((part) => fold(part));

  /* What `find` needs of the index of texts for a question: the words, and documents for those with a term in them.
     It comes in parts, each loaded when it is first needed. */
  async function texts(question) {
    const { words, parts: firsts } = await load("text");
    const terms = parts(question).flatMap((part) => [fold(part), ...segment(part, "th")]);
    const needed = new Set(), documents = [];
    words.forEach((word, number) => {
      if (terms.some((term) => word.includes(term))) needed.add(firsts.filter((first) => first <= number).length - 1);
    });
    await Promise.all([...needed].map(async (part) => {
      (await load(`text-${part}`)).forEach((steps, at) => { documents[firsts[part] + at] = steps; });
    }));
    return { words, documents };
  }

  /* Things that have all parts of the question, best first; newer ones first among equals.
     A part is looked for as it stands, then as the words that it is made of. */
  function find(things, question, text = { words: [], documents: [] }) {
    const asked = parts(question);
    if (!asked.length) return [];
    const scores = asked.map((part) => {
      const whole = fold(part), terms = segment(part, "th");
      const scored = weigh(things, whole, mentioning([whole], text));
      if (terms.length < 2) return scored;
      const pieces = terms.map((term) => weigh(things, term, new Set()));
      const within = mentioning(terms, text);
      return scored.map((score, number) => {
        const least = Math.min(...pieces.map((piece) => piece[number]));
        return Math.max(score, 0.5 * least, within.has(number) ? 0.5 * WEIGHTS.text : 0);
      });
    });
    const sums = things.map((_, number) => (
      scores.every((score) => score[number]) ? scores.reduce((sum, score) => sum + score[number], 0) : 0
    ));
    return ranked(things, sums);
  }

  function ranked(things, sums) {
    return things
      .map((thing, number) => ({ thing, score: sums[number] }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || b.thing.date.localeCompare(a.thing.date))
      .map(({ thing }) => thing);
  }

  /* Things with names that look like the question, for want of any that has it: at least half of the pairs of
     letters are the same. */
  function like(things, question) {
    const pairs = (text) => new Set(Array.from(text).slice(1).map((letter, at) => text[at] + letter));
    const asked = pairs(fold(question));
    const share = (field) => {
      const there = pairs(field.folded);
      const both = [...asked].filter((pair) => there.has(pair)).length;
      return (2 * both) / (asked.size + there.size || 1);
    };
    const sums = things.map(({ names: own, aliases }) => Math.max(...[...own, ...aliases].map(share)));
    return ranked(things, sums.map((sum) => (sum >= 0.5 ? sum : 0))).slice(0, 20);
  }

  /* A name of a thing for readers of a language: theirs, else one in Latin letters for those of other languages. */
  function name({ names: own }, language) {
    const others = language === "th" ? [] : own.filter((one) => /-latn$/i.test(one.language));
    return own.find((one) => one.language === language) ?? others[0] ?? own[0];
  }

  /* `2019-04` as its readers write it; in Thai with the Buddhist year. */
  function date(iso, language) {
    const [year, month, day] = iso.split("-").map(Number);
    if (!year) return iso;
    const shown = { timeZone: "UTC", year: "numeric", month: month && "long", day: day && "numeric" };
    const locale = { th: "th-TH-u-ca-buddhist", en: "en-GB" }[language] ?? language;
    return new Intl.DateTimeFormat(locale, shown).format(Date.UTC(year, (month || 1) - 1, day || 1));
  }

  /* A link to a thing's page. Names are the words of documents: they are only ever set as text. */
  function link(thing, language, top) {
    const made = document.createElement("a"), called = name(thing, language), words = document.createElement("bdi");
    made.href = new URL(`${language}/${thing.path}.html`, top);
    words.textContent = called.text;
    if (called.language !== language) words.lang = called.language;
    made.append(words);
    return made;
  }

  return { receive, things, around, texts, find, like, name, date, link };
})();

// Asks the search of a published site: `node tests/search.mjs SITE LANGUAGE QUESTION…` prints for each question
// the kinds, the paths and the names of what is found, and of what is like it if nothing is, as JSON.
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

const [site, language, ...questions] = process.argv.slice(2);
const page = {
  currentScript: { src: "file:///static/index.js" },
  createElement: () => ({}),
  head: { append: (script) => run(script.src.pathname.slice(1)) },
};
const context = createContext({ document: page, URL, Intl });
const run = (file) => runInContext(readFileSync(`${site}/${file}`, "utf8"), context);
run("static/index.js");
const prachum = runInContext("prachum", context);
const things = await prachum.things();
const shown = (thing) => ({ kind: thing.kind, path: thing.path, name: prachum.name(thing, language).text });
const answers = questions.map(async (question) => ({
  found: prachum.find(things, question, await prachum.texts(question)).map(shown),
  like: prachum.like(things, question).map(shown),
}));
console.log(JSON.stringify(await Promise.all(answers)));

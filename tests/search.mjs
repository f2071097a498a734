// Asks the search of a published site: `node tests/search.mjs SITE LANGUAGE QUESTION…` prints for each question
// the kinds, the paths and the names of what is found, and of what is like it if nothing is, as JSON.
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

const [site, language, ...questions] = process.argv.slice(2);
const page = {
  currentScript: { src: "file:///static/index.js" },
  createElement: () => ({}),
  head: { append: (script) => loaded.push(String(script.src)) },
};
const loaded = [];
const context = createContext({ document: page, URL, Intl });
const run = (file) => runInContext(readFileSync(`${site}/${file}`, "utf8"), context);
run("static/index.js");
const prachum = runInContext("prachum", context);
const names = prachum.load("names");
const text = prachum.load("text");
for (const address of loaded) run(new URL(address).pathname.slice(1));
const [things, documents] = await Promise.all([names, text]);
const shown = (thing) => ({ kind: thing.kind, path: thing.path, name: prachum.name(thing, language).text });
console.log(JSON.stringify(questions.map((question) => ({
  found: prachum.find(things, question, documents).map(shown),
  like: prachum.like(things, question).map(shown),
}))));

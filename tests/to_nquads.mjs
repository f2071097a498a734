// node to_nquads.mjs FILE: the quads of a Turtle, TriG, N-Quads (N3.js) or JSON-LD (jsonld.js) file.
import { readFileSync } from "node:fs";
import { extname } from "node:path";
import jsonld from "jsonld";
import { Parser, Writer } from "n3";

const file = process.argv[2];
const text = readFileSync(file, "utf8");

async function fromJsonLd() {
  const documentLoader = (url) => { throw new Error(`the context must be inline, not ${url}`); };
  return jsonld.toRDF(JSON.parse(text), { format: "application/n-quads", documentLoader });
}

function fromTurtle() {
  const format = { ".nq": "N-Quads", ".trig": "TriG", ".ttl": "Turtle" }[extname(file)];
  const quads = new Parser({ format }).parse(text);
  const writer = new Writer({ format: "N-Quads" });
  return writer.quadsToString(quads);
}

process.stdout.write(extname(file) === ".jsonld" ? await fromJsonLd() : fromTurtle());

// node shacl.mjs SHAPES CODES FILES...: what shacl-engine finds in each Turtle or N-Quads file, a line of JSON for
// each. SPARQL constraints are left out: it starts a query engine for every focus node, and that one misses
// Document-order, whose path begins at $this. test_second_engine.py compares those with another engine.
import { readdirSync, readFileSync } from "node:fs";
import { DataFactory, Parser, Store } from "n3";
import { Validator } from "shacl-engine";

const [shapesFolder, codesFolder, ...files] = process.argv.slice(2);
const read = (file) => new Parser().parse(readFileSync(file, "utf8"));
const folder = (path) => readdirSync(path).filter((name) => name.endsWith(".ttl")).flatMap((name) => read(`${path}/${name}`));
const local = (term) => term.value.split("#")[1];

// An inverse path, an alternative or a sequence has no name.
const simple = (path) => path?.length === 1 && path[0].start === "subject" && path[0].predicates.length === 1
  && path[0].predicates[0].termType === "NamedNode" ? path[0].predicates[0].value : "";

const shapes = new Store(folder(shapesFolder));
const codes = folder(codesFolder);
const validator = new Validator(shapes, { factory: DataFactory });

for (const file of files) {
  const dataset = new Store(codes);
  for (const { subject, predicate, object } of read(file)) dataset.addQuad(subject, predicate, object);
  const report = await validator.validate({ dataset });
  const found = report.results.map((result) => ({
    focus: result.focusNode.term.termType === "BlankNode" ? "" : result.focusNode.term.value,
    path: simple(result.path),
    severity: local(result.severity),
    component: local(result.constraintComponent).replace("ConstraintComponent", ""),
    shape: local(result.shape.ptr.term),
  }));
  process.stdout.write(`${JSON.stringify(found)}\n`);
}

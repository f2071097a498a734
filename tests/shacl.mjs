// node shacl.mjs sparql|core SHAPES CODES FILES...: what shacl-engine finds in each Turtle or N-Quads file, a line of
// JSON for each. With core the SPARQL constraints are left out: it starts an engine for each of their focus nodes.
import { readdirSync, readFileSync } from "node:fs";
import { DataFactory, Parser, Store } from "n3";
import { Validator } from "shacl-engine";
import { validations } from "shacl-engine/sparql.js";

const [which, shapesFolder, codesFolder, ...files] = process.argv.slice(2);
const read = (file) => new Parser().parse(readFileSync(file, "utf8"));
const folder = (path) => readdirSync(path).filter((name) => name.endsWith(".ttl")).flatMap((name) => read(`${path}/${name}`));
const local = (term) => term.value.split("#")[1];

const shapes = new Store(folder(shapesFolder));
const codes = folder(codesFolder);
const validator = new Validator(shapes, {
  factory: DataFactory,
  validations: which === "sparql" ? validations : undefined,
});

for (const file of files) {
  const dataset = new Store(codes);
  for (const { subject, predicate, object } of read(file)) dataset.addQuad(subject, predicate, object);
  const report = await validator.validate({ dataset });
  const found = report.results.map((result) => ({
    focus: result.focusNode.term.value,
    path: result.path?.length === 1 && result.path[0].predicates?.[0]?.value || "",
    severity: local(result.severity),
    component: local(result.constraintComponent).replace("ConstraintComponent", ""),
    shape: local(result.shape.ptr.term),
    value: result.value?.term?.value ?? "",
  }));
  process.stdout.write(`${JSON.stringify(found)}\n`);
}

// node shacl.mjs SHAPES CODES: for each line of standard input, {"file": …, "constraints": […]}, a line with what
// shacl-engine finds in that Turtle or N-Quads file. It judges by the core constraints and by those SPARQL constraints
// that are named; not by all, for it starts a query engine for every focus node, which takes a tenth of a second.
import { readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { DataFactory, Parser, Store } from "n3";
import { Validator } from "shacl-engine";
import { validations } from "shacl-engine/sparql.js";

const [shapesFolder, codesFolder] = process.argv.slice(2);
const read = (file) => new Parser().parse(readFileSync(file, "utf8"));
const folder = (path) => readdirSync(path).filter((name) => name.endsWith(".ttl")).flatMap((name) => read(`${path}/${name}`));
const local = (term) => term.value.split("#")[1];
const sh = (name) => DataFactory.namedNode(`http://www.w3.org/ns/shacl#${name}`);
const TARGETS = [sh("targetClass"), sh("targetNode"), sh("targetSubjectsOf"), sh("targetObjectsOf"), sh("severity")];

// A blank node, whose name differs from engine to engine, has none here.
const named = (term) => term.termType === "BlankNode" ? "" : term.value;
// An inverse path, an alternative or a sequence has no name.
const simple = (path) => path?.length === 1 && path[0].start === "subject" && path[0].predicates.length === 1
  && path[0].predicates[0].termType === "NamedNode" ? path[0].predicates[0].value : "";

const codes = folder(codesFolder);
const shapes = new Store(folder(shapesFolder));
const core = new Validator(shapes, { factory: DataFactory });

// A shape of its own for each constraint: shacl-engine asks none of a shape that has several.
function* asking(names) {
  for (const { subject, predicate, object } of shapes.getQuads(null, sh("sparql"), null)) {
    if (!names.includes(local(object))) continue;
    const alone = new Store(shapes.getQuads(object, null, null));
    for (const target of TARGETS) alone.addQuads(shapes.getQuads(subject, target, null));
    for (const { object: prefixes } of shapes.getQuads(object, sh("prefixes"), null))
      for (const declared of shapes.getQuads(prefixes, sh("declare"), null))
        alone.addQuads([declared, ...shapes.getQuads(declared.object, null, null)]);
    alone.addQuad(subject, predicate, object);
    yield new Validator(alone, { factory: DataFactory, validations });
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const { file, constraints } = JSON.parse(line);
  const dataset = new Store();
  for (const { subject, predicate, object } of read(file)) dataset.addQuad(subject, predicate, object);
  const results = [];
  // No SPARQL constraint needs the codes, which would be focus nodes of one.
  for (const validator of asking(constraints)) results.push(...(await validator.validate({ dataset })).results);
  dataset.addQuads(codes);
  results.push(...(await core.validate({ dataset })).results);
  const found = results.map((result) => ({
    focus: named(result.focusNode.term),
    path: simple(result.path),
    value: result.value?.term ? named(result.value.term) : "",
    severity: local(result.severity),
    component: local(result.constraintComponent).replace("ConstraintComponent", ""),
    shape: local(result.source?.[0] ?? result.shape.ptr.term),
  }));
  process.stdout.write(`${JSON.stringify(found)}\n`);
}

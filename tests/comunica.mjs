// Asks the endpoint named by the first argument with Comunica, and prints the answers as JSON.
import { QueryEngine } from "@comunica/query-sparql";

const [endpoint, select, ask, construct] = process.argv.slice(2);
const engine = new QueryEngine();
const context = { sources: [{ type: "sparql", value: endpoint }] };

const rows = await (await engine.queryBindings(select, context)).toArray();
const yes = await engine.queryBoolean(ask, context);
const quads = await (await engine.queryQuads(construct, context)).toArray();
console.log(JSON.stringify({
  rows: rows.map((row) => row.get("name").value).sort(),
  yes,
  quads: quads.length,
}));

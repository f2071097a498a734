// node frame.mjs FRAME CONTEXT DATA OPTIONS: the tree that jsonld.js makes of a JSON-LD file.
import { readFileSync } from "node:fs";
import jsonld from "jsonld";

const [frame, context, data, options] = process.argv.slice(2);
const load = (file) => JSON.parse(readFileSync(file, "utf8"));
const documentLoader = (url) => { throw new Error(`nothing is fetched, not ${url} either`); };

const framed = load(frame);
framed["@context"][0] = load(context)["@context"];
const tree = await jsonld.frame(load(data), framed, { ...JSON.parse(options), documentLoader });
process.stdout.write(JSON.stringify(tree));

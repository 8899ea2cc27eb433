// Times chrono-node on documents: node _chrono.mjs FILE.jsonl; chrono-node is looked for from the working folder.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const chrono = createRequire(`${process.cwd()}/`)("chrono-node");
const documents = readFileSync(process.argv[2], "utf8").trim().split("\n").map((line) => JSON.parse(line));
const parse = (d) => chrono.parse(d.text, new Date(`${d.dct}T12:00:00`)).length;
documents.slice(0, 5).forEach(parse);
const began = process.cpuUsage();
const found = documents.reduce((sum, d) => sum + parse(d), 0);
const { user, system } = process.cpuUsage(began);
console.log(JSON.stringify({ documents: documents.length, found, cpu: (user + system) / 1e6 }));

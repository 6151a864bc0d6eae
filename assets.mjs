// Bundles tracker/static/{css,js} and what they take from npm into tracker/static/dist: hashed, listed, compressed.
// Run by hatch_build.py, which prepares node_modules and the fonts first.

import { existsSync, globSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import esbuild from "esbuild";
import * as sass from "sass";

const SOURCE = "tracker/static";
const OUTPUT = "tracker/static/dist";
const PLOTLY = "node_modules/plotly.js-cartesian-dist-min/plotly-cartesian.min.js";
const COMPRESSED = new Set([".css", ".js", ".svg"]);

// KERN is written in Sass; of its fonts the faces cut by hatch_build.py are taken.
const kern = {
  name: "kern",
  setup(build) {
    build.onResolve({ filter: /\/fira-sans\/.+\.woff2$/ }, (font) => ({
      path: path.resolve("build/fonts", path.basename(font.path)),
    }));
    build.onLoad({ filter: /\.scss$/ }, ({ path: file }) => ({
      contents: sass.compile(file, { loadPaths: ["node_modules"], quietDeps: true, charset: false }).css,
      loader: "css",
      resolveDir: path.dirname(file),
    }));
  },
};

// Returns what was written as {file: {entryPoint}}; esbuild itself prints what went wrong.
async function write(options) {
  const names = { entryNames: "[name]-[hash]", assetNames: "[name]-[hash]", outdir: OUTPUT, metafile: true };
  const result = await esbuild.build({ ...names, ...options }).catch(() => process.exit(1));
  return result.metafile.outputs;
}

const bundles = await write({
  entryPoints: [`${SOURCE}/css/app.css`, ...globSync(`${SOURCE}/js/*.js`).sort()],
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome111", "firefox115", "safari16.4"],
  loader: { ".woff2": "file", ".svg": "file" },
  legalComments: "none",
  plugins: [kern],
});

// Plotly is minified already and is loaded by chart pages alone: a file of its own, byte for byte.
const plotly = await write({
  entryPoints: [{ in: PLOTLY, out: "plotly" }],
  loader: { ".js": "copy" },
});

const manifest = {};
for (const [file, { entryPoint }] of Object.entries({ ...bundles, ...plotly })) {
  const name = path.basename(file);
  const logical = entryPoint ? path.relative(SOURCE, entryPoint) : `fonts/${name.replace(/-[A-Z0-9]{8}\./, ".")}`;
  manifest[entryPoint === PLOTLY ? "js/plotly.js" : logical] = name;
}
writeFileSync(`${OUTPUT}/manifest.json`, `${JSON.stringify(manifest, Object.keys(manifest).sort(), 2)}\n`);

const current = new Set(["manifest.json", ...Object.values(manifest).flatMap((name) => [name, `${name}.gz`, `${name}.br`])]);
for (const name of readdirSync(OUTPUT)) {
  if (!current.has(name)) rmSync(path.join(OUTPUT, name));
}

for (const name of Object.values(manifest)) {
  const file = path.join(OUTPUT, name);
  if (!COMPRESSED.has(path.extname(name)) || existsSync(`${file}.br`)) continue;
  const bytes = readFileSync(file);
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
}

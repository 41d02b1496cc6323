/** Builds the bundle: content-hashed modules and style sheet, and a manifest that names them. */
import { build } from "esbuild";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const here = dirname(fileURLToPath(import.meta.url));
export const OUTPUT = join(here, "../src/main/resources/org/weft/widgets");

export async function bundle(outdir) {
  await mkdir(outdir, { recursive: true });
  for (const old of await readdir(outdir)) {
    if (/\.(js|css)$|^manifest\.json$/.test(old)) await rm(join(outdir, old));
  }
  const { metafile } = await build({
    absWorkingDir: here,
    entryPoints: [
      { in: "src/index.ts", out: "weft" },
      { in: "src/discussion/sample.ts", out: "sample" },
      { in: "src/theme/page.css", out: "weft" },
    ],
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    target: ["es2022", "safari17"],
    minify: true,
    legalComments: "none",
    charset: "utf8",
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    metafile: true,
    plugins: [{ name: "typescript", setup: (setup) => setup.onLoad({ filter: /\.ts$/ }, compile) }],
    logLevel: "warning",
  });
  const manifest = {};
  for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
    const name = entryPoint ? logicalName(path) : "shared.js";
    if (manifest[name]) throw new Error(`Two outputs are called ${name}: more than one shared chunk`);
    manifest[name] = basename(path);
  }
  const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeFile(join(outdir, "manifest.json"), `${JSON.stringify(sorted, null, 2)}\n`);
  return sorted;
}

/** By TypeScript itself: esbuild's own decorator helper would become one more file to fetch. */
async function compile({ path }) {
  const { outputText } = ts.transpileModule(await readFile(path, "utf8"), {
    fileName: path,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      experimentalDecorators: true,
      useDefineForClassFields: false,
      verbatimModuleSyntax: true,
      importHelpers: true,
    },
    transformers: { before: [shortenTemplates] },
  });
  return { contents: outputText, loader: "js" };
}

/** Takes the indentation out of html and css templates, which a minifier must leave alone. */
function shortenTemplates(context) {
  const { factory } = context;
  const text = (node, css) => {
    const line = node.rawText.replace(/\s*\n\s*/g, css ? "" : " ");
    return css ? line.replace(/\s*([{};,])\s*/g, "$1").replace(/: /g, ":") : line;
  };
  const short = (template, css) => {
    if (ts.isNoSubstitutionTemplateLiteral(template)) {
      return factory.createNoSubstitutionTemplateLiteral(text(template, css), text(template, css));
    }
    const spans = template.templateSpans.map(({ expression, literal }) => {
      const raw = text(literal, css);
      const make = ts.isTemplateTail(literal) ? factory.createTemplateTail : factory.createTemplateMiddle;
      return factory.createTemplateSpan(ts.visitNode(expression, visit), make(raw, raw));
    });
    const head = text(template.head, css);
    return factory.createTemplateExpression(factory.createTemplateHead(head, head), spans);
  };
  const visit = (node) => {
    if (!ts.isTaggedTemplateExpression(node)) return ts.visitEachChild(node, visit, context);
    const tag = node.tag.getText();
    if (!["html", "css", "svg"].includes(tag)) return ts.visitEachChild(node, visit, context);
    return factory.updateTaggedTemplateExpression(node, node.tag, undefined, short(node.template, tag === "css"));
  };
  return (file) => ts.visitNode(file, visit);
}

/** "weft-composer-AB12CD34.js" is "weft-composer.js" in the manifest. */
function logicalName(path) {
  return basename(path).replace(/-[A-Z0-9]{8}(?=\.)/, "");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const manifest = await bundle(OUTPUT);
  console.log(Object.values(manifest).join("\n"));
}

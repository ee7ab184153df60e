// Opens a page in headless Chromium and has axe look at it: in light and dark colours and as it is
// printed. Prints what is wrong, a line each; nothing if all is well.
//
// node axe.mjs PAGE [PICTURES]
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [page_file, pictures] = process.argv.slice(2);
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

async function launch() {
  if (process.env.CHROMIUM) {
    return chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
  }
  const { default: packed } = await import("@sparticuz/chromium");
  return chromium.launch({ executablePath: await packed.executablePath(), args: packed.args });
}

const looks = [
  ["light", { colorScheme: "light", media: "screen" }],
  ["dark", { colorScheme: "dark", media: "screen" }],
  ["print", { colorScheme: "light", media: "print" }],
];

const problems = [];
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
page.on("request", (request) => {
  if (request.url() !== pathToFileURL(page_file).href) problems.push(`asks for ${request.url()}`);
});
page.on("console", (message) => problems.push(`says: ${message.text()}`));
await page.goto(pathToFileURL(page_file).href);
for (const [name, look] of looks) {
  await page.emulateMedia(look);
  await page.addScriptTag({ path: axe });
  const { violations, passes } = await page.evaluate(() => window.axe.run(document));
  if (passes.length < 10) problems.push(`${name}: axe looked at ${passes.length} rules only`);
  for (const { id, help, nodes } of violations) {
    problems.push(`${name}: ${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html).join(" ")}`);
  }
  if (pictures) await page.screenshot({ path: `${pictures}/report-${name}.png`, fullPage: true });
}
await page.emulateMedia({ media: "screen" });
await page.setViewportSize({ width: 320, height: 800 });
const wide = await page.evaluate(() => document.documentElement.scrollWidth);
if (wide > 320) problems.push(`narrow: the page is ${wide} wide in a window of 320`);
await browser.close();
for (const problem of problems) console.log(problem);

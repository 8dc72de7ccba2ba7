// Opens pages in Chromium, wide and narrow, and holds them against axe-core.
const { chromium } = require("playwright-core");
const fs = require("fs");

(async () => {
  const [program, ...pages] = process.argv.slice(2);
  const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-gpu"] });
  let faults = 0;
  for (const file of pages) {
    for (const width of [1200, 320]) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, bypassCSP: true });
      await page.goto("file://" + fs.realpathSync(file));
      await page.addScriptTag({ content: fs.readFileSync("node_modules/axe-core/axe.min.js", "utf8") });
      const found = await page.evaluate(() => axe.run());
      for (const fault of found.violations) {
        console.log(`${file} ${width}: ${fault.id}: ${fault.nodes[0].html.slice(0, 160)}`);
        faults += 1;
      }
      await page.close();
    }
  }
  await browser.close();
  console.log(`${pages.length} pages in Chromium, ${faults} violations`);
  process.exit(faults ? 1 : 0);
})();

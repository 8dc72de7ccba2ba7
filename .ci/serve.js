// Moves levers on a page that `plancast serve` shows, by keyboard alone: node .ci/serve.js URL
//
// Holds the page against what POST answer says for the same state, measures the time from a key to the redrawn page, and runs axe-core
// in both languages, light and dark, wide and narrow. playwright-core and axe-core come from NODE_PATH; CHROMIUM names the program.
const { chromium } = require("playwright-core");
const fs = require("fs");

const MOVES = 20, MOST_MS = 300;
let faults = 0;
const check = (holds, words) => {
  if (!holds) faults += 1;
  console.log(`${holds ? "ok" : "FAULT"}: ${words}`);
};
const program = () => process.env.CHROMIUM || ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => fs.existsSync(path));
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

async function open(browser, url, settings) {
  const page = await browser.newPage(settings);
  page.on("pageerror", (error) => check(false, `error on the page: ${error.message}`));
  page.on("console", (message) => {
    // A refused lever is an answer, and the browser notes it.
    if (message.type() === "error" && !message.text().includes("422")) check(false, `console: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin && !request.url().startsWith("data:")) check(false, `asked another place: ${request.url()}`);
  });
  await page.goto(url);
  await rested(page);
  return page;
}

// Until the fine answer of the state in the address stands on the page.
const rested = (page, before = "") => page.waitForFunction((old) => {
  const { draws, state } = document.getElementById("results").dataset;
  return draws === "fine" && state !== old;
}, before, { timeout: 60000 });
const standing = (page) => page.evaluate(() => ({ ...document.getElementById("results").dataset }));

// From a key pressed to the frame in which an answer to the newer state stands on the page.
function move(page, key) {
  return page.evaluate(() => {
    const results = document.getElementById("results"), before = results.dataset.state;
    window.measured = new Promise((done) => {
      let pressed = null;
      addEventListener("keydown", () => { pressed = performance.now(); }, { capture: true, once: true });
      const watch = new MutationObserver(() => {
        if (pressed === null || results.dataset.state === before) return;
        watch.disconnect();
        done(performance.now() - pressed);
      });
      watch.observe(results, { attributes: true });
    });
  }).then(() => page.keyboard.press(key)).then(() => page.evaluate(() => window.measured));
}

// What the page shows against a request of our own for the same state.
async function compare(page, language) {
  return page.evaluate(async (tongue) => {
    const text = (node) => (node ? node.textContent.trim() : null);
    const { state, number } = document.getElementById("results").dataset;
    const [scenario, levers] = JSON.parse(state), wrong = [];
    for (const details of document.querySelectorAll(".chart-table")) details.open = true;
    await new Promise((done) => setTimeout(done, 100));
    const charts = [...document.querySelectorAll(".chart")], show = charts.map((chart) => chart.dataset.quantity);
    const reply = await fetch("answer", { method: "POST", headers: { "Content-Type": "application/json", "X-Plancast": "1" },
      body: JSON.stringify({ number: Number(number) + 1, draws: "fine", scenario, with: levers, show }) });
    const answer = await reply.json(), model = await (await fetch("model")).json();
    let count = 0;
    const same = (where, seen, said) => { count += 1; if (seen !== said.trim()) wrong.push(`${where}: “${seen}” on the page, “${said}” from the engine`); };
    same("budget", text(document.getElementById("budget-now")), answer.budget.text[tongue]);
    same("budget, baseline", text(document.getElementById("budget-baseline")), answer.budget.baseline_text[tongue]);
    same("budget, difference", text(document.getElementById("budget-difference")), answer.budget.difference_text[tongue]);
    for (const one of answer.targets) {
      const row = document.querySelector(`[data-target="${CSS.escape(one.key)}"]`);
      same(one.key, text(row?.querySelector(".chance > span")), one.text[tongue]);
      same(`${one.key}, baseline`, text(row?.lastElementChild), one.baseline_text[tongue]);
    }
    answer.changed.forEach((one, at) => {
      const cells = document.getElementById("changed").rows[at]?.cells;
      ["title", null, "text", "baseline_text", "difference_text"].forEach((name, cell) => { if (name) same(`changed ${at + 1}`, text(cells?.[cell]), one[name][tongue]); });
    });
    for (const chart of charts) {
      const rows = new Map([...chart.querySelectorAll("tbody tr")].map((row) => [row.cells[0].textContent, row.cells[1].textContent.trim()]));
      answer.quantities[chart.dataset.quantity].text.forEach((words, at) => { if (words) same(`${chart.dataset.quantity} ${model.years[at]}`, rows.get(String(model.years[at])) ?? null, words[tongue]); });
    }
    for (const details of document.querySelectorAll(".chart-table")) details.open = false;
    return { wrong, count, charts: charts.length, changed: answer.changed.length, levers: levers.length };
  }, language);
}

async function faultless(page, name) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run());
  for (const fault of found.violations) console.log(`  ${fault.id}: ${fault.nodes[0].html.slice(0, 160)} (${fault.nodes[0].failureSummary.replace(/\s+/g, " ").slice(0, 200)})`);
  check(found.violations.length === 0, `axe-core, ${name}: ${found.violations.length} violations, ${found.passes.length} rules passed`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(wide <= 0, `no sideways scrolling, ${name}`);
}

// By Tab alone to the first slider.
async function tabToSlider(page) {
  for (let presses = 1; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.type === "range")) return presses;
  }
  return null;
}

(async () => {
  const url = process.argv[2];
  if (!url) { console.error("usage: node .ci/serve.js URL"); process.exit(2); }
  const browser = await chromium.launch({ executablePath: program(), args: ["--no-sandbox", "--disable-gpu"] });
  const address = (language) => `${url.split("#")[0]}#lang=${language}`;
  try {
    const page = await open(browser, address("zh"), { viewport: { width: 1280, height: 800 } });
    const presses = await tabToSlider(page);
    check(presses !== null, `a slider is reached by keyboard (${presses} times Tab)`);
    const first = await standing(page);

    const times = [];
    for (let at = 0; at < MOVES; at += 1) {
      // Off the upper end there is nothing to move; one step back then moves as well.
      const edge = await page.evaluate(() => Number(document.activeElement.value) >= Number(document.activeElement.max));
      times.push(await move(page, edge ? "ArrowLeft" : "ArrowRight"));
      await page.waitForTimeout(at % 2 ? 40 : 350);
    }
    times.sort((one, other) => one - other);
    const part = (share) => Math.round(times[Math.min(times.length - 1, Math.ceil(share * times.length) - 1)]);
    check(part(0.95) <= MOST_MS, `lever to redrawn page over ${MOVES} moves: p50 ${part(0.5)} ms, p95 ${part(0.95)} ms, most ${MOST_MS} ms`);
    check(await page.evaluate(() => document.activeElement?.type === "range"), "focus stays on the slider");

    await rested(page, first.state);
    await page.waitForTimeout(500);
    const seen = await compare(page, "zh");
    for (const words of seen.wrong) console.log(`  ${words}`);
    check(seen.levers > 0 && seen.charts > 0 && seen.wrong.length === 0, `${seen.count} texts as the engine says them (${seen.charts} charts, ${seen.changed} changes)`);
    check((await page.evaluate(() => location.hash)).includes("with="), "the state is in the address");

    const moved = await standing(page);
    await page.keyboard.press("Control+z");
    await page.waitForFunction((old) => document.getElementById("results").dataset.state !== old, moved.state, { timeout: 60000 });
    await page.keyboard.press("Control+Shift+z");
    await page.waitForFunction((old) => { const { state, draws } = document.getElementById("results").dataset; return state === old && draws === "fine"; }, moved.state, { timeout: 60000 });
    check(true, "undo and redo by keyboard");

    await page.focus("#pin");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll("#compare tbody tr").length > 1);
    check(await page.evaluate(() => document.querySelectorAll("#compare thead th").length === 4), "a pinned option stands in the comparison");
    await faultless(page, "zh, light, 1280, with a lever and a pinned option");
    const state = await page.evaluate(() => location.hash.replace(/lang=\w+/, "lang=en"));
    await page.close();

    for (const [language, scheme, width] of [["en", "dark", 1280], ["zh", "dark", 390], ["en", "light", 390]]) {
      const other = await open(browser, url.split("#")[0] + state.replace("lang=en", `lang=${language}`), { viewport: { width, height: 844 }, colorScheme: scheme, reducedMotion: "reduce" });
      const again = await compare(other, language);
      for (const words of again.wrong) console.log(`  ${words}`);
      check(again.levers === seen.levers && again.wrong.length === 0, `the address brings the state back, ${language}: ${again.count} texts as the engine says them`);
      await faultless(other, `${language}, ${scheme}, ${width}`);
      await other.close();
    }
  } catch (error) {
    check(false, error.message);
  }
  await browser.close();
  console.log(faults ? `${faults} faults` : "no faults");
  process.exit(faults ? 1 : 0);
})();

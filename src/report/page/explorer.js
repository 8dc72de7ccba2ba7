// The report's explorer: scenarios side by side, one indicator, one year. Everything comes from the page itself.
(() => {
  "use strict";

  const WORDS = {
    zh: {
      heading: "情景比较", scenarios: "情景（最多四个）", indicator: "指标", year: "年份", people: "人口", services: "服务", money: "资金", chart: "图", table: "所选年份的数值",
      scenario: "情景", value: "中位数（10%～90% 区间）", every: "各年数值", none: "—", observed: "实测", target: "目标", asks: "要求", chances: "达到目标的概率",
      most: "最多同时选择四个情景。", of: (title, unit) => (unit ? `${title}（${unit}）` : title), at: (title, year) => `${title}，${year} 年`,
    },
    en: {
      heading: "Scenarios compared", scenarios: "Scenarios (four at most)", indicator: "Indicator", year: "Year", people: "People", services: "Services", money: "Money", chart: "Chart", table: "Values of the year",
      scenario: "Scenario", value: "Median (10–90 % band)", every: "Values of all years", none: "—", observed: "Observed", target: "Target", asks: "Asks", chances: "Probability of reaching the target",
      most: "Four scenarios at most.", of: (title, unit) => (unit ? `${title} (${unit})` : title), at: (title, year) => `${title}, ${year}`,
    },
  };
  const MOST = 4;
  const source = document.getElementById("explorer-data"), host = document.getElementById("explorer");
  if (!source || !host) return;
  const data = JSON.parse(source.textContent), { make, create } = plancastChart;
  const say = WORDS[data.lang] ?? WORDS.zh;
  const state = { scenarios: data.scenarios.slice(0, 2).map(({ key }) => key), quantity: data.quantities[0]?.key, year: data.plan_year };
  if (!data.quantities.length || !data.scenarios.length) return;

  const boxes = new Map(data.scenarios.map(({ key }) => [key, make("input", { type: "checkbox", value: key })]));
  const note = make("p", { class: "note", role: "status" });
  const choose = make("fieldset", { class: "explorer-scenarios" }, make("legend", {}, say.scenarios),
    ...data.scenarios.map(({ key, title }) => make("label", {}, boxes.get(key), make("span", {}, title))), note);
  const groups = ["people", "services", "money"].filter((group) => data.quantities.some((one) => one.group === group));
  const rest = data.quantities.filter((one) => !groups.includes(one.group));
  const option = (one) => make("option", { value: one.key }, say.of(one.title, one.unit));
  const indicator = make("select", { id: "explorer-indicator" },
    ...groups.map((group) => make("optgroup", { label: say[group] }, ...data.quantities.filter((one) => one.group === group).map(option))), ...rest.map(option));
  const year = make("select", { id: "explorer-year" }, ...data.years.map((each) => make("option", { value: each }, String(each))));
  const chartPlace = make("div", { class: "explorer-chart" });
  const caption = make("caption"), head = make("thead"), body = make("tbody");
  const table = make("div", { class: "scroll", role: "region", tabindex: 0, "aria-label": say.table }, make("table", {}, caption, head, body));
  const chances = make("div", { class: "scroll", role: "region", tabindex: 0, "aria-label": say.chances, hidden: true }, make("table", {}, make("caption", {}, say.chances), make("thead"), make("tbody")));
  host.replaceChildren(make("h2", { id: "explorer-heading" }, say.heading), choose,
    make("p", { class: "explorer-choice" }, make("label", { for: "explorer-indicator" }, say.indicator), indicator, make("label", { for: "explorer-year" }, say.year), year),
    make("div", { class: "explorer-both" }, chartPlace, table), chances);
  host.setAttribute("aria-labelledby", "explorer-heading");
  const chart = create(chartPlace);

  const chosen = () => data.scenarios.filter(({ key }) => state.scenarios.includes(key));
  const quantity = () => data.quantities.find(({ key }) => key === state.quantity);
  const row = (first, ...cells) => make("tr", {}, make("th", { scope: "row" }, first), ...cells.map((text) => make("td", {}, text ?? say.none)));
  const heads = (...texts) => make("tr", {}, ...texts.map((text) => make("th", { scope: "col" }, text)));

  function drawChart() {
    const one = quantity();
    chart.draw({
      language: data.lang === "en" ? "en" : "zh", title: one.title, unit: one.unit, percent: Boolean(one.percent), years: data.years, baseline: null,
      lines: chosen().filter(({ key }) => one.by[key]).map(({ key, title }) => ({ name: title, ...one.by[key] })),
      observed: one.observed ?? [], targets: one.target ? [one.target] : [],
      onYear: (seen) => { if (data.years.includes(seen) && seen !== state.year) { state.year = seen; year.value = seen; drawTable(); } },
    });
    chart.point(state.year);
  }
  function drawTable() {
    const one = quantity(), at = data.years.indexOf(state.year);
    caption.textContent = say.at(say.of(one.title, one.unit), state.year);
    head.replaceChildren(heads(say.scenario, say.value));
    const seen = (one.observed ?? []).find(([when]) => when === state.year);
    body.replaceChildren(...chosen().map(({ key, title }) => row(title, one.by[key]?.text?.[at])),
      ...(seen ? [row(say.observed, one.percent ? plancastChart.short(seen[1], data.lang, true) : seen[1].toLocaleString(data.lang))] : []),
      ...(one.target && one.target.year === state.year ? [row(say.target, one.target.text)] : []));
  }
  // Probabilities of every target, where the report brings them: targets: [{ title, year, asks, by: { scenario: text } }].
  function drawChances() {
    const targets = data.targets ?? [];
    chances.hidden = !targets.length;
    if (!targets.length) return;
    chances.querySelector("thead").replaceChildren(heads(say.target, say.year, say.asks, ...chosen().map(({ title }) => title)));
    chances.querySelector("tbody").replaceChildren(...targets.map((one) => row(one.title, String(one.year), one.asks, ...chosen().map(({ key }) => one.by[key]))));
  }
  function follow() {
    for (const [key, box] of boxes) box.checked = state.scenarios.includes(key);
    drawChart(); drawTable(); drawChances();
  }

  choose.addEventListener("change", (event) => {
    const now = [...boxes].filter(([, box]) => box.checked).map(([key]) => key);
    note.textContent = now.length > MOST ? say.most : "";
    // At least one and at most four: what would break it is taken back, and said.
    if (now.length > MOST || !now.length) event.target.checked = !event.target.checked;
    else { state.scenarios = now; follow(); }
  });
  indicator.addEventListener("change", () => { state.quantity = indicator.value; drawChart(); drawTable(); });
  year.addEventListener("change", () => { state.year = Number(year.value); chart.point(state.year); drawTable(); });
  indicator.value = state.quantity;
  if (!data.years.includes(state.year)) state.year = data.years[data.years.length - 1];
  year.value = state.year;
  follow();
})();

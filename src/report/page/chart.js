// A chart of fans over the years, with its readout and its table: shared by the page of levers and by the report's explorer.
//
// plancastChart.create(host) gives { draw(figure), point(year), remove() }. A figure is
//   { language, title, unit, percent, years, heading (2…6),
//     lines: [{ name, low, mid, high, text }]  (10 %, 50 %, 90 % and their words, one a year; null where nothing is known),
//     baseline: the same or null, observed: [[year, value]…], targets: [{ year, value, text }…], onYear(year) }.
const plancastChart = (() => {
  "use strict";

  const WORDS = {
    zh: {
      slider: (title) => `${title}：逐年读数，用左右方向键移动`,
      hint: "在图上移动，或用左右方向键，逐年读数。",
      year: "年份", yearOf: (year) => `${year} 年`, lone: (name) => `${name}（中位数、10%～90% 区间）`, bands: "线：中位数；底色：10%～90% 区间",
      observed: "实测", target: "目标", table: "数据表", none: "—", list: "；", is: "：",
    },
    en: {
      slider: (title) => `${title}: values by year, left and right arrow keys move`,
      hint: "Move over the chart, or use the left and right arrow keys, to read the values of a year.",
      year: "Year", yearOf: (year) => `${year}`, lone: (name) => `${name} (median, 10–90 % band)`, bands: "lines: medians; grounds: 10–90 % bands",
      observed: "Observed", target: "Target", table: "Table of figures", none: "—", list: "; ", is: ": ",
    },
  };

  // Lines keep 3 : 1 and text 4.5 : 1 against the ground; each line has dashes of its own, so that a grey print can be read.
  const LOOKS = {
    light: { ground: "#ffffff", ink: "#1b1f24", quiet: "#57606a", grid: "#e4e7eb", axis: "#848d97", target: "#a31f34",
      baseline: "#57606a", lines: ["#046fc7", "#a84508", "#07584e", "#a4568a"], band: "33", baselineBand: "1f" },
    dark: { ground: "#0d1117", ink: "#e6edf3", quiet: "#9aa4af", grid: "#262c34", axis: "#7d8590", target: "#ff8f9b",
      baseline: "#b1bac4", lines: ["#58a6ff", "#f0a23b", "#3fc7a2", "#e08fc0"], band: "40", baselineBand: "26" },
    print: { ground: "#ffffff", ink: "#000000", quiet: "#333333", grid: "#dddddd", axis: "#666666", target: "#000000",
      baseline: "#555555", lines: ["#000000", "#000000", "#000000", "#000000"], band: "2e", baselineBand: "14" },
  };
  const DASHES = [[], [9, 3], [3, 3], [14, 4, 3, 4]];
  const BASELINE_DASH = [6, 4];
  const FONT = '"Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif';

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paper = matchMedia("print");
  const charts = new Set();
  let printing = false;
  const look = () => (printing || paper.matches ? "print" : dark.matches ? "dark" : "light");
  const drawAll = () => charts.forEach((again) => again());
  dark.addEventListener("change", drawAll);
  paper.addEventListener("change", drawAll);
  addEventListener("beforeprint", () => { printing = true; drawAll(); });
  addEventListener("afterprint", () => { printing = false; drawAll(); });

  // An element with attributes and content; `on…` are listeners, null and false leave an attribute out.
  function make(tag, attributes = {}, ...content) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
    }
    node.append(...content.filter((part) => part !== null && part !== undefined));
    return node;
  }

  // A figure on an axis: Chinese counts in 万 and 亿, English in thousands.
  function short(value, language, percent) {
    if (value === null || value === undefined) return "";
    const trim = (number, digits) => String(Number(number.toFixed(digits)));
    if (percent) return `${trim(value * 100, 1)}%`;
    const size = Math.abs(value);
    if (language === "zh") {
      if (size >= 1e8) return `${trim(value / 1e8, 2)}亿`;
      if (size >= 1e4) return `${trim(value / 1e4, 2)}万`;
    } else {
      if (size >= 1e6) return `${trim(value / 1e6, 2)}M`;
      if (size >= 1e4) return `${trim(value / 1e3, 1)}k`;
    }
    return trim(value, size < 1 ? 3 : size < 10 ? 2 : 1);
  }

  // The sample of a line for the key: its band, its dashes, its colour.
  function sample(colour, dash, fill, kind) {
    const draw = (tag, attributes) => {
      const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
      return node;
    };
    const svg = draw("svg", { viewBox: "0 0 34 14", width: 34, height: 14, "aria-hidden": "true", focusable: "false" });
    if (fill) svg.append(draw("rect", { x: 0, y: 1, width: 34, height: 12, fill }));
    if (kind === "dot") svg.append(draw("circle", { cx: 17, cy: 7, r: 4, fill: colour }));
    else if (kind === "mark") svg.append(draw("path", { d: "M17 1 L23 7 L17 13 L11 7 Z", fill: "none", stroke: colour, "stroke-width": 2 }));
    else svg.append(draw("line", { x1: 0, y1: 7, x2: 34, y2: 7, stroke: colour, "stroke-width": 2, "stroke-dasharray": dash.join(" ") }));
    return svg;
  }

  function create(host) {
    let figure = null, plot = null, built = "", axis = [], at = null, stale = true;

    const heading = make("h3", { class: "chart-title" });
    const key = make("ul", { class: "chart-key" });
    const ground = make("div", { class: "chart-ground" });
    const slider = make("div", { class: "chart-slider", role: "slider", tabindex: 0 }, ground);
    const readout = make("p", { class: "chart-readout", "aria-live": "off" });
    const tableName = make("summary");
    const head = make("thead"), body = make("tbody"), caption = make("caption");
    const scroll = make("div", { class: "scroll", role: "region", tabindex: 0 }, make("table", {}, caption, head, body));
    const details = make("details", { class: "chart-table", ontoggle: () => fillTable() }, tableName, scroll);
    const node = make("figure", { class: "chart" }, heading, key, slider, readout, details);
    host.append(node);

    const words = () => WORDS[figure.language];
    const colours = () => LOOKS[look()];
    // On paper the canvas is drawn at twice its size and shown at half, so that lines stay sharp.
    const scale = () => (look() === "print" ? 2 : 1);
    const width = () => (look() === "print" ? 640 : Math.max(220, Math.floor(slider.clientWidth)));
    const height = () => (width() < 420 ? 210 : 250);
    const fans = () => [...(figure.baseline ? [figure.baseline] : []), ...figure.lines];
    const index = (year) => figure.years.indexOf(year);

    function aligned() {
      axis = [...new Set([...figure.years, ...figure.observed.map(([year]) => year), ...figure.targets.map(({ year }) => year)])];
      axis.sort((one, other) => one - other);
      const place = axis.map(index);
      const along = (values) => place.map((where) => (where < 0 ? null : values?.[where] ?? null));
      const seen = new Map(figure.observed);
      return [axis, ...fans().flatMap((fan) => [along(fan.low), along(fan.high), along(fan.mid)]),
        axis.map((year) => seen.get(year) ?? null)];
    }

    // Both ends with everything inside; from nought where the figures come near to it.
    function range(_, low, high) {
      for (const { value } of figure.targets) {
        low = Math.min(low ?? value, value);
        high = Math.max(high ?? value, value);
      }
      if (low === null || high === null) return [0, 1];
      const spare = (high - low || Math.abs(high) || 1) * 0.08;
      const from = low >= 0 && low < 0.4 * high ? 0 : low - spare;
      return [low >= 0 ? Math.max(0, from) : from, high + spare];
    }

    function marks(drawn) {
      const { ctx, bbox } = drawn, paint = colours(), ratio = (bbox.width / drawn.over.clientWidth) || 1, size = ratio * scale();
      ctx.save();
      for (const { year, value, text } of figure.targets) {
        const x = drawn.valToPos(year, "x", true), y = drawn.valToPos(value, "y", true);
        ctx.strokeStyle = ctx.fillStyle = paint.target;
        ctx.lineWidth = 1.5 * size;
        ctx.setLineDash([2 * size, 3 * size]);
        ctx.beginPath(); ctx.moveTo(bbox.left, y); ctx.lineTo(bbox.left + bbox.width, y); ctx.stroke();
        ctx.setLineDash([]);
        ctx.lineWidth = 2 * size;
        const arm = 6 * size;
        ctx.beginPath(); ctx.moveTo(x, y - arm); ctx.lineTo(x + arm, y); ctx.lineTo(x, y + arm); ctx.lineTo(x - arm, y); ctx.closePath(); ctx.stroke();
        const label = `${words().target} ${text}`;
        ctx.font = `${12 * size}px ${FONT}`;
        const above = y - bbox.top > 24 * size;
        const left = Math.min(Math.max(x - ctx.measureText(label).width / 2, bbox.left + 2 * size), bbox.left + bbox.width - ctx.measureText(label).width - 2 * size);
        ctx.textAlign = "left";
        ctx.textBaseline = above ? "bottom" : "top";
        ctx.lineWidth = 4 * size;
        ctx.lineJoin = "round";
        ctx.strokeStyle = paint.ground;
        const line = above ? y - 9 * size : y + 9 * size;
        ctx.strokeText(label, left, line);
        ctx.fillText(label, left, line);
      }
      ctx.restore();
    }

    function build() {
      const paint = colours(), size = scale(), tint = (colour, share) => colour + share;
      plot?.destroy();
      const series = [{}], bands = [];
      fans().forEach((fan, place) => {
        const base = figure.baseline && place === 0;
        const order = figure.baseline ? place - 1 : place;
        const colour = base ? paint.baseline : paint.lines[order];
        const dash = (base ? BASELINE_DASH : DASHES[order]).map((part) => part * size);
        const edge = { stroke: tint(colour, "80"), width: 0.75 * size, dash, points: { show: false } };
        bands.push({ series: [series.length + 1, series.length], fill: tint(colour, base || figure.lines.length > 2 ? paint.baselineBand : paint.band) });
        series.push(edge, { ...edge }, { stroke: colour, width: (base ? 2 : 2.5) * size, dash, points: { show: false } });
      });
      series.push({ stroke: paint.ink, paths: () => null, points: { show: true, size: 8 * size, width: size, fill: paint.ink, stroke: paint.ground } });
      const side = { stroke: paint.quiet, font: `${12 * size}px ${FONT}`, grid: { stroke: paint.grid, width: size },
        ticks: { stroke: paint.axis, width: size, size: 5 * size }, border: { show: true, stroke: paint.axis, width: size } };
      plot = new uPlot({
        width: width() * size, height: height() * size, series, bands, legend: { show: false },
        padding: [10 * size, 16 * size, 0, 0],
        scales: { x: { time: false, range: (_, low, high) => [low - 0.3, high + 0.3] }, y: { range } },
        axes: [
          { ...side, size: 28 * size, gap: 4 * size, space: 44 * size, incrs: [1, 2, 5, 10, 20, 50], values: (_, ticks) => ticks.map(String) },
          { ...side, gap: 4 * size, space: 36 * size, values: (_, ticks) => ticks.map((tick) => short(tick, figure.language, figure.percent)),
            size: (_, ticks) => Math.max(34, 14 + 7.5 * Math.max(0, ...(ticks ?? []).map((tick) => [...tick].reduce((sum, sign) => sum + (sign > "⺀" ? 1.7 : 1), 0)))) * size },
        ],
        cursor: { y: false, drag: { setScale: false, x: false, y: false }, points: { size: 7 } },
        hooks: { draw: [marks], setCursor: [(moved) => hover(moved.cursor.idx)] },
      }, aligned(), ground);
      plot.root.style.zoom = String(1 / size);
      plot.over.style.cursor = "crosshair";
    }

    function keys() {
      const paint = colours(), items = [];
      const add = (picture, text) => items.push(make("li", {}, picture, make("span", {}, text)));
      const one = figure.lines.length === 1;
      figure.lines.forEach((line, place) => add(sample(paint.lines[place], DASHES[place], paint.lines[place] + paint.band), one ? words().lone(line.name) : line.name));
      if (figure.baseline) add(sample(paint.baseline, BASELINE_DASH, paint.baseline + paint.baselineBand), figure.baseline.name);
      if (figure.observed.length) add(sample(paint.ink, [], null, "dot"), words().observed);
      if (figure.targets.length) add(sample(paint.target, [], null, "mark"), words().target);
      if (!one) items.push(make("li", {}, words().bands));
      key.replaceChildren(...items);
    }

    // The words of one year: what each line says, what was observed, what the plan asks.
    function sentence(year) {
      const say = words(), parts = [], where = index(year);
      for (const fan of [...figure.lines, ...(figure.baseline ? [figure.baseline] : [])]) {
        const text = where < 0 ? null : fan.text?.[where];
        if (text) parts.push(`${fan.name} ${text}`);
      }
      const seen = figure.observed.find(([when]) => when === year);
      if (seen) parts.push(`${say.observed} ${figure.percent ? short(seen[1], figure.language, true) : seen[1].toLocaleString(figure.language)}`);
      for (const target of figure.targets) if (target.year === year) parts.push(`${say.target} ${target.text}`);
      return `${say.yearOf(year)}${say.is}${parts.join(say.list) || say.none}`;
    }

    function read() {
      const say = words(), year = at ?? axis[axis.length - 1];
      const text = at === null ? say.hint : sentence(at);
      if (readout.textContent !== text) readout.textContent = text;
      slider.setAttribute("aria-valuemin", axis[0]);
      slider.setAttribute("aria-valuemax", axis[axis.length - 1]);
      slider.setAttribute("aria-valuenow", year);
      slider.setAttribute("aria-valuetext", say.yearOf(year));
    }

    // Only the pointer moves the year; uPlot also reports cursors that new data or a new size moved.
    let inside = false;
    for (const kind of ["pointerenter", "pointermove", "pointerdown"]) ground.addEventListener(kind, () => { inside = true; });
    ground.addEventListener("pointerleave", () => { inside = false; });
    function hover(place) {
      if (!inside || place === null || place === undefined || axis[place] === at || axis[place] === undefined) return;
      at = axis[place];
      read();
      figure.onYear?.(at);
    }

    function point(year) {
      if (!plot || !axis.includes(year)) return;
      at = year;
      // The scales of a new chart stand one step later.
      queueMicrotask(() => { if (plot && at === year) plot.setCursor({ left: plot.valToPos(year, "x"), top: plot.over.clientHeight / 2 }, false); });
      read();
    }

    slider.addEventListener("keydown", (event) => {
      const here = at === null ? -1 : axis.indexOf(at), last = axis.length - 1;
      const move = { ArrowLeft: here < 0 ? last : here - 1, ArrowDown: here < 0 ? last : here - 1, ArrowRight: here + 1, ArrowUp: here + 1,
        PageDown: here - 5, PageUp: here + 5, Home: 0, End: last }[event.key];
      if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      point(axis[Math.min(last, Math.max(0, move))]);
      figure.onYear?.(at);
    });
    // Read aloud only while somebody reads the chart, not with each new answer.
    slider.addEventListener("focus", () => readout.setAttribute("aria-live", "polite"));
    slider.addEventListener("blur", () => readout.setAttribute("aria-live", "off"));

    function fillTable() {
      if (!details.open || !stale) return;
      stale = false;
      const say = words(), columns = [...figure.lines, ...(figure.baseline ? [figure.baseline] : [])];
      const cell = (text) => make("td", {}, text ?? say.none);
      const heads = [say.year, ...columns.map(({ name }) => name), ...(figure.observed.length ? [say.observed] : [])];
      head.replaceChildren(make("tr", {}, ...heads.map((text) => make("th", { scope: "col" }, text))));
      const seen = new Map(figure.observed);
      body.replaceChildren(...axis.filter((year) => index(year) >= 0 || seen.has(year)).map((year) => make("tr", {},
        make("th", { scope: "row" }, String(year)),
        ...columns.map((fan) => cell(fan.text?.[index(year)])),
        ...(figure.observed.length ? [cell(seen.has(year) ? (figure.percent ? short(seen.get(year), figure.language, true) : seen.get(year).toLocaleString(figure.language)) : null)] : []))));
    }

    function draw(given) {
      figure = { baseline: null, observed: [], targets: [], ...given };
      const data = aligned();
      const shape = JSON.stringify([look(), figure.language, figure.percent, figure.lines.map(({ name }) => name), figure.baseline?.name,
        figure.observed.length > 0, figure.targets.length > 0]);
      const title = figure.unit ? (figure.language === "zh" ? `${figure.title}（${figure.unit}）` : `${figure.title} (${figure.unit})`) : figure.title;
      if (heading.textContent !== title) heading.textContent = caption.textContent = title;
      if (shape !== built || !plot) {
        built = shape;
        const wide = look() === "print";
        node.classList.toggle("on-paper", wide);
        build();
        keys();
        tableName.textContent = figure.language === "zh" ? `${words().table}：${figure.title}` : `${words().table}: ${figure.title}`;
        scroll.setAttribute("aria-label", tableName.textContent);
        slider.setAttribute("aria-label", words().slider(figure.title));
        if (at !== null) point(at);
      } else plot.setData(data);
      stale = true;
      fillTable();
      read();
    }

    const again = () => figure && draw(figure);
    charts.add(again);
    const watch = new ResizeObserver(() => {
      if (!plot || look() === "print" || slider.clientWidth === 0) return;
      if (plot.width !== width() || plot.height !== height()) plot.setSize({ width: width(), height: height() });
    });
    watch.observe(slider);

    return {
      node, draw, point,
      remove() { charts.delete(again); watch.disconnect(); plot?.destroy(); node.remove(); },
    };
  }

  return { create, make, short };
})();

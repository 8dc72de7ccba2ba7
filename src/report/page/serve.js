// The page of levers: its state is a scenario and a list of levers, kept in the address; each change asks the engine coarsely, then finely.
(() => {
  "use strict";

  const WORDS = {
    zh: {
      page: "情景推演", skip: "跳到测算结果", tools: "操作", undo: "撤销", redo: "重做", pin: "固定为方案", save: "存为情景…", report: "生成报告", print: "打印",
      language: "English", levers: "政策杠杆", scenario: "起点情景", used: "已采用的调整", search: "查找杠杆", results: "测算结果", now: "本方案", baseline: "基准",
      difference: "与基准相差", changed: "变化了什么", unchanged: "与基准没有差别。", what: "项目", year: "年份", charts: "图表", pick: "选择显示的指标", automatic: "恢复自动选择",
      board: "规划目标", target: "目标", asks: "要求", probability: "达到的概率", compare: "方案比较", people: "人口", services: "服务", money: "资金",
      saveHeading: "存为情景", saveTitle: "情景名称", saveName: "文件名", saveRule: "文件名用小写字母、数字、下划线和连字符，以字母开头。", saveDo: "保存", cancel: "取消", close: "关闭",
      foot: "只在本机运行：不联网，不用 Cookie。关闭窗口或在终端按 Ctrl-C 即结束。", ended: "程序已结束。本页的数字仍可阅读和打印，但不能再测算。",
      none: "没有采用任何调整：结果即起点情景。", use: "采用", remove: "去掉", edit: "调整", restore: "取用", start: "起始年份", phase: "实施方式", step: "一次到位", linear: "逐年均匀", front: "前快后慢", over: "分几年",
      range: "范围", source: "来源", none_known: "—", slider: "滑块", value: "数值", choose: "请选择", measure: "指标", option: "方案", title: "方案名称", what_in: "调整", nothing: "无调整",
      pinned: "已固定当前方案。", pinFull: "最多固定四个方案，请先去掉一个。", pinFirst: "请先固定至少一个方案，再生成报告。", removed: "已去掉。", working: "正在测算……", waiting: "测算中……",
      reporting: "正在编写报告，可能需要几十秒……", saving: "正在保存……", unreachable: "没有收到程序的答复。", undone: "已撤销。", redone: "已重做。", files: "文件", higher: "高于基准", lower: "低于基准",
      invalid: (low, high) => `请填 ${low} 至 ${high} 之间的数。`, years: (from, to) => `请填 ${from} 至 ${to} 之间的年份。`, found: (count) => `${count} 个杠杆`,
      progress: (draws, fine) => (fine ? `已细算：${draws} 次模拟。` : `粗算：${draws} 次模拟，正在细算……`), period: (from, to) => `${from}—${to} 年预算`,
      starts: (year) => `${year} 年起`, spread: (years, front) => (front ? `分 ${years} 年、前快后慢` : `分 ${years} 年、逐年均匀`), at: (title, year) => `${title}，${year} 年`,
      heard: (budget, difference, changed) => `测算完成。预算 ${budget}，与基准相差 ${difference}；${changed} 个目标的概率有变化。`, join: "，", is: "：",
    },
    en: {
      page: "What if", skip: "Skip to the results", tools: "Actions", undo: "Undo", redo: "Redo", pin: "Pin as option", save: "Save as scenario…", report: "Make report", print: "Print",
      language: "中文", levers: "Levers", scenario: "Starting scenario", used: "Levers in use", search: "Find a lever", results: "Results", now: "This plan", baseline: "Baseline",
      difference: "Difference", changed: "What changed", unchanged: "No difference from the baseline.", what: "Item", year: "Year", charts: "Charts", pick: "Choose the indicators shown", automatic: "Choose automatically again",
      board: "Targets of the plan", target: "Target", asks: "Asks", probability: "Probability of reaching it", compare: "Options compared", people: "People", services: "Services", money: "Money",
      saveHeading: "Save as scenario", saveTitle: "Title of the scenario", saveName: "File name", saveRule: "Small letters, digits, underscores and hyphens; begins with a letter.", saveDo: "Save", cancel: "Cancel", close: "Close",
      foot: "Runs on this computer only: no network, no cookies. Ends when the window is closed or with Ctrl-C in the terminal.", ended: "The program has ended. The figures of this page can still be read and printed, but nothing more can be estimated.",
      none: "No lever in use: the results are those of the starting scenario.", use: "Use", remove: "Remove", edit: "Edit", restore: "Restore", start: "First year", phase: "Phase-in", step: "at once", linear: "evenly over", front: "front-loaded over", over: "years",
      range: "Range", source: "Source", none_known: "—", slider: "slider", value: "value", choose: "Choose", measure: "Measure", option: "Option", title: "Title of the option", what_in: "Levers", nothing: "none",
      pinned: "The present plan is pinned.", pinFull: "Four options at most: remove one first.", pinFirst: "Pin at least one option before making the report.", removed: "Removed.", working: "Estimating…", waiting: "estimating…",
      reporting: "Writing the report; this may take a while…", saving: "Saving…", unreachable: "The program did not answer.", undone: "Undone.", redone: "Redone.", files: "Files", higher: "higher than the baseline", lower: "lower than the baseline",
      invalid: (low, high) => `Enter a number from ${low} to ${high}.`, years: (from, to) => `Enter a year from ${from} to ${to}.`, found: (count) => `${count} ${count === 1 ? "lever" : "levers"}`,
      progress: (draws, fine) => (fine ? `Refined: ${draws} draws.` : `Coarse: ${draws} draws; refining…`), period: (from, to) => `Budget ${from}–${to}`,
      starts: (year) => `from ${year}`, spread: (years, front) => (front ? `front-loaded over ${years} years` : `evenly over ${years} years`), at: (title, year) => `${title}, ${year}`,
      heard: (budget, difference, changed) => `Estimated. Budget ${budget}, difference ${difference}; the probability of ${changed} ${changed === 1 ? "target" : "targets"} changed.`, join: ", ", is: ": ",
    },
  };
  const MOST_PINS = 4, REST = 250, LETTERS = "ABCD";
  const { make, create } = plancastChart;
  const by = (id) => document.getElementById(id);

  // ---- Words: each text remembers what it says in both languages, so that another language needs no request. ----

  let language = "zh";
  const told = new WeakMap();
  const word = (key, ...given) => (tongue) => (typeof WORDS[tongue][key] === "function" ? WORDS[tongue][key](...given) : WORDS[tongue][key]);
  const both = (words, tongue = language) => (typeof words === "function" ? words(tongue) : typeof words === "string" ? words : words?.[tongue] ?? words?.zh ?? "");
  const joined = (...parts) => (tongue) => parts.map((part) => both(part, tongue)).join("");
  function write(node, what, words) {
    const text = both(words);
    if (what !== "text") node.setAttribute(what, text);
    else if (node.textContent !== text) node.textContent = text;
  }
  function say(node, words, what = "text") {
    if (!told.has(node)) { told.set(node, new Map()); node.setAttribute("data-said", ""); }
    told.get(node).set(what, words);
    write(node, what, words);
    return node;
  }
  const spoken = (tag, words, attributes = {}) => say(make(tag, attributes), words);
  let noticeTimer = 0;
  function notice(words, stays = false) {
    clearTimeout(noticeTimer);
    by("notice").classList.remove("off");
    say(by("said"), words);
    if (!stays) noticeTimer = setTimeout(quiet, 6000);
  }
  function quiet() {
    const inside = document.activeElement === by("close");
    say(by("said"), "");
    by("notice").classList.add("off");
    if (inside) by("results").focus({ preventScroll: true });
  }

  // ---- State: one object that is never changed in place; undo keeps the earlier ones. ----

  let model = null, state = { scenario: "baseline", with: [] }, shown = null, past = [], future = [], lastTag = "", lastTime = 0, dragging = false, moved = null;
  const same = (one, other) => one.scenario === other.scenario && one.with.join("\n") === other.with.join("\n");

  // A lever as it stands in the address: key=value@year~phaseN.
  function parse(text) {
    const found = /^([^=]+)=([^@~]*)(?:@(\d+))?(?:~([a-z]+)(\d+))?$/.exec(text);
    return found && { key: found[1], value: found[2], year: found[3] ? Number(found[3]) : null, phase: found[4] ?? "step", over: found[5] ? Number(found[5]) : 3 };
  }
  const written = ({ key, value, year, phase, over }) => `${key}=${value}${year ? `@${year}` : ""}${phase === "step" ? "" : `~${phase}${over}`}`;
  const lever = (key) => model.levers.find((one) => one.key === key);

  function change(next, tag = "", about = null) {
    if (same(next, state)) return;
    const now = Date.now();
    // One drag, or one run of the arrow keys, is one step back.
    if (!(tag && tag === lastTag && (dragging || now - lastTime < 800))) { past.push(state); if (past.length > 200) past.shift(); }
    lastTag = tag; lastTime = now; future = [];
    state = next;
    if (about) moved = about;
    settle();
  }
  function travel(from, to, words) {
    if (!from.length) return;
    to.push(state);
    state = from.pop();
    lastTag = "";
    settle();
    say(by("aloud"), word(words));
  }
  const undo = () => travel(past, future, "undone");
  const redo = () => travel(future, past, "redone");
  const place = (list, key) => list.findIndex((text) => parse(text)?.key === key);
  function putLever(entry, tag) {
    const list = [...state.with], at = place(list, entry.key);
    if (at < 0) list.push(written(entry)); else list[at] = written(entry);
    change({ ...state, with: list }, tag, lever(entry.key)?.service ?? null);
  }
  const dropLever = (at) => change({ ...state, with: state.with.filter((_, index) => index !== at) });

  // Everything on the page that follows the state, then the engine.
  function settle() {
    syncLevers(); syncUsed(); syncPicker();
    by("scenario").value = state.scenario;
    setOff("undo", !past.length); setOff("redo", !future.length);
    clearTimeout(addressTimer);
    addressTimer = setTimeout(writeAddress, 200);
    askSoon();
  }
  // A button that is off stays in the order of the keyboard, so that focus is not lost on it.
  const setOff = (id, off) => by(id).setAttribute("aria-disabled", String(off));

  // ---- Address ----

  let addressTimer = 0;
  function address() {
    const plain = (text) => encodeURIComponent(text).replace(/%(3D|40|7E|2C|3A)/g, decodeURIComponent);
    return "#" + [`scenario=${plain(state.scenario)}`, ...state.with.map((text) => `with=${plain(text)}`),
      ...pins.map((one) => `pin=${plain([one.title ?? "", one.scenario, ...one.with].join("|"))}`), `lang=${language}`, ...(shown ? [`show=${plain(shown.join(","))}`] : [])].join("&");
  }
  function writeAddress() { if (location.hash !== address()) history.replaceState(null, "", address()); }
  function readAddress() {
    const read = { scenario: model.scenarios[0]?.key ?? "baseline", with: [], pins: [], lang: null, show: null };
    if (model.scenarios.some(({ key }) => key === "baseline")) read.scenario = "baseline";
    for (const part of location.hash.slice(1).split("&")) {
      const cut = part.indexOf("=");
      if (cut < 0) continue;
      let text = part.slice(cut + 1);
      try { text = decodeURIComponent(text); } catch { /* stands as it was typed */ }
      const name = part.slice(0, cut);
      if (name === "with" && text) read.with.push(text);
      else if (name === "pin" && read.pins.length < MOST_PINS) { const [title, scenario, ...levers] = text.split("|"); if (scenario) read.pins.push({ title: title || null, scenario, with: levers }); }
      else if (name === "scenario" && text) read.scenario = text;
      else if (name === "lang" && WORDS[text]) read.lang = text;
      else if (name === "show") read.show = text.split(",").filter((key) => model.quantities.some((quantity) => quantity.key === key));
    }
    return read;
  }
  function followAddress() {
    if (location.hash === address()) return;
    const read = readAddress();
    shown = read.show;
    const listed = (list) => JSON.stringify(list.map((one) => [one.title, one.scenario, one.with]));
    if (listed(read.pins) !== listed(pins)) { pins = []; read.pins.forEach(addPin); syncPins(); }
    if (read.lang && read.lang !== language) speak(read.lang);
    const next = { scenario: read.scenario, with: read.with };
    if (same(next, state)) { syncPicker(); askSoon(); } else change(next);
  }

  // ---- Requests: the newest state wins; coarse while something moves, fine when it rests. ----

  let number = 0, ended = false, coarseBusy = false, coarseAgain = false, fineDue = false, fineTimer = 0, pinBusy = false, answer = null;
  const newest = { coarse: 0, fine: 0 };
  // Numbers rise over reloads and over several windows too.
  const nextNumber = () => (number = Math.max(number + 1, Date.now()));
  async function post(path, body) {
    const reply = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json", "X-Plancast": "1" }, body: JSON.stringify(body), cache: "no-store" });
    const data = await reply.json().catch(() => ({}));
    return { ok: reply.ok, data };
  }
  function askSoon() {
    if (ended) return;
    clearTimeout(fineTimer);
    fineDue = false;
    fineTimer = setTimeout(() => { if (coarseBusy) fineDue = true; else ask("fine"); }, REST);
    if (coarseBusy) coarseAgain = true; else ask("coarse");
  }
  async function ask(draws) {
    if (ended) return;
    const asked = { ...state, draws, show: showing() }, mine = nextNumber();
    newest[draws] = mine;
    if (draws === "coarse") coarseBusy = true;
    by("results").setAttribute("aria-busy", "true");
    let reply = null;
    try { reply = await post("answer", { number: mine, draws, scenario: asked.scenario, with: asked.with, show: asked.show }); } catch { reply = null; }
    if (draws === "coarse") coarseBusy = false;
    const current = mine === newest[draws] && (draws === "coarse" || mine > newest.coarse);
    if (!reply) { if (!ended) { say(by("progress"), word("unreachable")); by("results").removeAttribute("aria-busy"); } }
    else if (current && !reply.ok) refuse(reply.data.messages, asked);
    else if (current && reply.data.superseded) { if (draws === "fine" && same(asked, state)) fineTimer = setTimeout(() => ask("fine"), 500); }
    else if (current) { answer = { ...reply.data, asked, fine: draws === "fine" }; show(); }
    if (draws !== "coarse") { if (current) fillPins(); return; }
    if (coarseAgain) { coarseAgain = false; ask("coarse"); }
    else if (fineDue) { fineDue = false; ask("fine"); }
  }
  function refuse(messages, asked) {
    tell(by("faults"), messages ?? [word("unreachable")]);
    by("results").removeAttribute("aria-busy");
    if (same(asked, state)) { clearTimeout(fineTimer); fineDue = false; }
  }
  // Messages are written anew only when they change: a reader hears each once.
  function tell(host, messages) {
    const key = JSON.stringify(messages.map((words) => both(words, "zh")));
    if (host.dataset.key === key) return;
    host.dataset.key = key;
    host.replaceChildren(...messages.map((words) => spoken("p", words)));
  }
  // A pinned plan lacks figures when it was pinned before its fine answer came or when other indicators are chosen now.
  async function fillPins() {
    if (pinBusy || ended || !answer?.fine) return;
    const wanted = showing(), pin = pins.find((one) => !one.failed && !(one.answer && wanted.every((key) => one.answer.quantities[key])));
    if (!pin) return;
    if (answer.fine && same(answer.asked, pin) && wanted.every((key) => answer.quantities[key])) { pin.answer = answer; syncPins(); return fillPins(); }
    pinBusy = true;
    try {
      const reply = await post("answer", { number: nextNumber(), draws: "fine", scenario: pin.scenario, with: pin.with, show: wanted });
      if (!reply.ok) pin.failed = true;
      else if (!reply.data.superseded) pin.answer = reply.data;
      syncPins();
      if (reply.data.superseded) return;
    } catch { return; } finally { pinBusy = false; }
    fillPins();
  }

  // ---- Levers ----

  const controls = new Map();
  const decimals = (step) => (String(step).split(".")[1] ?? "").length;
  const factor = (one) => (one.percent ? 100 : 1);
  const onScale = (one, value) => Number((value * factor(one)).toFixed(decimals(one.step) + 2));
  const fromScale = (one, value) => String(Number((value / factor(one)).toFixed(decimals(one.step) + 4)));
  const unit = (one) => (tongue) => (one.percent ? "%" : both(one.unit, tongue));
  const amount = (one, value) => (tongue) => `${onScale(one, value).toLocaleString(tongue)}${one.percent || !both(one.unit, tongue) ? "" : " "}${unit(one)(tongue)}`;
  const choice = (one, key) => (tongue) => both(one.choices.find((each) => each.key === key)?.title ?? key, tongue);
  const name = (one) => joined(one.title, " · ", one.what_title);
  function describe(text) {
    const entry = parse(text), one = entry && lever(entry.key);
    if (!one) return text;
    const value = one.choices ? choice(one, entry.value) : amount(one, Number(entry.value));
    return (tongue) => [`${both(name(one), tongue)}${WORDS[tongue].is}${value(tongue)}`, entry.year && WORDS[tongue].starts(entry.year),
      entry.phase !== "step" && WORDS[tongue].spread(entry.over, entry.phase === "front")].filter(Boolean).join(WORDS[tongue].join);
  }

  function buildLever(one, at) {
    const id = `lever-${at}`, fault = make("p", { class: "fault", id: `${id}-fault`, hidden: true });
    const use = make("input", { type: "checkbox", id: `${id}-use` });
    const legend = make("legend", {}, make("label", { class: "use", for: use.id }, use, spoken("span", one.what_title)));
    say(use, joined(word("use"), word("is"), name(one)), "aria-label");
    const limits = { min: onScale(one, one.low), max: onScale(one, one.high), step: onScale(one, one.step) || "any" };
    const slider = one.choices ? null : make("input", { type: "range", id: `${id}-slider`, ...limits });
    const field = one.choices ? null : make("input", { type: "number", id: `${id}-value`, ...limits, step: "any", inputmode: "decimal", "aria-describedby": `${fault.id} ${id}-about` });
    const list = one.choices ? make("select", { id: `${id}-choice` }, spoken("option", word("choose"), { value: "" }), ...one.choices.map((each) => spoken("option", each.title, { value: each.key }))) : null;
    for (const [node, part] of [[slider, "slider"], [field, "value"], [list, "choose"]]) if (node) say(node, joined(name(one), " ", word(part)), "aria-label");
    const year = make("input", { type: "number", id: `${id}-year`, min: one.first_year, max: one.last_year, step: 1, value: one.usual_year, inputmode: "numeric", "aria-describedby": fault.id });
    const phases = one.phases?.length ? one.phases : ["step"];
    const phase = make("select", { id: `${id}-phase` }, ...phases.map((key) => spoken("option", word(key), { value: key })));
    const over = make("input", { type: "number", id: `${id}-over`, min: 2, max: Math.max(2, one.last_year - one.first_year), step: 1, value: 3, inputmode: "numeric", hidden: true });
    say(year, joined(name(one), " ", word("start")), "aria-label"); say(phase, joined(name(one), " ", word("phase")), "aria-label"); say(over, joined(name(one), " ", word("over")), "aria-label");
    const baseline = one.baseline === null || one.baseline === undefined ? word("none_known") : one.choices ? choice(one, one.baseline) : amount(one, one.baseline);
    const about = make("div", { id: `${id}-about` },
      spoken("p", joined(word("baseline"), word("is"), baseline, ...(one.choices ? [] : [word("join"), word("range"), word("is"), (tongue) => `${onScale(one, one.low).toLocaleString(tongue)}${tongue === "zh" ? "～" : "–"}`, amount(one, one.high)]))),
      spoken("p", joined(word("source"), word("is"), one.source)), both(one.note) ? spoken("p", one.note) : null);
    const node = make("fieldset", { class: "lever", id }, legend,
      make("div", { class: "set" }, slider, field, one.choices ? list : spoken("span", unit(one), { class: "unit" })),
      make("div", { class: "when" }, make("label", { for: year.id }, spoken("span", word("start")), year), phases.length > 1 ? phase : null, over), fault, about);
    const control = { one, node, use, slider, field, list, year, phase, over, fault };

    const entry = (value) => ({ key: one.key, value, year: Number(year.value) || one.usual_year, phase: phase.value, over: Math.max(2, Number(over.value) || 3) });
    const held = () => (one.choices ? list.value || one.choices[0].key : fromScale(one, Number(field.value === "" ? slider.value : field.value)));
    const complain = (words, node) => { fault.hidden = !words; if (words) say(fault, words); for (const each of [field, year]) each?.setAttribute("aria-invalid", String(Boolean(words) && each === node)); return Boolean(words); };
    const wrongYear = () => { const value = Number(year.value); return !Number.isInteger(value) || value < one.first_year || value > one.last_year ? word("years", one.first_year, one.last_year) : null; };
    const put = (value, part) => { if (!complain(wrongYear(), year)) putLever(entry(value), `${one.key} ${part}`); };
    use.addEventListener("change", () => { const at = place(state.with, one.key); if (use.checked) put(held(), "use"); else if (at >= 0) { moved = one.service; dropLever(at); } if (use.checked && place(state.with, one.key) < 0) use.checked = false; });
    slider?.addEventListener("pointerdown", () => { dragging = true; });
    slider?.addEventListener("input", () => { field.value = slider.value; put(fromScale(one, Number(slider.value)), "value"); spell(); });
    field?.addEventListener("input", () => {
      const value = Number(field.value);
      if (field.value === "" || Number.isNaN(value) || value < limits.min || value > limits.max) { complain(word("invalid", limits.min, limits.max), field); return; }
      complain(null);
      slider.value = field.value;
      put(fromScale(one, value), "value"); spell();
    });
    list?.addEventListener("change", () => { const at = place(state.with, one.key); if (list.value) put(list.value, "value"); else if (at >= 0) dropLever(at); });
    const when = (part) => () => { over.hidden = phase.value === "step"; if (complain(wrongYear(), year)) return; if (place(state.with, one.key) >= 0) putLever(entry(parse(state.with[place(state.with, one.key)]).value), `${one.key} ${part}`); };
    year.addEventListener("input", when("year")); phase.addEventListener("change", when("phase")); over.addEventListener("input", when("over"));
    const spell = () => slider && say(slider, amount(one, Number(held())), "aria-valuetext");
    control.follow = (entry) => {
      use.checked = Boolean(entry);
      if (one.choices) list.value = entry?.value ?? "";
      else {
        const value = onScale(one, entry ? Number(entry.value) : one.baseline ?? one.low);
        if (Number(slider.value) !== value) slider.value = value;
        // What is being typed is left alone as long as it means the same.
        if (Number(field.value) !== value || field.value === "") field.value = value;
        spell();
      }
      if (!entry) { over.hidden = phase.value === "step"; return; }
      if (entry.year && Number(year.value) !== entry.year) year.value = entry.year;
      if (phase.value !== entry.phase) phase.value = entry.phase;
      over.hidden = entry.phase === "step";
      if (entry.phase !== "step" && Number(over.value) !== entry.over) over.value = entry.over;
      complain(null);
    };
    controls.set(one.key, control);
    return node;
  }
  function buildLevers() {
    const groups = new Map();
    model.levers.forEach((one, at) => { if (!groups.has(one.service)) groups.set(one.service, []); groups.get(one.service).push([one, at]); });
    for (const [service, levers] of groups) {
      const summary = spoken("summary", levers[0][0].title);
      by("levers").append(make("details", { class: "service", "data-service": service }, summary, ...levers.map(([one, at]) => buildLever(one, at))));
    }
    for (const { node, one } of controls.values()) say(node, name(one), "aria-label");
    const first = by("levers").querySelector("details");
    if (first) first.open = true;
  }
  function syncLevers() {
    const held = new Map();
    for (const text of state.with) { const entry = parse(text); if (entry && !held.has(entry.key)) held.set(entry.key, entry); }
    for (const [key, control] of controls) control.follow(held.get(key) ?? null);
  }
  let openBefore = null;
  function search() {
    const wanted = by("search").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { node, one } of controls.values()) {
      const text = [one.key, ...["zh", "en"].flatMap((tongue) => [both(one.title, tongue), both(one.what_title, tongue)])].join(" ").toLowerCase();
      node.hidden = !wanted.every((part) => text.includes(part));
      if (!node.hidden) count += 1;
    }
    if (wanted.length && !openBefore) openBefore = new Set([...by("levers").children].filter((group) => group.open));
    for (const group of by("levers").children) {
      group.hidden = ![...group.querySelectorAll(".lever")].some((node) => !node.hidden);
      if (openBefore) group.open = wanted.length ? !group.hidden : openBefore.has(group);
    }
    if (!wanted.length) openBefore = null;
    say(by("found"), wanted.length ? word("found", count) : "");
  }
  function goTo(key) {
    const control = controls.get(key);
    if (!control) return;
    if (control.node.hidden) { by("search").value = ""; search(); }
    control.node.closest("details").open = true;
    (control.slider ?? control.list).focus();
    control.node.scrollIntoView({ block: "nearest" });
  }
  function syncUsed() {
    const host = by("used"), inside = host.contains(document.activeElement);
    while (host.children.length > Math.max(1, state.with.length)) host.lastElementChild.remove();
    if (!state.with.length) { host.replaceChildren(make("li", {}, spoken("span", word("none"), { class: "quiet" }))); host.dataset.empty = "yes"; }
    else {
      if (host.dataset.empty) { host.replaceChildren(); delete host.dataset.empty; }
      state.with.forEach((text, at) => {
        if (!host.children[at]) {
          const go = spoken("button", word("edit"), { type: "button", onclick: () => goTo(parse(state.with[at])?.key) });
          const out = spoken("button", word("remove"), { type: "button", onclick: () => dropLever(at) });
          host.append(make("li", {}, make("span"), make("span", { class: "bar" }, go, out)));
        }
        const row = host.children[at], [go, out] = row.querySelectorAll("button");
        say(row.firstChild, describe(text));
        say(go, joined(word("edit"), word("is"), describe(text)), "aria-label"); say(out, joined(word("remove"), word("is"), describe(text)), "aria-label");
        go.hidden = !controls.has(parse(text)?.key);
      });
    }
    if (inside && !host.contains(document.activeElement)) by("used-heading").focus();
  }

  // ---- Results ----

  const charts = new Map(), rows = new Map(), picks = new Map();
  const quantity = (key) => model.quantities.find((one) => one.key === key);
  const group = (key) => model.quantities.filter((one) => one.group === key);
  function showing() {
    if (shown) return shown;
    const service = moved ?? lever(parse(state.with[state.with.length - 1] ?? "")?.key)?.service;
    const of = (one) => service && one.key.startsWith(service) && !/^[a-z0-9_]/.test(one.key.slice(service.length));
    const people = quantity("holders") ?? group("people")[0], money = group("money")[0];
    const served = model.quantities.find(of) ?? group("services")[0];
    return [...new Set([people, served, money].filter(Boolean).map((one) => one.key))];
  }
  function syncPicker() {
    const now = showing();
    for (const [key, box] of picks) box.checked = now.includes(key);
    setOff("automatic", !shown);
  }
  function buildPicker() {
    for (const key of ["people", "services", "money"]) {
      if (!group(key).length) continue;
      by("choices").append(make("fieldset", {}, spoken("legend", word(key)), ...group(key).map((one) => {
        const box = make("input", { type: "checkbox" });
        picks.set(one.key, box);
        box.addEventListener("change", () => {
          shown = model.quantities.map((each) => each.key).filter((each) => picks.get(each).checked);
          writeAddress(); syncPicker(); askSoon();
        });
        return make("label", {}, box, spoken("span", one.title));
      })));
    }
    by("automatic").addEventListener("click", () => { if (!shown) return; shown = null; writeAddress(); syncPicker(); askSoon(); });
  }
  function buildTargets() {
    for (const one of model.targets) {
      const chance = make("span"), note = make("span", { class: "unseen" }), fill = make("i"), tick = make("b");
      const row = { chance, note, fill, tick, gauge: make("span", { class: "gauge", "aria-hidden": "true" }, fill, tick), baseline: make("td") };
      rows.set(one.key, row);
      by("targets").append(make("tr", { "data-target": one.key }, spoken("th", one.title, { scope: "row" }), make("td", {}, String(one.year)), spoken("td", one.asks),
        make("td", { class: "chance" }, chance, note, row.gauge), row.baseline));
    }
  }
  const texts = (entry) => entry?.text?.map((words) => both(words)) ?? [];
  const line = (named, entry) => ({ name: WORDS[language][named], low: entry.low, mid: entry.mid, high: entry.high, text: texts(entry) });
  function drawCharts() {
    if (!answer) return;
    const wanted = showing().filter((key) => answer.quantities?.[key] || charts.has(key));
    for (const [key, chart] of charts) if (!wanted.includes(key)) {
      if (chart.node.contains(document.activeElement)) by("results").focus({ preventScroll: true });
      chart.remove(); charts.delete(key);
    }
    wanted.forEach((key, at) => {
      if (!charts.has(key)) charts.set(key, create(by("charts")));
      const chart = charts.get(key), one = quantity(key), given = answer.quantities[key];
      chart.node.dataset.quantity = key;
      if (by("charts").children[at] !== chart.node && !chart.node.contains(document.activeElement)) by("charts").insertBefore(chart.node, by("charts").children[at] ?? null);
      if (!given) return;
      const base = answer.baseline?.[key];
      chart.draw({ language, title: both(one.title), unit: both(one.unit), percent: Boolean(one.percent), years: model.years, lines: [line("now", given)],
        baseline: base ? line("baseline", base) : null, observed: one.observed ?? [],
        targets: model.targets.filter((each) => each.quantity === key && typeof each.value === "number").map((each) => ({ year: each.year, value: each.value, text: both(each.asks) })) });
    });
  }
  function show() {
    const { budget, targets, changed, messages, draws, fine, asked } = answer;
    tell(by("faults"), messages ?? []);
    say(by("progress"), word("progress", draws, fine));
    say(by("budget-heading"), word("period", ...budget.period));
    say(by("budget-now"), budget.text); say(by("budget-baseline"), budget.baseline_text); say(by("budget-difference"), budget.difference_text);
    say(by("strip"), joined(word("period", ...budget.period), word("is"), budget.text, word("join"), word("difference"), " ", budget.difference_text));
    for (const one of targets) {
      const row = rows.get(one.key);
      if (!row) continue;
      say(row.chance, one.text); say(row.baseline, one.baseline_text);
      const known = typeof one.probability === "number", base = typeof one.baseline_probability === "number";
      const gap = known && base ? one.probability - one.baseline_probability : 0;
      say(row.note, Math.abs(gap) < 0.005 ? "" : joined(" ", word(gap > 0 ? "higher" : "lower")));
      row.gauge.hidden = !known; row.tick.hidden = !base;
      if (known) row.fill.style.width = `${100 * one.probability}%`;
      if (base) row.tick.style.left = `${100 * one.baseline_probability}%`;
    }
    const body = by("changed");
    while (body.children.length > changed.length) body.lastElementChild.remove();
    changed.forEach((one, at) => {
      const row = body.children[at] ?? body.appendChild(make("tr", {}, make("th", { scope: "row" }), ...[0, 1, 2, 3].map(() => make("td"))));
      [one.title, String(one.year ?? ""), one.text, one.baseline_text, one.difference_text].forEach((words, cell) => say(row.children[cell], words));
    });
    const inside = by("changed-scroll") === document.activeElement;
    by("unchanged").hidden = changed.length > 0; by("changed-scroll").hidden = !changed.length;
    if (inside && !changed.length) by("results").focus({ preventScroll: true });
    drawCharts(); syncPins();
    if (fine) { by("results").removeAttribute("aria-busy"); hear(); }
    // For whoever measures: what stands on the page now.
    const seen = { number: answer.number, draws: fine ? "fine" : "coarse", state: JSON.stringify([asked.scenario, asked.with]) };
    requestAnimationFrame(() => Object.assign(by("results").dataset, seen));
  }
  let hearTimer = 0, heard = "";
  function hear() {
    clearTimeout(hearTimer);
    hearTimer = setTimeout(() => {
      const count = answer.targets.filter((one) => typeof one.probability === "number" && typeof one.baseline_probability === "number" && Math.abs(one.probability - one.baseline_probability) >= 0.005).length;
      const words = (tongue) => WORDS[tongue].heard(both(answer.budget.text, tongue), both(answer.budget.difference_text, tongue), count);
      if (heard && words("zh") !== heard) say(by("aloud"), words);
      heard = words("zh");
    }, 1200);
  }

  // ---- Pinned options ----

  let pins = [];
  function pin() {
    if (pins.length >= MOST_PINS) { notice(word("pinFull")); return; }
    addPin({ title: null, scenario: state.scenario, with: [...state.with] });
    syncPins(); fillPins(); writeAddress();
    notice(word("pinned"));
  }
  function addPin(given) {
    const letter = [...LETTERS].find((each) => !pins.some((one) => one.letter === each));
    const one = { ...given, letter, answer: null };
    one.field = make("input", { type: "text", maxlength: 60, autocomplete: "off", oninput: () => { one.title = one.field.value.replace(/\|/g, " ").trim() || null; }, onchange: writeAddress });
    const back = spoken("button", word("restore"), { type: "button", onclick: () => change({ scenario: one.scenario, with: [...one.with] }) });
    const out = spoken("button", word("remove"), { type: "button", onclick: () => { pins = pins.filter((each) => each !== one); syncPins(); writeAddress(); notice(word("removed")); (pins[0]?.field ?? by("pin")).focus(); } });
    say(one.field, joined(word("title"), " ", letter), "aria-label");
    say(back, joined(word("restore"), " ", letter), "aria-label"); say(out, joined(word("remove"), " ", letter), "aria-label");
    one.head = make("th", { scope: "col" }, one.field, make("span", { class: "bar" }, back, out));
    one.field.value = pinTitle(one);
    pins.push(one);
  }
  const pinTitle = (one) => one.title ?? both(joined(word("option"), " ", one.letter));
  function syncPins() {
    by("comparison").hidden = !pins.length;
    setOff("report", !pins.length); setOff("pin", pins.length >= MOST_PINS);
    if (!pins.length || !answer) return;
    const head = by("compare").tHead;
    if (!head.rows.length) head.append(make("tr", {}, spoken("th", word("measure"), { scope: "col" }), spoken("th", word("baseline"), { scope: "col" }), spoken("th", word("now"), { scope: "col" })));
    const cells = head.rows[0];
    for (const cell of [...cells.children].slice(3)) if (!pins.some((one) => one.head === cell)) cell.remove();
    for (const one of pins) { if (one.head.parentNode !== cells) cells.append(one.head); if (!one.title && document.activeElement !== one.field) one.field.value = pinTitle(one); }
    const years = [...new Set([model.plan_year, model.until])].filter((year) => model.years.includes(year));
    const plan = (one) => (tongue) => [...(one.scenario === "baseline" ? [] : [both(model.scenarios.find(({ key }) => key === one.scenario)?.title ?? one.scenario, tongue)]), ...one.with.map((text) => both(describe(text), tongue))].join("\n") || WORDS[tongue].nothing;
    const all = (read) => pins.map((one) => (one.answer ? read(one.answer) ?? word("none_known") : one.failed ? word("unreachable") : word("waiting")));
    const lines = [
      { title: word("what_in"), kind: "plan", cells: [word("none_known"), plan(answer.asked), ...pins.map(plan)] },
      { title: word("period", ...answer.budget.period), cells: [answer.budget.baseline_text, answer.budget.text, ...all((given) => given.budget.text)] },
      ...model.targets.map((one) => {
        const of = (given) => given.targets.find(({ key }) => key === one.key);
        return { title: (tongue) => `${both(one.title, tongue)}${WORDS[tongue].is}${both(one.asks, tongue)}`, cells: [of(answer)?.baseline_text ?? "", of(answer)?.text ?? "", ...all((given) => of(given)?.text)] };
      }),
      ...showing().flatMap((key) => years.map((year) => {
        const at = model.years.indexOf(year), of = (given) => given?.[key]?.text?.[at] ?? word("none_known");
        return { title: (tongue) => WORDS[tongue].at(`${both(quantity(key).title, tongue)}`, year), cells: [of(answer.baseline), of(answer.quantities), ...all((given) => of(given.quantities))] };
      })),
    ];
    by("compare").tBodies[0].replaceChildren(...lines.map((one) => make("tr", {}, spoken("th", one.title, { scope: "row" }), ...one.cells.map((words) => spoken("td", words, { class: one.kind ?? null })))));
  }

  // ---- Saving, reporting, ending ----

  async function save(event) {
    event.preventDefault();
    tell(by("saving-faults"), [word("saving")]);
    try {
      const reply = await post("save", { scenario: state.scenario, with: state.with, name: by("saving-name").value, title: by("saving-title").value });
      if (!reply.ok) { tell(by("saving-faults"), reply.data.messages ?? [word("unreachable")]); return; }
      by("saving").close();
      notice(joined(reply.data.message, "\n", word("files"), word("is"), reply.data.file ?? ""), true);
    } catch { tell(by("saving-faults"), [word("unreachable")]); }
  }
  let reporting = false;
  async function report() {
    if (!pins.length) { notice(word("pinFirst")); return; }
    if (reporting) return;
    reporting = true;
    setOff("report", true);
    by("report").setAttribute("aria-busy", "true");
    notice(word("reporting"), true);
    try {
      const reply = await post("report", { pinned: pins.map((one) => ({ scenario: one.scenario, with: one.with, title: pinTitle(one) })) });
      if (reply.ok) notice(joined(reply.data.message, "\n", word("files"), word("is"), [reply.data.folder, ...(reply.data.files ?? [])].filter(Boolean).join("\n")), true);
      else notice((tongue) => (reply.data.messages ?? [word("unreachable")]).map((words) => both(words, tongue)).join("\n"), true);
    } catch { notice(word("unreachable"), true); }
    reporting = false;
    by("report").removeAttribute("aria-busy");
    setOff("report", !pins.length);
  }
  function end() {
    if (ended) return;
    ended = true;
    clearTimeout(fineTimer);
    if (by("saving").open) by("saving").close();
    for (const node of document.querySelectorAll("button, input, select")) if (!["print", "language", "close"].includes(node.id)) node.disabled = true;
    by("results").removeAttribute("aria-busy");
    say(by("ended"), word("ended"));
    by("ended").hidden = false;
    by("ended").focus();
  }
  function stayAlive() {
    const stream = new EventSource("alive");
    let timer = 0;
    // The browser tries again by itself; a program that has ended does not come back.
    const over = () => { stream.close(); end(); };
    stream.onopen = () => { clearTimeout(timer); timer = 0; };
    stream.onerror = () => { if (stream.readyState === EventSource.CLOSED) over(); else timer ||= setTimeout(over, 4000); };
    addEventListener("pagehide", () => stream.close());
    addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  }

  // ---- Start ----

  function speak(tongue) {
    language = tongue;
    document.documentElement.lang = tongue === "zh" ? "zh-Hans-CN" : "en";
    document.title = `${both(model.title)} · ${WORDS[tongue].page}`;
    for (const node of document.querySelectorAll("[data-said]")) for (const [what, words] of told.get(node)) write(node, what, words);
    by("language").lang = tongue === "zh" ? "en" : "zh-Hans-CN";
    drawCharts(); syncPins(); writeAddress();
  }
  function listen() {
    const click = (id, act) => by(id).addEventListener("click", () => { if (by(id).getAttribute("aria-disabled") !== "true" || id === "report" || id === "pin") act(); });
    click("undo", undo); click("redo", redo); click("pin", pin); click("report", report);
    click("print", () => window.print());
    document.querySelector(".skip").addEventListener("click", (event) => { event.preventDefault(); by("results").focus(); });
    click("language", () => speak(language === "zh" ? "en" : "zh"));
    click("save", () => { tell(by("saving-faults"), []); by("saving").showModal(); });
    click("close", quiet);
    click("saving-cancel", () => by("saving").close());
    by("saving-form").addEventListener("submit", save);
    by("scenario").addEventListener("change", () => change({ ...state, scenario: by("scenario").value }));
    by("search").addEventListener("input", search);
    for (const kind of ["pointerup", "pointercancel"]) addEventListener(kind, () => { dragging = false; lastTag = ""; });
    addEventListener("hashchange", followAddress);
    addEventListener("pagehide", writeAddress);
    addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || by("saving").open || ended) return;
      // Where words are typed, the browser's own undo is the one that is meant.
      if (["text", "search"].includes(event.target.type)) return;
      const key = event.key.toLowerCase();
      if (key === "z" || key === "y") { event.preventDefault(); if (key === "y" || event.shiftKey) redo(); else undo(); }
    });
    const top = new ResizeObserver(() => document.documentElement.style.setProperty("--top", `${document.querySelector("header").offsetHeight}px`));
    top.observe(document.querySelector("header"));
  }
  async function start() {
    for (const node of document.querySelectorAll("[data-word]")) say(node, word(node.dataset.word));
    for (const node of document.querySelectorAll("[data-word-label]")) say(node, word(node.dataset.wordLabel), "aria-label");
    say(by("language"), word("language"));
    say(by("progress"), word("working"));
    const reply = await fetch("model", { cache: "no-store" });
    if (!reply.ok) throw new Error(String(reply.status));
    model = await reply.json();
    const read = readAddress();
    language = read.lang ?? (WORDS[model.lang] ? model.lang : "zh");
    state = { scenario: read.scenario, with: read.with };
    shown = read.show;
    read.pins.forEach(addPin);
    say(by("title"), joined(model.title, " · ", word("page")));
    say(by("subtitle"), (tongue) => `${model.base_year}${tongue === "zh" ? "—" : "–"}${model.until}`);
    by("scenario").append(...model.scenarios.map((one) => spoken("option", one.title, { value: one.key })));
    buildLevers(); buildPicker(); buildTargets(); listen();
    speak(language);
    syncPins(); settle(); stayAlive();
  }
  start().catch(() => { say(by("progress"), word("unreachable")); });
})();

/* The day, dragged: while it moves, the page is put together from the table of its days (pages/ui/files/day_table.py).
 *
 * The table holds the server's own HTML of every day, so there is no rule here: pieces are chosen by the day, and the names of
 * the day are written into them. When the reader lets go, the address changes and the server's page takes over. A file to take
 * along holds its table, has no address and stays on the day.
 */
(() => {
  "use strict";
  const ONE_DAY = 86_400_000, YEAR_MS = 1000, PAUSE_MS = 430; // fourteen years are played in twenty seconds
  const LET_GO_MS = 700; // after the last key
  const utc = (iso) => Date.parse(`${iso}T00:00:00Z`);
  const iso = (time) => new Date(time).toISOString().slice(0, 10);
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  /* ---- what a piece is on a day ---- */
  const last = (list, fits) => { // the place of the last that fits, of those that do so from the start
    let low = -1, high = list.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (fits(list[middle])) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const yearBefore = (time) => {
    const day = new Date(time), then = new Date(time);
    then.setUTCFullYear(day.getUTCFullYear() - 1);
    return then.getUTCMonth() === day.getUTCMonth() ? then.getTime() : then.getTime() - ONE_DAY; // after 29 February
  };
  const FIRST_OF_ALL = utc("0001-01-01"); // the day that the table counts as 1
  const named = (table, time) => {
    const day = new Date(time);
    return `${day.getUTCDate()}${table.months[day.getUTCMonth()]}${day.getUTCFullYear()}`;
  };
  const filled = (table, text, time) => {
    const since = yearBefore(time);
    const names = {
      "\ue001": () => named(table, time),
      "\ue002": () => iso(time),
      "\ue003": () => named(table, since),
      "\ue004": () => iso(since),
      "\ue005": () => String((time - Date.UTC(new Date(time).getUTCFullYear(), 0, 1)) / ONE_DAY),
    };
    return text.replace(/\ue006(\d+)\ue007|[\ue001-\ue005]/g, (mark, then) => {
      if (!then) return names[mark]();
      const days = (time - FIRST_OF_ALL) / ONE_DAY + 1 - Number(then);
      return table.ago[last(table.ago, ([from]) => from <= days)][1];
    });
  };
  const textOn = (table, key, time) => {
    const day = (time - utc(table.first)) / ONE_DAY;
    const number = last(table.starts, (start) => start <= day);
    let text = "";
    for (const run of table.pieces[key])
      if (typeof run === "string") text += run;
      else if (run[1] <= number && (!run[2] || number < run[2])) text += run[0];
    return filled(table, text, time);
  };

  /* ---- a block becomes what it is on a day; what is equal stays, so that focus and menus do ---- */
  const KEPT = new Set(["open", "data-filled", "data-from", "aria-busy"]); // of a fold: the reader's, not the page's
  const OF_SLIDE = new Set(["data-current", "data-marked"]); // of a slide: the show's
  const become = (old, fresh) => {
    if (old.nodeType !== fresh.nodeType || old.nodeName !== fresh.nodeName || old.id !== fresh.id) {
      old.replaceWith(fresh);
      return;
    }
    if (old.isEqualNode(fresh)) return;
    if (old.nodeType !== Node.ELEMENT_NODE) {
      old.data = fresh.data;
      return;
    }
    const kept = old.nodeName === "DETAILS" ? KEPT : OF_SLIDE;
    for (const { name } of [...old.attributes])
      if (!fresh.hasAttribute(name) && !kept.has(name) && !old.matches("[data-chart]")) old.removeAttribute(name);
    for (const { name, value } of fresh.attributes)
      if (old.getAttribute(name) !== value && !kept.has(name)) old.setAttribute(name, value);
    if (old.matches("[data-chart]")) return; // its drawing changes by itself
    const before = [...old.childNodes], after = [...fresh.childNodes];
    after.forEach((node, at) => (before[at] ? become(before[at], node) : old.append(node)));
    if (!("part" in old.dataset)) before.slice(after.length).forEach((node) => node.remove()); // what is unfolded stays
  };

  /* ---- the table of the view, fetched once, when a reader reaches for the slider ---- */
  const bar = () => document.getElementById("f-days");
  const input = () => document.getElementById("f-slider");
  const inFile = () => bar().closest("[data-file]"); // where the table is an element of the page
  const held = { address: "", table: null };
  const wanted = () => { // on the stage it is that of the slide that is seen
    const address = bar()?.dataset.days, slide = document.querySelector("[data-slide][data-current]");
    if (!address || !slide || inFile()) return address;
    const url = new URL(address, location.href);
    url.searchParams.set("slide", slide.dataset.slide);
    return url.pathname + url.search;
  };
  const told = (text) => bar()?.querySelector("[role=status]").replaceChildren(text);
  const fetched = async (address) => {
    if (inFile()) return JSON.parse(document.querySelector(address).textContent);
    for (;;) {
      const answer = await fetch(address);
      if (answer.status !== 202) return answer.ok ? answer.json() : Promise.reject(new Error((await answer.json()).error));
      await pause(1000);
      if (wanted() !== address) return null; // the reader went on
    }
  };
  const reach = async () => {
    const address = wanted();
    if (!address || held.address === address) return;
    Object.assign(held, { address, table: null });
    const slow = setTimeout(() => {
      if (!bar()) return; // the reader went to a page whose day cannot be dragged
      bar().setAttribute("aria-busy", "true");
      told(bar().dataset.making);
    }, 300);
    try {
      const table = await fetched(address);
      if (held.address === address) held.table = table;
      if (!table && held.address === address) held.address = "";
      clearTimeout(slow);
      told("");
    } catch (fault) {
      clearTimeout(slow);
      told(fault.message); // the slider still chooses the day
    }
    bar()?.removeAttribute("aria-busy");
    if (moving !== null) show(moving);
  };

  /* ---- moving the day ---- */
  let moving = null; // the day that is shown, as a time, while the address names another
  let painting = 0;
  const timeOf = (value) => utc(bar().dataset.first) + value * ONE_DAY;
  const valueOf = (time) => (time - utc(bar().dataset.first)) / ONE_DAY;
  const show = (time) => {
    moving = time;
    document.body.dataset.moving = "";
    cancelAnimationFrame(painting);
    painting = requestAnimationFrame(() => paint(time));
  };
  const paint = (time) => {
    if (!bar()) return;
    const day = named({ months: bar().dataset.months.split("|") }, time);
    input().value = String(valueOf(time));
    input().setAttribute("aria-valuetext", day);
    const chip = document.getElementById("f-day-summary");
    if (chip) chip.lastChild.data = day;
    const field = document.getElementById(bar().dataset.field);
    if (field) field.value = day;
    if (inFile()) bar().parentElement.querySelector("[data-file-day]").disabled = false;
    const { table } = held;
    if (!table || held.address !== wanted()) return;
    for (const key of Object.keys(table.pieces)) {
      const [block, chart] = key.split(" ");
      const text = textOn(table, key, time);
      const latest = key === "latest" && document.querySelector(".fu-latest");
      if (latest) latest.textContent = text;
      const root = window.followUp.roots.get(block);
      if (inFile() && moving !== null && !root.querySelector("[data-current]")) continue; // the others when the reader lets go
      if (root?.isConnected && chart && text) window.followUp.chart(root, chart, text);
      if (!root?.isConnected || chart || root.__shown === text) continue;
      become(root, Object.assign(root.cloneNode(), { innerHTML: text }));
      root.__shown = text;
      if (root.querySelector("[data-slide]")) window.followUpSlides.arrive(root); // what there is room for
      root.__html = ""; // whatever the server sends next takes its place
    }
  };
  const letGo = () => {
    clearTimeout(waiting);
    stop();
    if (moving === null) return;
    const time = moving, day = iso(time);
    moving = null;
    delete document.body.dataset.moving;
    if (!bar()) return;
    if (inFile()) {
      cancelAnimationFrame(painting);
      input().blur(); // the keys are the slides' again
      return paint(time);
    }
    const { date, default: usual } = bar().dataset;
    if (bar().closest("[data-stage]")) input().blur(); // the keys are the slides' again
    window.followUp.go(window.followUp.changed(date, day === usual ? "" : day));
  };
  let waiting;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(letGo, LET_GO_MS);
  };

  // A month on or back; from the end of a month to the end of the other.
  const monthOn = (time, months) => {
    const day = new Date(time), next = new Date(time + ONE_DAY);
    const isEnd = next.getUTCDate() === 1;
    const end = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months + 1, 0));
    return isEnd || day.getUTCDate() > end.getUTCDate() ? end.getTime() : end.setUTCDate(day.getUTCDate());
  };
  const within = (time) => Math.min(Math.max(time, utc(bar().dataset.first)), utc(bar().dataset.last));
  const KEYS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12 };
  const keyed = (event) => {
    const from = moving ?? timeOf(Number(input().value));
    const to = { Home: utc(bar().dataset.first), End: utc(bar().dataset.last) }[event.key] ?? (event.key in KEYS ? monthOn(from, KEYS[event.key]) : null);
    if (event.key === "Enter") letGo();
    if (to === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    stop();
    reach();
    show(within(to));
    soon();
  };

  /* ---- playing: a second a year, then a pause at its end; with reduced motion from year's end to year's end ---- */
  let playing = 0;
  const stop = () => {
    cancelAnimationFrame(playing);
    playing = 0;
    bar()?.querySelector("button").setAttribute("aria-pressed", "false");
  };
  const playedAt = (first, ms, isCalm) => {
    const year = new Date(first).getUTCFullYear() + Math.floor(ms / (YEAR_MS + PAUSE_MS));
    const part = isCalm ? 1 : Math.min(1, (ms % (YEAR_MS + PAUSE_MS)) / YEAR_MS);
    const days = (Date.UTC(year, 11, 31) - Date.UTC(year, 0, 1)) / ONE_DAY;
    return Date.UTC(year, 0, 1) + Math.floor(part * days) * ONE_DAY;
  };
  const play = async () => {
    bar().querySelector("button").setAttribute("aria-pressed", "true");
    playing = -1; // until the table is there
    clearTimeout(waiting);
    await reach();
    while (held.address && !held.table && bar()?.hasAttribute("aria-busy")) await pause(200);
    if (playing !== -1 || !bar()) return;
    const { first, last: today } = bar().dataset;
    const from = moving ?? timeOf(Number(input().value));
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const done = new Date(from), begun = performance.now();
    const passed = from >= utc(today) ? 0
      : (done.getUTCFullYear() - new Date(utc(first)).getUTCFullYear()) * (YEAR_MS + PAUSE_MS)
        + ((from - Date.UTC(done.getUTCFullYear(), 0, 1)) / (365 * ONE_DAY)) * YEAR_MS;
    const frame = (now) => {
      if (!bar()) return stop();
      const time = within(playedAt(utc(first), passed + now - begun, isCalm));
      if (time !== moving) {
        moving = time;
        document.body.dataset.moving = "";
        paint(time);
      }
      if (time < utc(today)) playing = requestAnimationFrame(frame);
      else letGo();
    };
    playing = requestAnimationFrame(frame);
  };

  /* ---- what the reader does ---- */
  const own = (target) => target.closest?.("#f-days");
  for (const sign of ["pointerover", "focusin", "pointerdown"])
    document.addEventListener(sign, ({ target }) => own(target) && reach());
  document.addEventListener("input", ({ target }) => {
    if (target.id !== "f-slider") return;
    stop();
    clearTimeout(waiting);
    reach();
    show(timeOf(Number(target.value)));
  });
  document.addEventListener("change", ({ target }) => target.id === "f-slider" && letGo());
  document.addEventListener("keydown", (event) => {
    if (event.target.id === "f-slider") keyed(event);
    if (event.key !== "Escape" || !playing) return;
    event.stopPropagation(); // the show goes on
    letGo();
  });
  document.addEventListener("focusout", ({ target }) => target.id === "f-slider" && moving !== null && !playing && letGo());
  document.addEventListener("click", ({ target }) => {
    if (!own(target)?.querySelector("button")?.contains(target)) return;
    if (playing) letGo();
    else play();
  });
  // A file shows its slides on their own days again; at an area that was chosen in it, it holds no other days.
  const rest = (isOfArea) => {
    if (!bar()) return;
    stop();
    clearTimeout(waiting);
    cancelAnimationFrame(painting);
    moving = null;
    delete document.body.dataset.moving;
    const own = document.getElementById(bar().dataset.field);
    own.value = own.dataset.own;
    input().value = input().max;
    for (const control of bar().querySelectorAll("input, button")) control.disabled = isOfArea;
    bar().parentElement.querySelector("[data-file-day]").disabled = true;
  };

  // What the server sends of the day before, while the reader is already moving on, is made the day that is shown.
  document.addEventListener("fu-block", () => moving !== null && show(moving));

  window.followUpDays = { rest };
})();

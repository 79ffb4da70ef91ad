/* Slides before an audience, in the dashboard and in the file to take along; and the list of slides that the address holds.
 *
 * All slides of a list are on the page and drawn; one is seen. So the next one is there at once, and a lost network stops nothing.
 */
(() => {
  "use strict";
  const WIDTH = 1280, HEIGHT = 720, NEAR = 24, OF_CHART = 1.72, OF_TEXT = 1.5, LEAST = 1.25, MOST = 2.1; // of 16 px: 20 px and more
  const ROWS = ".fu-bars > li, tbody tr, .fu-timeline li, .fu-list > li, .fu-compare > li, .fu-said > li, .fu-datasets > li, .fu-measures > li, .fu-tree > ul > li, .fu-status-lanes > ul:not(.fu-keys) > li";
  const MARKS = [".fu-bars > li", ".fu-compare > li", ".fu-timeline li", ".fu-flow li", ".fu-lane", "tbody tr", ".fu-list > li", ".fu-map li", ".fu-sheet-tiles > li", ".fu-said > li"];
  const stage = () => document.querySelector("[data-stage]");
  const all = () => [...document.querySelectorAll("[data-slide]")];
  const count = () => Number(stage()?.dataset.slideCount ?? 0);
  const slideOf = (n) => document.querySelector(`[data-slide="${n}"]`);
  let now = 0;
  let marked = -1;

  /* ---- one slide ---- */
  const bar = () => stage()?.querySelector(".fu-stage-bar");
  // As large as the window, and above the bar while it is there: nothing lies over a slide.
  const rescale = () => {
    const room = innerHeight - ((document.body.hasAttribute("data-bar") && bar()?.offsetHeight) || 0);
    const sheet = Math.min(innerWidth / WIDTH, room / HEIGHT);
    document.documentElement.style.setProperty("--sheet", String(sheet));
    document.documentElement.style.setProperty("--lift", `${Math.max(0, (innerHeight + HEIGHT * sheet) / 2 - room)}px`);
  };
  addEventListener("resize", rescale);
  rescale();

  // What does not fit is left out row by row and counted; type never gets smaller than can be read from the last row.
  const fit = (slide) => {
    const body = slide.querySelector(".fu-sheet-body"), inner = slide.querySelector(".fu-scaled");
    if (!body || !body.clientHeight) return;
    const chart = inner.querySelector("[data-chart]"), more = inner.querySelector(".fu-more");
    const width = body.clientWidth, height = body.clientHeight;
    let scale = chart ? OF_CHART : OF_TEXT;
    const lay = () => {
      inner.style.width = `${width / scale}px`;
      inner.style.transform = `scale(${scale})`;
    };
    for (const row of inner.querySelectorAll("[data-cut]")) row.removeAttribute("data-cut");
    more.hidden = true;
    if (chart) chart.style.height = "0px";
    lay();
    if (chart) {
      const free = () => height / scale - inner.scrollHeight - 2;
      const notes = [...inner.querySelectorAll(":scope > .fu-note")];
      // A chart needs its room: first the notes make way for it, then the type gets a little smaller.
      while (free() < Number(chart.dataset.need) && (notes.length || scale > 1.3)) {
        if (notes.length) notes.pop().setAttribute("data-cut", "");
        else {
          scale *= 0.95;
          lay();
        }
      }
      const room = Math.max(150, free());
      chart.dataset.height = String(Math.floor(room));
      chart.style.height = `${Math.floor(room)}px`;
      return;
    }
    const tooWide = () => inner.scrollWidth > inner.clientWidth + 1;
    const narrow = (least) => {
      for (let turn = 0; turn < 4 && tooWide() && scale > least; turn++) {
        scale = Math.max(least, (scale * inner.clientWidth) / inner.scrollWidth);
        lay();
      }
    };
    // A table first loses its last columns, and only then gets type that is smaller than a hall can read.
    narrow(LEAST);
    const table = inner.querySelector(".fu-table");
    let columns = table?.tHead?.rows[0].cells.length ?? 0;
    // Of areas against years the minor columns make way, from the last.
    const minor = [...inner.querySelectorAll(".fu-ay thead [data-minor]")], ofMinor = minor.length;
    const drop = () => {
      const head = minor.pop();
      for (const row of head.closest("table").rows) row.cells[head.cellIndex].setAttribute("data-cut", "");
    };
    const hidden = () => (table?.tHead?.rows[0].cells.length ?? 0) - columns + ofMinor - minor.length;
    while (minor.length && tooWide()) drop();
    for (; columns > 3 && tooWide(); columns--)
      for (const row of table.rows) row.cells[columns - 1]?.setAttribute("data-cut", "");
    narrow(0);
    const ofAreas = inner.querySelector(".fu-ay, .fu-status-lanes, .fu-statuses");
    const ofWhole = inner.querySelector(".fu-compare, .fu-list-table, .fu-measures, .fu-ribbon, .fu-tree, .fu-pairs"); // what is cut says less than small type does
    for (; inner.querySelector(".fu-said") && !ofWhole && scale > LEAST && inner.scrollHeight * scale > height; lay()) scale *= 0.99; // sentences whole
    const least = ofAreas || ofWhole ? LEAST : 0.5;
    if (ofAreas || ofWhole || inner.querySelector(".fu-flow, .fu-lanes, .fu-map, .fu-grid"))
      for (let turn = 0; turn < 6 && scale > least && inner.scrollHeight * scale > height; turn++) {
        scale = Math.max(least, scale * Math.max(0.9, height / (inner.scrollHeight * scale)));
        lay();
      }
    const rows = new Map();
    for (const row of inner.querySelectorAll(ROWS)) if (row.getClientRects().length) rows.set(row.parentElement, [...(rows.get(row.parentElement) ?? []), row]);
    let cut = Number(more.dataset.rest);
    const said = stage()?.querySelector("[data-stage-said]").dataset ?? {};
    const tell = () => {
      const told = [hidden() ? `${said.moreColumns ?? ""} ${hidden()}` : "", cut ? `${said.more ?? ""} ${cut}` : ""];
      more.textContent = told.filter(Boolean).join(" · ");
      more.hidden = !cut && !hidden();
    };
    tell();
    const notes = [...inner.querySelectorAll(":scope > .fu-note, :scope > .fu-said:has(~ .fu-compare-box)")];
    while (inner.scrollHeight * scale > height) {
      // Of few rows each says more than a note does, and of areas every one.
      if (ofAreas || inner.querySelector(".fu-measures, .fu-ribbon, .fu-bars > .fu-apart") ? notes.length : notes.length > 1 && (inner.querySelector(".fu-pairs") || [...rows.values()].flat().length < 8)) {
        notes.pop().setAttribute("data-cut", "");
        continue;
      }
      if (minor.length) {
        drop();
        tell();
        continue;
      }
      // The longest list gives a row, so that none is emptied for another: the last; of a line of time what is farthest from the day.
      const longest = [...rows.values()].reduce((most, list) => (list.length > most.length ? list : most), []);
      if (longest.length < 2) break;
      const ahead = longest.filter((row) => row.dataset.ahead !== undefined).length;
      const isPast = longest[0].closest(".fu-timeline") && ahead * 3 <= longest.length;
      // What belongs to no area, or to all, closes the list and stays.
      const last = longest.findLastIndex((row) => !row.matches(".fu-ay-rest, .fu-apart"));
      longest.splice(isPast ? 0 : last, 1)[0].setAttribute("data-cut", "");
      cut++;
      tell();
    }
    if (!inner.querySelector("[data-cut]")) grow(slide, scale, (larger) => {
      scale = larger;
      lay();
      return inner.scrollHeight * scale <= height && !tooWide();
    });
  };

  // What leaves room fills it with larger type; on a day that was chosen while presenting it grows no larger than it was, so
  // that a slide stands still while the day is dragged and when it is let go.
  const isOnAnotherDay = () =>
    document.body.dataset.moving !== undefined
    || new URLSearchParams(location.search).has("live_as_of")
    || document.querySelector("[data-file-day]:not([disabled])") !== null;
  const grown = new Map(); // by the number of a slide: how large its type was
  const grow = (slide, scale, fits) => {
    const number = slide.dataset.slide, isOther = isOnAnotherDay();
    let least = scale, most = Math.max(scale, (isOther && grown.get(number)) || MOST);
    if (!fits(most)) {
      for (let turn = 0; turn < 5; turn++) {
        const middle = (least + most) / 2;
        if (fits(middle)) least = middle;
        else most = middle;
      }
      fits(least);
      most = least;
    }
    if (!isOther) grown.set(number, most);
  };

  const arrive = (root) => {
    raise();
    rescale();
    if (root.querySelector("[data-stage]")) {
      if (!now || root.querySelector("[data-stage]").dataset.seen !== "1") now = Number(stage().dataset.first);
      stage().dataset.seen = "1";
      place();
    }
    // The stage may come last, and what is around it changes the size of type: then all are fitted anew.
    for (const slide of root.querySelector("[data-stage]") ? all() : root.querySelectorAll("[data-slide]")) fit(slide);
    for (const slide of all()) slide.toggleAttribute("data-current", Number(slide.dataset.slide) === now); // the stage may come last
    document.body.toggleAttribute("data-presenting", Boolean(stage()));
  };

  const place = () => {
    const number = stage()?.querySelector("[data-slide-number]");
    if (number) number.textContent = `${now} / ${count()}`;
  };
  const say = (text) => (stage().querySelector("[data-stage-said]").textContent = text);

  const show = (n, tell = true) => {
    rest(false);
    const to = Math.max(1, Math.min(count(), n));
    if (!slideOf(to) || to === now) return;
    const began = performance.now();
    mark(-1);
    for (const slide of all()) slide.toggleAttribute("data-current", slide === slideOf(to));
    now = to;
    place();
    const said = stage().querySelector("[data-stage-said]");
    said.textContent = `${said.dataset.shown} ${now}: ${slideOf(now).querySelector("h2").textContent}`;
    if (stage().dataset.file === undefined) {
      const url = new URL(location.href);
      url.searchParams.set("slide", now);
      history.replaceState(history.state, "", url.href.replaceAll("%2C", ","));
      if (tell) post();
    } else history.replaceState(null, "", `#${now}`);
    requestAnimationFrame(() => setTimeout(() => (stage().dataset.paintedMs = String(performance.now() - began))));
  };

  /* ---- one mark in the light, the others dimmed ---- */
  const marksOf = (slide) => {
    const chart = slide.querySelector("[data-chart]");
    if (chart?.data) {
      const { data, layout } = chart;
      if (data.length > 1) {
        const titled = (layout.annotations ?? []).length >= data.length;
        const name = (n) => data[n].name ?? (titled ? layout.annotations[n].text.replace(/<[^>]*>/g, "") : String(n + 1));
        return data.map((_, n) => ({ name: name(n), chart, trace: n }));
      }
      return [...data[0].x].map((_, n) => ({ name: String(data[0].hovertext?.[n] ?? n + 1), chart, point: n }));
    }
    for (const selector of MARKS) {
      const found = [...slide.querySelectorAll(`.fu-sheet-body ${selector}`)].filter((element) => element.getClientRects().length || element.matches(".fu-lane"));
      if (found.length > 1) return found.map((element) => ({ name: element.textContent.replace(/\s+/g, " ").trim().slice(0, 80), element }));
    }
    return [];
  };

  const mark = (n) => {
    const slide = slideOf(now);
    if (!slide || (n === -1 && marked === -1)) return;
    const marks = marksOf(slide);
    marked = n >= 0 && n < marks.length ? n : -1;
    slide.toggleAttribute("data-marked", marked >= 0);
    const dim = (other) => (marked < 0 || other === marked ? 1 : 0.15);
    const chart = marks[0]?.chart;
    if (chart && marks[0].trace !== undefined) {
      Plotly.restyle(chart, { opacity: marks.map((_, other) => dim(other)) });
      const titles = chart.layout.annotations ?? [];
      if (titles.length >= marks.length)
        Plotly.relayout(chart, Object.fromEntries(marks.map((_, other) => [`annotations[${other}].opacity`, dim(other)])));
    } else if (chart) Plotly.restyle(chart, { "marker.opacity": [marks.map((_, other) => dim(other))] });
    for (const [other, { element }] of marks.entries()) {
      element?.toggleAttribute("data-dim", dim(other) < 1);
      element?.toggleAttribute("data-lit", other === marked);
    }
    const said = stage().querySelector("[data-stage-said]");
    say(marked < 0 ? said.dataset.unmarked : `${said.dataset.marked} ${marks[marked].name}`);
  };
  const toggle = (n) => mark(n === marked ? -1 : n);

  document.addEventListener("fu-drawn", ({ target }) => {
    if (!target.closest("[data-slide]")) return;
    target.on("plotly_click", ({ points }) => {
      const marks = marksOf(slideOf(now));
      toggle(marks.findIndex((one) => one.trace === points[0].curveNumber || one.point === points[0].pointNumber));
    });
  });

  /* ---- keys, clicks, full screen ---- */
  const black = () => {
    const screen = stage().querySelector("[data-black-screen]");
    screen.hidden = !screen.hidden;
  };
  const full = () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  const tables = () => {
    const table = slideOf(now).querySelector(".fu-sheet-table");
    if (!table) return;
    table.hidden = !table.hidden;
    if (!table.hidden) table.focus();
  };
  // Without the server the list of slides cannot come: what stands in its place is on the page, as the slides are.
  const NO_ANSWER = 4000;
  const isConnected = () => navigator.onLine && document.querySelector('[data-testid="stApp"]')?.dataset.testConnectionState === "CONNECTED";
  const rest = (isAway) => {
    const section = stage()?.querySelector("[data-away]");
    if (!section || section.hidden === !isAway) return;
    section.hidden = !isAway;
    if (!isAway) return;
    const ordered = all().sort((one, other) => one.dataset.slide - other.dataset.slide);
    const titles = ordered.map((slide) => {
      const item = document.createElement("li"), button = document.createElement("button");
      button.type = "button";
      button.dataset.awayShow = slide.dataset.slide;
      button.textContent = slide.querySelector("h2").textContent;
      item.append(button);
      return item;
    });
    section.querySelector("[data-away-slides]").replaceChildren(...titles);
    section.querySelector("[data-away-show]").focus();
  };
  const leave = () => stage().querySelector("#stage-back")?.click();
  addEventListener(
    "click",
    (event) => {
      const { target } = event;
      if (target.closest?.("#stage-back")) {
        const own = stage();
        if (isConnected()) return setTimeout(() => own.isConnected && rest(true), NO_ANSWER);
        event.preventDefault();
        event.stopPropagation();
        rest(true);
      }
      const from = target.closest?.("[data-away-show]");
      if (!from) return;
      rest(false);
      show(Number(from.dataset.awayShow));
    },
    true
  );
  const menu = () => stage().querySelector(".fu-stage-bar button, .fu-stage-bar a").focus();
  const keys = {
    ArrowRight: () => show(now + 1), ArrowDown: () => show(now + 1), PageDown: () => show(now + 1), " ": () => show(now + 1), Enter: () => show(now + 1),
    ArrowLeft: () => show(now - 1), ArrowUp: () => show(now - 1), PageUp: () => show(now - 1), Backspace: () => show(now - 1),
    Home: () => show(1), End: () => show(count()),
    Escape: () => (stage().querySelector("[data-black-screen]").hidden ? (document.fullscreenElement ? full() : leave()) : black()),
    f: full, t: tables, b: black, ".": black, m: menu, h: () => mark(marked + 1), H: () => mark(Math.max(-1, marked - 1)), 0: () => mark(-1),
    p: () => stage().querySelector("#stage-window")?.click(),
  };
  addEventListener("keydown", (event) => {
    if (!stage() || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target, key } = event;
    if (target.matches("input, select, textarea") && key !== "Escape") return;
    if (target.matches("button, a") && (key === "Enter" || key === " ")) return;
    const wanted = /^[1-9]$/.test(key) ? () => toggle(Number(key) - 1) : keys[key.length === 1 && key !== "H" ? key.toLowerCase() : key];
    if (!wanted) return;
    event.preventDefault();
    if (target.matches("input, select")) return target.blur(); // Esc first leaves a field, then the show
    wanted();
  });

  // A choice made on the stage gives the keys back to the slides.
  document.addEventListener("change", ({ target }) => target.matches("[data-stage] select") && target.blur());

  // The bar comes for a pointer near the lower edge, and for the keyboard; elsewhere a pointer brings a hint of it.
  let idle, isNear = false;
  const raise = () => {
    const isUp = Boolean(bar()) && stage().dataset.presenter === undefined && (isNear || bar().matches(":has(:focus-visible)"));
    if (isUp === document.body.hasAttribute("data-bar")) return;
    document.body.toggleAttribute("data-bar", isUp);
    rescale();
  };
  const calm = () => {
    delete document.body.dataset.moved;
    isNear = Boolean(bar()?.matches(":hover"));
    raise();
  };
  for (const move of ["pointermove", "pointerdown"])
    addEventListener(move, ({ clientY, buttons }) => {
      document.body.dataset.moved = "";
      clearTimeout(idle);
      idle = setTimeout(calm, 2500);
      if (!bar()) return;
      isNear = clientY >= innerHeight - bar().offsetHeight - NEAR || (buttons > 0 && isNear); // a drag may leave it
      raise();
    });
  document.documentElement.addEventListener("pointerleave", ({ pointerType }) => {
    if (pointerType !== "mouse") return; // a finger is lifted from what it has brought
    isNear = false;
    raise();
  });
  for (const focus of ["focusin", "focusout"]) addEventListener(focus, () => requestAnimationFrame(raise));

  document.addEventListener("click", ({ target }) => {
    if (!stage()) return;
    const step = target.closest("[data-step]");
    if (step) show(now + Number(step.dataset.step));
    if (target.closest("[data-mark-next]")) mark(marked + 1);
    if (target.closest("[data-black], [data-black-screen]")) black();
    if (target.closest("[data-full]")) full();
    if (target.closest("[data-table]")) tables();
    if (!target.closest("[data-slide]")) return;
    const found = marksOf(slideOf(now)).findIndex((one) => one.element?.contains(target));
    if (found >= 0) toggle(found);
  });

  /* ---- the presenter's window and the audience's are at the same slide ---- */
  const list = () => {
    const values = new URLSearchParams(location.search);
    return values.get("story") ?? values.get("slides") ?? "";
  };
  // The window of the audience may have been opened by the link without notes: the number of slides tells lists apart enough.
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("follow-up slides") : null;
  const live = () => ["live_as_of", "live_areas"].map((name) => new URLSearchParams(location.search).get(name) ?? "");
  const post = () => channel?.postMessage({ slide: now, count: count(), live: live() });
  channel?.addEventListener("message", ({ data }) => {
    if (!stage() || data.count !== count()) return;
    if (data.ask) return post();
    show(data.slide, false);
    if (String(data.live) === String(live())) return;
    const url = new URL(location.href);
    ["live_as_of", "live_areas"].forEach((name, n) => (data.live[n] ? url.searchParams.set(name, data.live[n]) : url.searchParams.delete(name)));
    window.followUp.go(url.href.replaceAll("%2C", ","));
  });
  let told = "";
  const ticking = Date.now();
  setInterval(() => {
    if (!stage() || stage().dataset.file !== undefined) return;
    const here = `${now} ${list()} ${live()}`;
    if (told && told !== here) post();
    told = here;
    const clock = stage().querySelector("[data-clock]");
    if (!clock) return;
    clock.textContent = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    const seconds = Math.floor((Date.now() - ticking) / 1000);
    stage().querySelector("[data-elapsed]").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }, 500);

  /* ---- the list in the address ---- */
  const ask = async (order, said) => {
    const lang = document.documentElement.lang === "en" ? "en" : "sv";
    let answer = { fault: said.dataset.failed };
    try {
      const response = await fetch(`/slides/change?lang=${lang}`, { method: "POST", body: JSON.stringify(order) });
      answer = await response.json();
    } catch {
      // the sentence above says that nobody answers
    }
    said.textContent = answer.fault ?? answer.text;
    if (answer.fault) return;
    const url = new URL(location.href);
    url.searchParams.set("slides", answer.slides);
    if (order.file !== undefined) url.searchParams.delete("story");
    window.followUp.go(url.href.replaceAll("%2C", ","));
  };
  const own = () => new URLSearchParams(location.search).get("slides") ?? "";

  document.addEventListener("click", ({ target }) => {
    const add = target.closest?.("button[data-add-slide]");
    if (!add) return;
    const said = add.nextElementSibling;
    said.dataset.failed = add.dataset.failed;
    const values = new URLSearchParams(location.search);
    values.delete("slides");
    ask({ slides: own(), address: `${location.pathname}?${values}`, figure: add.dataset.addSlide }, said);
  });
  document.addEventListener("change", async ({ target }) => {
    const said = document.getElementById("slides-said");
    if (target.dataset?.slideField)
      ask({ slides: own(), number: Number(target.dataset.number), field: target.dataset.slideField, text: target.value }, said);
    if (target.dataset?.slidesFile === undefined || !target.files.length) return;
    const file = await target.files[0].text();
    target.value = "";
    ask({ file }, said);
  });

  window.followUpSlides = { arrive, show };
  arrive(document);
})();

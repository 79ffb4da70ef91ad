/* The browser's part of the dashboard: addresses, blocks of HTML, charts. No framework, no state but the address.
 *
 * An address is a view. `go` pushes it and tells Streamlit through the event that Back sends, so that a click, a changed
 * filter and Back are one and the same thing.
 */
(() => {
  "use strict";
  const main = () => document.querySelector('[data-testid="stMain"]');

  const view = (url) => `${url.pathname}?${url.searchParams}`; // the same however its characters are written

  // The list of slides follows from page to page; a link that holds a list of its own, or an empty one, takes its place.
  const carried = (address) => {
    const url = new URL(address, location.href), own = new URLSearchParams(location.search).get("slides");
    if (own && !url.searchParams.has("slides")) url.searchParams.set("slides", own);
    if (url.searchParams.get("slides") === "") url.searchParams.delete("slides");
    return url;
  };
  // A link that is opened in another tab takes the list along as well.
  document.addEventListener("pointerdown", ({ target }) => {
    const link = target.closest?.("a[data-go][href]");
    if (!link || link instanceof SVGElement || !new URLSearchParams(location.search).get("slides")) return;
    const { pathname, search, hash } = carried(link.getAttribute("href"));
    if (!/[?&]slides=(&|$)/.test(link.getAttribute("href"))) link.setAttribute("href", (pathname + search + hash).replaceAll("%2C", ","));
  });

  const embedded = document.querySelector("main[data-charts]"); // a figure in the frame of another page
  const go = (address) => {
    if (embedded) {
      open(new URL(address, location.href), "_blank", "noopener");
      return;
    }
    const url = carried(address);
    const here = new URL(location.href);
    if (view(url) === view(here)) {
      if (url.hash) toHeading(url.hash);
      return;
    }
    history.replaceState({ ...history.state, scroll: main()?.scrollTop ?? 0 }, "");
    history.pushState({}, "", url);
    if (url.pathname !== here.pathname) wanted = { scroll: 0, heading: true };
    document.body.dataset.waiting = "";
    dispatchEvent(new PopStateEvent("popstate", { state: { own: true } }));
  };
  let wanted = location.hash ? { scroll: 0, heading: true } : null; // what to do when the next view is painted

  addEventListener("popstate", (event) => {
    if (!event.state?.own) wanted = { scroll: event.state?.scroll ?? 0, heading: false };
  });

  const changed = (name, value) => {
    const url = new URL(location.href);
    url.searchParams.delete("page");
    const tab = document.querySelector(".fu-tabs [aria-current]")?.id.slice(2); // a choice taken back does not leave it
    if ((value === "" || value === null) && tab) url.searchParams.set("tab", tab);
    if (value === "" || value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
    const table = url.searchParams.get("table"); // another selection has other pages
    if (table) url.searchParams.set("table", table.replaceAll(/((?:^|,)[^:,]+(?::[^:,]*){3}):\d+/g, "$1").replaceAll(/:+(?=,|$)/g, ""));
    return url.href.replaceAll("%2C", ",").replaceAll("%3A", ":");
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest('[data-testid="stSkipToContent"]')) toHeading(""); // past menu and filters, not before them
    const link = event.target.closest("a[data-go]");
    if (link && !event.button && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      const menu = link.closest("details[data-menu]");
      menu?.removeAttribute("open");
      if (menu?.contains(document.activeElement)) menu.querySelector("summary").focus(); // not on what is hidden now
      if (innerWidth <= NARROW) link.closest("details[data-narrow]")?.removeAttribute("open");
      go(link.getAttribute("href")); // a link in a drawing has no text as its href
      return;
    }
    const copy = event.target.closest("button[data-copy]");
    if (copy) copyText(copy);
    const table = event.target.closest("button[data-table]");
    if (table) copyTable(table);
    const share = event.target.closest("button[data-share]");
    if (share) shareView(share);
    const field = event.target.closest("button[data-copy-field]");
    if (field) copyField(field);
    if (event.target.closest("#share-large")) document.getElementById("code").showModal();
    const opener = event.target.closest("button[data-open]");
    if (opener) openFold(document.getElementById(opener.dataset.open));
    const whole = event.target.closest("button[data-whole-row]");
    if (whole) whole.setAttribute("aria-expanded", whole.closest("tr").toggleAttribute("data-whole"));
    const file = event.target.closest("[data-export]");
    if (file) makeFile(file);
    closeMenus(event.target);
  });

  /* ---- menus: one at a time, closed by Escape, by a click beside it, and when the focus goes on ---- */
  const NARROW = 640; // CSS pixels: at most so wide a screen is a phone
  const menus = () => [...document.querySelectorAll(innerWidth <= NARROW ? "details:is([data-menu], .fu-pages)[open]" : "details[data-menu][open]")];
  const closeMenus = (target) => {
    if (document.querySelector("dialog[open]")) return; // it lies over the menu that opened it, and gives the focus back
    if (target.closest?.("#f-days")) return; // on a phone the slider belongs to the menu of the day
    for (const menu of menus()) if (!menu.contains(target)) menu.removeAttribute("open");
  };
  document.addEventListener("focusin", ({ target }) => closeMenus(target));
  // On a phone a menu is as wide as the screen, right under what opens it.
  document.addEventListener("toggle", ({ target }) => {
    if (target.matches?.("details[data-menu][open]"))
      target.style.setProperty("--under", `${Math.round(target.querySelector("summary").getBoundingClientRect().bottom + 4)}px`);
  }, true);

  /* ---- days: a field in the language of the page, and the browser's own calendar beside it ---- */
  // '2020-12-31', '31 december 2020', '31 dec 2020', '31/12 2020', '31.12.2020': the day as an address carries it, else nothing.
  const dayOf = (text, months) => {
    const found =
      /^\s*(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})\s*$/.exec(text) ??
      /^\s*(?<d>\d{1,2})(?:[\s./]+)(?<m>\d{1,2}|\p{L}{3,})\.?(?:[\s./]+)(?<y>\d{4})\s*$/u.exec(text);
    if (!found) return "";
    const { y, m, d } = found.groups;
    const month = /\d/.test(m) ? Number(m) : months.findIndex((name) => name.startsWith(m.toLowerCase())) + 1;
    const day = new Date(Date.UTC(Number(y), month - 1, Number(d)));
    return day.getUTCMonth() === month - 1 && day.getUTCDate() === Number(d) ? day.toISOString().slice(0, 10) : "";
  };
  // A day that is none, or that no page shows, is not asked for: the field says so, and left that way it shows the view's again.
  const takeDay = (field) => {
    const { low, high, months, wrong } = field.dataset;
    const day = dayOf(field.value, months.toLowerCase().split(","));
    const isRight = low <= day && day <= high;
    field.setCustomValidity(isRight ? "" : wrong);
    if (isRight) take(field, day);
    else if (document.activeElement === field) field.reportValidity();
  };
  const take = (field, value = field.value) => {
    if (field.closest("[data-stage]")) field.blur(); // the keys are the slides' again
    go(changed(field.dataset.param, value === field.dataset.default ? "" : value));
  };
  document.addEventListener("input", ({ target }) => target.dataset?.day !== undefined && target.setCustomValidity(""));
  document.addEventListener("focusout", ({ target }) => {
    if (target.dataset?.day === undefined || !target.validationMessage) return;
    target.value = target.defaultValue;
    target.setCustomValidity("");
  });
  document.addEventListener("click", ({ target }) => target.closest?.("[data-calendar]")?.nextElementSibling.showPicker());

  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.dataset?.day !== undefined) takeDay(field);
    else if (field.dataset?.param) take(field);
    const calendar = field.closest?.(".fu-date")?.querySelector("[data-day]");
    if (calendar && field !== calendar && field.value) {
      calendar.value = field.value;
      takeDay(calendar);
    }
    if (field.dataset?.address) go(field.dataset.address);
    if (field.matches?.("select[data-addresses]")) go(field.value);
    const group = field.closest?.("[data-group]");
    if (group) {
      const on = [...group.querySelectorAll("input:checked")].map((box) => box.value);
      go(changed(group.dataset.group, on.join(",")));
    }
  });

  document.addEventListener("submit", (event) => {
    const field = event.target.querySelector("[data-param]");
    if (!field) return;
    event.preventDefault();
    go(changed(field.dataset.param, field.value.trim()));
  });

  document.addEventListener("keydown", ({ key, target }) => {
    if (key !== "Escape" || document.querySelector("dialog[open]")) return;
    const menu = menus().findLast((open) => open.contains(target)) ?? menus().at(-1);
    if (!menu) return;
    menu.removeAttribute("open");
    menu.querySelector("summary").focus();
  });

  const copyText = (button) => {
    const link = new URL(button.dataset.copy, location.href).href;
    const words = document.getElementById(button.dataset.copyText)?.value;
    copy(button, words ? `${words} ${link}` : link);
  };
  const copy = async (button, text) => {
    try {
      await navigator.clipboard.writeText(text);
      button.nextElementSibling.textContent = button.dataset.done;
    } catch {
      // Without permission to the clipboard the address is shown, so that it can be copied by hand.
      button.nextElementSibling.textContent = text;
    }
  };

  // Two kinds of the same table: a spreadsheet takes the HTML, an editor of text the other.
  const copyTable = async (button) => {
    const said = button.nextElementSibling;
    try {
      const answer = fetch(button.dataset.table).then((got) => (got.ok ? got.json() : Promise.reject(got.status)));
      const part = (name, type) => answer.then((table) => new Blob([table[name]], { type }));
      const kinds = { "text/html": part("html", "text/html"), "text/plain": part("text", "text/plain") };
      await navigator.clipboard.write([new ClipboardItem(kinds)]);
      said.textContent = button.dataset.done;
    } catch {
      said.textContent = button.dataset.failed;
    }
  };
  const copyField = (button) => {
    const field = document.getElementById(button.dataset.copyField);
    field.select(); // so that it can be copied by hand as well
    copy(button, field.value);
  };

  // What a menu opens elsewhere is shown, and has the focus.
  const openFold = (fold) => {
    fold.open = true;
    fold.querySelector("summary").focus(); // the menu closes by that
    fold.scrollIntoView({ block: "nearest" });
  };

  // The dialog belongs to the frame and is filled with what its opener is of: a figure, or the whole view.
  let sharing; // what the dialog was opened by
  const shareView = async (opener) => {
    sharing = opener;
    const part = (name) => document.getElementById(name);
    const dialog = part("share"), { dataset, id } = opener;
    part("share-what").textContent = "";
    if (!dialog.open) dialog.showModal();
    part("share-title").focus();
    if (!(await unfold(dialog)) || sharing !== opener) return;
    const words = part("share-parts").dataset;
    const figure = document.getElementById(id)?.closest("figure");
    const title = (figure?.querySelector("h2") ?? document.querySelector("h1"))?.textContent.trim() ?? document.title;
    const link = new URL(dataset.share, location.href).href;
    const height = (figure ?? document.querySelector('[data-testid="stMainBlockContainer"]')).offsetHeight + 80; // and its foot
    part("share-what").textContent = title;
    part("share-link").value = link;
    part("share-text").value = words.text.replace("{title}", () => title).replace("{link}", () => link);
    part("share-embed").value = snippet(new URL(dataset.embed, location.href).href, dataset.alt ?? title, height);
    part("code-title").textContent = title;
    part("code-link").textContent = link;
    for (const status of dialog.querySelectorAll(".fu-copied")) status.textContent = "";
    const asked = new URLSearchParams({ link, lang: document.documentElement.lang });
    for (const image of [part("share-code"), part("code-image")]) {
      image.onload = image.onerror = ({ type }) => {
        image.hidden = type === "error";
        part("share-large").hidden = part("share-code").hidden;
        part("share-no-code").hidden = !part("share-code").hidden;
      };
      image.src = `/qr.svg?${asked}`;
      image.alt = words.code.replace("{link}", () => link);
    }
  };
  const snippet = (address, alternative, height) => {
    const text = (value) => value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    const frame = `<iframe src="${text(address)}" title="${text(alternative)}" width="100%" height="${height}" loading="lazy" style="border:0"></iframe>`;
    return `${frame}\n<script src="${location.origin}/embed.js" async></script>`;
  };

  /* ---- what is folded comes when it is opened: any `<details data-part id>`, and the dialog ----
   *
   * The frame says where the parts of its view are. What was opened in another view is fetched anew if it is open, else dropped.
   */
  let parts = ""; // where they are
  const heads = new WeakMap(); // what of a fold stands on the page itself: its summary, the head of the dialog
  const boxOf = (fold) => fold.querySelector("[data-into]") ?? fold; // where the part goes: a menu has a place for it
  const headOf = (fold) => heads.get(fold) ?? heads.set(fold, [...boxOf(fold).children]).get(fold);
  const coming = new WeakMap(); // for a fold: whether its part will be there
  const partOf = (fold) => `${parts}&part=${encodeURIComponent(fold.id)}`;
  const asHtml = (text) => document.createRange().createContextualFragment(text);
  const put = (fold, ...nodes) => {
    const box = boxOf(fold), last = headOf(fold).at(-1) ?? null;
    while (box.lastChild !== last) box.lastChild.remove(); // the summary stays where it is, and so does the focus on it
    box.append(...nodes);
  };
  const fill = (fold, ...nodes) => {
    keepPlace(fold, () => put(fold, ...nodes));
    fold.removeAttribute("aria-busy");
    fold.dataset.filled = "";
  };
  const empty = (fold) => {
    asking.get(fold)?.abort();
    put(fold);
    fold.removeAttribute("aria-busy");
    for (const name of ["filled", "from"]) delete fold.dataset[name];
  };
  const refuse = (fold, fault) => {
    const told = made("p", { className: "fu-notice", role: "status", textContent: fault instanceof Told ? fault.message : word("unfetched") });
    const again = made("button", { type: "button", className: "fu-again", textContent: word("again") });
    again.addEventListener("click", () => {
      fold.querySelector("summary")?.focus(); // the button goes
      empty(fold);
      if (fold.id === "share") shareView(sharing);
      else unfold(fold);
    });
    fill(fold, told, again); // asked for again by the button, or in another view
  };
  const asking = new WeakMap(); // for a fold: what ends the request that is on its way
  const fetched = async (address, ended) => {
    const answer = await fetch(address, { signal: AbortSignal.any([ended, AbortSignal.timeout(30_000)]) });
    if (answer.ok) return answer.text();
    throw new Told((await answer.json()).error);
  };
  // Gives whether the part is there in the end. What is there or on its way already is not asked for again.
  const unfold = (fold) => {
    const address = partOf(fold);
    if (fold.dataset.from === address) return coming.get(fold);
    const isEmpty = headOf(fold).length === boxOf(fold).children.length;
    fold.dataset.from = address;
    fold.setAttribute("aria-busy", "true");
    if (isEmpty) {
      const waiting = boxOf(fold).appendChild(made("p", { className: "fu-note", role: "status" }));
      setTimeout(() => (waiting.textContent = word("fetching")), 300); // what is quick says nothing
    }
    asking.get(fold)?.abort(); // it was of another view
    const mine = new AbortController();
    asking.set(fold, mine);
    const isWanted = () => fold.dataset.from === address;
    const end = fetched(address, mine.signal).then(
      (html) => isWanted() && (fill(fold, asHtml(html)), true),
      (fault) => isWanted() && (refuse(fold, fault), false),
    );
    coming.set(fold, end);
    return end;
  };
  // What the new view does not have stands there until Streamlit takes it away, marked, some frames after the run has ended.
  const isOfBefore = (fold) => fold.closest('[data-stale="true"]') !== null;
  const renew = (root) => {
    if (!parts) return;
    for (const fold of root.querySelectorAll("[data-part]")) {
      if (fold.dataset.from === partOf(fold) || isOfBefore(fold)) continue;
      if (fold.matches("details[open]")) unfold(fold);
      else if (fold.dataset.filled !== undefined && !fold.open) empty(fold);
    }
  };
  // The frame may come after the blocks below it. Blocks of the view before are asked for nothing: they go when the run ends.
  const isRunning = () => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "running";
  const partsAt = (address) => {
    if (address === parts) return;
    const before = parts;
    parts = address;
    if (!before) renew(document);
    else setTimeout(() => isRunning() || renew(document), 500);
  };
  const unfoldAll = () => Promise.all(parts ? [...document.querySelectorAll("details[data-part]")].map(unfold) : []);
  document.addEventListener("toggle", ({ target }) => parts && target.matches?.("details[data-part][open]") && unfold(target), true);
  // A search in the page finds what is folded as well.
  document.addEventListener("keydown", ({ key, ctrlKey, metaKey }) => {
    if (key === "F3" || ((ctrlKey || metaKey) && key.toLowerCase() === "f")) unfoldAll();
  });
  // Paper does not wait: what is open and still on its way is asked for at once.
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details[data-part][open]:is([aria-busy], :not([data-filled]))")) {
      const now = new XMLHttpRequest();
      now.open("GET", partOf(fold), false);
      try {
        now.send();
        if (now.status === 200) fill(fold, asHtml(now.responseText));
      } catch (fault) {
        refuse(fold, fault); // its place says so on paper too
      }
    }
  });

  /* ---- files that take a while: any `<button data-export="/exports/<kind>?…">` ----
   *
   * How far a file is stands in a corner of the window, so that the reader may go on to other views meanwhile.
   * What is said comes from the server, and the words of the buttons from the foot of the page.
   */
  class Told extends Error {} // a sentence from the server, for the reader
  const answered = async (answer) => {
    const told = await answer.json();
    if (told.error) throw new Told(told.error);
    return told;
  };
  const word = (name) => document.querySelector("[data-export-words]")?.dataset[name] ?? "";
  const made = (name, values) => Object.assign(document.createElement(name), values);
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  const card = (button) => {
    const region = document.getElementById("fu-files") ?? document.body.appendChild(made("section", { id: "fu-files" }));
    region.dataset.block = ""; // its words are in the reader's language already
    region.setAttribute("aria-label", word("region"));
    const own = made("div", { className: "fu-file" });
    const text = made("p", { role: "status" }); // it must be there before what it says, to be spoken
    const bar = made("progress", { ariaLabel: word("progress"), hidden: true });
    const end = made("button", { type: "button", textContent: word("stop"), hidden: true });
    end.addEventListener("click", () => {
      own.remove();
      button.focus();
    });
    own.append(text, bar, end);
    region.append(own);
    return { own, text, bar, end };
  };

  const makeFile = async (button) => {
    if (button.dataset.exporting !== undefined) return; // one at a time from one button
    button.dataset.exporting = "";
    const { own, text, bar, end } = card(button);
    const slow = setTimeout(() => (bar.hidden = end.hidden = false), 400); // what is quick shows only that it is done
    try {
      const asked = new URL(button.dataset.export, location.href);
      const lang = asked.searchParams.get("lang") ?? "sv";
      const order = { method: "POST", body: asked.searchParams };
      let job = await answered(await fetch(`${asked.pathname}?lang=${lang}`, order));
      end.addEventListener("click", () => fetch(job.here, { method: "DELETE" }));
      for (let wait = 100; ["waiting", "running"].includes(job.state); wait = Math.min(700, wait * 1.3)) {
        await pause(wait);
        if (!own.isConnected) return; // the reader has stopped it
        job = await answered(await fetch(job.here));
        if (!bar.hidden && text.textContent !== job.text) text.textContent = job.text;
        if (job.total) [bar.max, bar.value] = [job.total, job.done];
      }
      text.textContent = job.text;
      if (job.state === "done") {
        made("a", { href: job.file, download: job.name }).click();
        setTimeout(() => own.remove(), 15_000);
      }
    } catch (fault) {
      text.textContent = fault instanceof Told ? fault.message : word("unreached");
    } finally {
      clearTimeout(slow);
      delete button.dataset.exporting;
      bar.remove();
      end.hidden = false;
      end.textContent = word("close");
    }
  };

  /* ---- charts ---- */
  const plotly = new Promise((resolve) => {
    if (window.Plotly) resolve(window.Plotly);
    else document.querySelector('script[src*="/plotly-"]')?.addEventListener("load", () => resolve(window.Plotly)); // none: no charts
  });

  const NAMED = /^var\(--[\w-]+\)$/; // a colour of the palette
  const dark = matchMedia("(prefers-color-scheme: dark)"), forced = matchMedia("(forced-colors: active)");
  const known = {}; // colours of the palette: by the scheme, its conditions and their name
  // Gives what puts the colours of a place, or of a scheme, for their names. To ask for one makes the page's style be worked out anew.
  const colours = (element, scheme) => {
    const named = (known[[scheme ?? getComputedStyle(element).colorScheme, dark.matches, forced.matches]] ??= {});
    const colour = (name) => {
      const probe = document.createElement("span");
      if (scheme) probe.style.colorScheme = scheme;
      probe.style.color = `var(--${name})`;
      element.append(probe);
      const found = getComputedStyle(probe).color;
      probe.remove();
      return found;
    };
    const resolve = (node) => {
      if (typeof node === "string") return NAMED.test(node) ? (named[node] ??= colour(node.slice(6, -1))) : node;
      if (Array.isArray(node)) return node.map(resolve);
      if (node && typeof node === "object")
        return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, resolve(value)]));
      return node;
    };
    return resolve;
  };

  // The page's type is larger before a room: then a chart is as much higher, and its type larger.
  const OF_TYPE = new Set(["size", "l", "r", "t", "b", "height", "minsize", "xshift", "yshift"]);
  const larger = (node, times) => {
    if (Array.isArray(node)) return node.map((each) => larger(each, times));
    if (!node || typeof node !== "object") return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) =>
      [key, OF_TYPE.has(key) && typeof value === "number" ? value * times : larger(value, times)]));
  };
  const drawn = new Set();
  const draw = async (element) => {
    const spec = element.__spec;
    const layout = { ...spec.layout, ...(spec.narrow && element.clientWidth < 620 ? spec.narrow : {}) };
    if (element.dataset.height) layout.height = Number(element.dataset.height); // a slide has the room that it has
    const resolve = colours(element);
    const times = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const data = resolve(spec.data);
    const drawnLayout = times === 1 ? resolve(layout) : larger(resolve(layout), times);
    element.style.height = `${drawnLayout.height}px`;
    const library = await plotly;
    if (!element.isConnected || element.__spec !== spec) return;
    await library.react(element, data, drawnLayout, { displayModeBar: false, responsive: true, doubleClick: false });
    element.dataset.drawn = String(Number(element.dataset.drawn ?? 0) + 1);
    if (!drawn.has(element)) {
      drawn.add(element);
      element.on("plotly_click", ({ points }) => {
        const address = points[0]?.customdata;
        if (address) go(address);
      });
      element.dispatchEvent(new CustomEvent("fu-drawn", { bubbles: true }));
    }
  };
  // Paper is narrower than a screen, light, and as high as it is: each chart is drawn anew for it, and afterwards back.
  const PAPER = { width: 680, height: 700 };
  addEventListener("beforeprint", () => {
    const address = document.getElementById("paper-link");
    if (address) address.textContent = new URL(end.split("#")[0] || location.href, location.href).href;
    for (const element of drawn) {
      if (!element.isConnected) continue;
      const { layout, data } = element.__spec;
      const height = Math.min(layout.height, PAPER.height);
      const resolve = colours(element, "light");
      element.style.height = `${height}px`;
      Plotly.react(element, resolve(data), { ...resolve(layout), width: PAPER.width, height, autosize: false }, { displayModeBar: false });
    }
  });
  addEventListener("afterprint", () => redraw());
  const redraw = () => drawn.forEach((element) => (element.isConnected ? draw(element) : drawn.delete(element)));
  dark.addEventListener("change", () => setTimeout(redraw, 250));
  const ROOM = 1800; // where the style sheet has larger type
  let width = innerWidth;
  addEventListener("resize", () => {
    if (width < 720 !== innerWidth < 720 || width < ROOM !== innerWidth < ROOM) redraw();
    // Only a phone folds the selection, and only a phone shows what unfolds it.
    if (innerWidth > NARROW) document.querySelectorAll("details[data-narrow]").forEach((menu) => menu.setAttribute("open", ""));
    // The pages, open in a row before, would lie over the page as a menu.
    else if (width > NARROW) document.querySelector("details.fu-pages")?.removeAttribute("open");
    width = innerWidth;
  });

  /* ---- blocks ---- */
  const keepPlace = (root, replace) => {
    const focus = root.contains(document.activeElement) ? document.activeElement.id : "";
    const open = new Map([...root.querySelectorAll("details[open][id]")].map((element) => [element.id, element]));
    const said = [...root.querySelectorAll(".fu-copied[id]")];
    replace();
    for (const { id, textContent } of said) // that a slide was added changes the frame that says so
      root.querySelector(`#${CSS.escape(id)}`)?.replaceChildren(textContent);
    // On a phone the selection is one line until it is opened; elsewhere it always stands there.
    for (const menu of root.querySelectorAll("details[data-narrow]"))
      if (innerWidth <= NARROW && !open.has(menu.id)) menu.removeAttribute("open");
    for (const [id, before] of open) {
      const fold = root.querySelector(`details#${CSS.escape(id)}`);
      fold?.setAttribute("open", "");
      if (!fold || fold === before || !("part" in fold.dataset)) continue;
      boxOf(fold).append(...[...boxOf(before).children].slice(headOf(fold).length)); // until what takes its place has come
    }
    renew(root);
    if (focus) root.querySelector(`#${CSS.escape(focus)}`)?.focus({ preventScroll: true });
  };

  const roots = new Map(); // by the key of each block: where it stands
  // A chart is drawn from another specification; what takes longer than the next one comes is left out.
  const chart = (root, name, text) => {
    const element = root.querySelector(`[data-chart="${CSS.escape(name)}"]`);
    if (!element || element.__text === text) return;
    element.__text = text;
    element.__spec = JSON.parse(text);
    clearTimeout(element.__late);
    element.__late = setTimeout(draw, 60, element);
  };

  const shown = (data, root) => {
    if (data.key) roots.set(data.key, root);
    if (data.page.parts) partsAt(data.page.parts);
    if (root.__html !== data.html) {
      keepPlace(root, () => {
        const old = new Map([...root.querySelectorAll("[data-chart]")].map((chart) => [chart.dataset.chart, chart]));
        const fresh = document.createRange().createContextualFragment(data.html);
        for (const slot of fresh.querySelectorAll("[data-chart]")) {
          const chart = old.get(slot.dataset.chart);
          if (!chart) continue;
          for (const name of ["aria-label", "role"]) chart.setAttribute(name, slot.getAttribute(name));
          slot.replaceWith(chart); // a drawn chart is changed, not drawn anew
        }
        root.replaceChildren(fresh);
      });
      root.__html = data.html;
      root.__shown = "";
      root.dispatchEvent(new CustomEvent("fu-block", { bubbles: true }));
      if (root.querySelector("[data-retry]")) setTimeout(() => location.reload(), 5000 + Math.random() * 5000);
      window.followUpSlides?.arrive(root);
    } else renew(root);
    for (const element of root.querySelectorAll("[data-chart]")) {
      const spec = data.charts[element.dataset.chart];
      const text = JSON.stringify(spec);
      if (element.__text === text) continue;
      element.__text = text;
      element.__spec = spec;
      element.style.height ||= `${spec.layout.height}px`;
      undrawn.add(element);
    }
    for (const field of root.querySelectorAll("input[data-absolute]")) field.value = new URL(field.dataset.absolute, location.href).href;
    if (data.page.title) document.title = data.page.title;
    if (data.page.lang && data.page.lang !== document.documentElement.lang) {
      document.documentElement.lang = data.page.lang;
      translate(document.body);
    }
    // Streamlit shows the old foot again at the start of a run: only another view's foot is the end of this one.
    if (data.page.end && data.page.end !== end) {
      end = data.page.end;
      painted();
    }
  };
  let end = "";

  // Charts are drawn when all blocks that have come are shown: a chart measures its page, which is then laid out once.
  let left = 0; // blocks that have come and are not shown yet
  const undrawn = new Set();
  const drawAll = () => {
    undrawn.forEach(draw);
    undrawn.clear();
  };

  // What comes is deflated JSON, unpacked as it comes: without a Blob, of each of which Chromium tells another process, and waits.
  // Blocks are shown in the order in which they came; of two for one place the later counts.
  const unpacked = (data) => new Response(new Response(data).body.pipeThrough(new DecompressionStream("deflate"))).json();
  let line = Promise.resolve();
  const block = ({ data, parentElement }) => {
    parentElement.__data = data;
    const coming = unpacked(data);
    coming.catch(() => {}); // heard of below, when its place in the line has come
    left += 1;
    const show = async () => {
      try {
        const told = await coming;
        if (parentElement.__data === data) (first ? hold : shown)(told, parentElement);
      } finally {
        left -= 1;
        if (!left) drawAll();
      }
    };
    line = line.then(show).catch((fault) => setTimeout(() => { throw fault; })); // told as any fault is, and the next is shown
  };

  /* ---- the view that the document came with stands before Streamlit has started, until all of it has come again ----
   *
   * Then what is the same moves into Streamlit's page, in one frame: nothing changes on the screen, and what was opened stays open.
   */
  let first = null; // the element that stands
  const missing = new Set(); // the keys of its blocks that have not come again
  const again = new Map(); // by key: what has come again, and its place in Streamlit's page
  let gone = ""; // the address of another view to which the reader has gone meanwhile
  const stand = (blocks) => {
    first = made("div", { id: "first", className: "stApp" }); // to the style sheet it is Streamlit's page
    first.innerHTML =
      '<main data-testid="stMain"><div data-testid="stMainBlockContainer"><div data-testid="stVerticalBlock"></div></div></main>';
    document.body.prepend(first);
    for (const data of blocks) {
      const element = made("div", { className: "stElementContainer" });
      first.querySelector('[data-testid="stVerticalBlock"]').append(element);
      missing.add(data.key);
      shown(data, element.appendChild(document.createElement("div")));
    }
    drawAll();
  };
  const hold = (data, root) => {
    again.set(data.key, [data, root]);
    missing.delete(data.key);
    const isAnother = data.page.end && data.page.end !== end;
    if (isAnother || !missing.size) giveWay();
  };
  const giveWay = () => {
    const stood = first, focused = document.activeElement, { scrollTop } = main();
    first = null;
    for (const [data, root] of again.values()) {
      const before = roots.get(data.key);
      if (before?.__html === data.html) {
        root.replaceChildren();
        // with the focus and what has been typed, where the browser can
        for (const node of [...before.childNodes]) root.moveBefore ? root.moveBefore(node, null) : root.append(node);
        root.__html = data.html;
      }
      shown(data, root);
    }
    stood.remove();
    main().scrollTop = scrollTop;
    if (focused?.isConnected) focused.focus({ preventScroll: true });
    if (!gone) return;
    history.replaceState(history.state, "", gone);
    dispatchEvent(new PopStateEvent("popstate", { state: { own: true } }));
  };
  // Streamlit, which listens after this, takes an address for that of the front page until it knows the pages, and puts the one
  // back that it has asked for: it hears of it when the view has come.
  addEventListener("popstate", (event) => {
    if (!first) return;
    gone = location.href;
    event.stopImmediatePropagation();
  });

  const named = (hash) => document.getElementById(hash.slice(1));
  // A figure that stands on another tab is shown on its own; Back does not lead to the address without it.
  const toTabOf = (hash) => {
    const key = hash.slice(1), tabs = [...document.querySelectorAll(".fu-tabs a[data-figures]:not([aria-current])")];
    const tab = key && tabs.find(({ dataset }) => dataset.figures.split(" ").some((own) => key === own || key.startsWith(`${own}-`)));
    if (!tab) return false;
    history.replaceState({}, "", carried(tab.getAttribute("href") + hash));
    wanted = { scroll: 0, heading: true };
    document.body.dataset.waiting = "";
    dispatchEvent(new PopStateEvent("popstate", { state: { own: true } }));
    return true;
  };
  // To the heading of the figure that the address names, else to that of the page.
  const toHeading = (hash) => {
    const figure = named(hash);
    if (!figure && toTabOf(hash)) return;
    if (!figure && hash.length > 1) unfoldAll().then(() => named(hash) && location.hash === hash && toHeading(hash));
    for (let fold = figure?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    figure?.scrollIntoView();
    (figure?.querySelector("h2") ?? main()?.querySelector("h1"))?.focus({ preventScroll: true });
  };

  // The last block of a view: now the heading can take focus (a page was changed) or the old place be found again (Back).
  const painted = () => {
    delete document.body.dataset.waiting;
    if (wanted) requestAnimationFrame(seek.bind(null, { ...wanted, from: document.activeElement }, MOST_SOUGHT));
    wanted = null;
  };

  // Some blocks of a view may come after its foot, on a busy machine the heading too: its place is sought for a second, the
  // heading for three, unless the reader moves first.
  const MOST_SOUGHT = 30;
  let seeking;
  const seek = ({ scroll, heading, from }, times) => {
    const now = document.activeElement, isSoon = times > MOST_SOUGHT - 11;
    const nowhere = [document.body, main(), from].includes(now) || (now?.id && now.id === from?.id); // still on what led here
    if (main() && isSoon) main().scrollTop = scroll;
    if (heading && (times === MOST_SOUGHT || nowhere || (location.hash && isSoon))) toHeading(location.hash);
    clearTimeout(seeking);
    if (times) seeking = setTimeout(seek, 100, { scroll, heading, from }, times - 1);
  };
  for (const move of ["wheel", "keydown", "pointerdown"]) addEventListener(move, () => clearTimeout(seeking), true);

  // A run that ends with the same view paints nothing, so its end is known from Streamlit's own state only.
  let ended;
  const runEnded = () => {
    const isComing = (key) => document.querySelector(`#root .st-key-${CSS.escape(key)}`) !== null; // on a busy machine
    if (first && [...missing].some(isComing)) {
      ended = setTimeout(runEnded, 500);
      return;
    }
    if (first && again.size) giveWay();
    painted();
    renew(document);
  };
  const SLOW = 800; // milliseconds; a run that takes longer dims what stands
  let slow;
  new MutationObserver(([change]) => {
    clearTimeout(ended);
    const { testScriptState } = change.target.dataset;
    if (testScriptState !== "notRunning") {
      slow ??= setTimeout(() => (document.body.dataset.slow = ""), SLOW);
      return;
    }
    clearTimeout(slow);
    slow = undefined;
    delete document.body.dataset.slow;
    ended = setTimeout(runEnded, 500);
  }).observe(document.documentElement, { subtree: true, attributeFilter: ["data-test-script-state"] });

  /* ---- the few texts that Streamlit itself shows, in the language of the page and back ---- */
  const texts = JSON.parse(document.querySelector("meta[name=follow-up-texts]")?.content ?? "{}");
  const said = new WeakMap(); // for a text or an element: what Streamlit wrote and what stands there now
  // What a button does to a file that it names: `Remove {name}`. The file itself may be called so: only names of buttons are read thus.
  const ofFile = (words, label) => {
    const key = Object.keys(words).find((key) => key.endsWith("{name}") && label.startsWith(key.slice(0, -6)));
    return key && words[key].replace("{name}", () => label.slice(key.length - 6));
  };
  const inLanguage = (holder, place, now) => {
    const kept = said.get(holder) ?? {};
    const original = kept[place]?.shown === now ? kept[place].original : now;
    const words = texts[document.documentElement.lang] ?? {};
    const shown = words[original.trim()] ?? ((holder.localName === "button" && ofFile(words, original)) || original);
    said.set(holder, { ...kept, [place]: { original, shown } });
    return shown;
  };
  const ours = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest("[data-block]");
  const translateText = (text) => {
    const shown = inLanguage(text, "text", text.data);
    if (shown !== text.data) text.data = shown;
  };
  const translateNames = (element) => {
    if (element.matches("[data-testid=stFileUploaderDropzone]")) element.setAttribute("role", "group"); // it has a name
    for (const name of ["aria-label", "title"]) {
      const now = element.getAttribute(name);
      if (now === null) continue;
      const shown = inLanguage(element, name, now);
      if (shown !== now) element.setAttribute(name, shown);
    }
  };
  const translate = (node) => {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (inner) =>
      inner.nodeType === Node.ELEMENT_NODE && inner.matches("[data-block], script, style")
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
    );
    for (let inner = node; inner; inner = walker.nextNode())
      if (inner.nodeType === Node.TEXT_NODE) translateText(inner);
      else if (inner.nodeType === Node.ELEMENT_NODE) translateNames(inner);
  };
  new MutationObserver((changes) => {
    for (const change of changes)
      for (const node of change.type === "childList" ? change.addedNodes : [change.target])
        if (!ours(node)) translate(node);
  }).observe(document.documentElement, { childList: true, characterData: true, subtree: true, attributeFilter: ["aria-label", "title"] });

  /* ---- in the frame of another page: charts are drawn, and the page around is told how high it all is ---- */
  if (embedded) {
    const charts = JSON.parse(embedded.dataset.charts);
    shown({ charts, page: {} }, embedded);
    drawAll();
    const tell = () => parent.postMessage({ followUpHeight: document.documentElement.offsetHeight }, "*"); // a height is no secret
    new ResizeObserver(tell).observe(document.documentElement);
    addEventListener("message", ({ data }) => data?.followUpAsk && tell());
  }

  const came = document.getElementById("first-view");
  if (came) stand(JSON.parse(came.textContent));

  const shownAndDrawn = (data, root) => {
    shown(data, root);
    drawAll();
  };
  window.followUp = { block, shown: shownAndDrawn, go, changed, roots, chart };
})();

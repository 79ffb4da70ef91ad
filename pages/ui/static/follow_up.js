/* The browser's part of the dashboard: addresses, blocks of HTML, charts. No framework, no state but the address.
 *
 * An address is a view. `go` pushes it and tells Streamlit through the event that Back sends, so that a click, a changed
 * filter and Back are one and the same thing.
 */
(() => {
  "use strict";
  const main = () => document.querySelector('[data-testid="stMain"]');

  const view = (url) => `${url.pathname}?${url.searchParams}`; // the same however its characters are written

  const go = (address) => {
    const url = new URL(address, location.href);
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
    if (value === "" || value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
    return url.href.replaceAll("%2C", ",");
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest('[data-testid="stSkipToContent"]')) toHeading(""); // past menu and filters, not before them
    const link = event.target.closest("a[data-go]");
    if (link && !event.button && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      link.closest("details[data-menu]")?.removeAttribute("open");
      go(link.getAttribute("href")); // a link in a drawing has no text as its href
      return;
    }
    const copy = event.target.closest("button[data-copy]");
    if (copy) copyText(copy);
    for (const menu of document.querySelectorAll("details[data-menu][open]"))
      if (!menu.contains(event.target)) menu.removeAttribute("open");
  });

  // A date is typed part by part, and on the way it may be one that nobody means: it is taken by Enter or on leaving it.
  let typed = null;
  const take = (field) => {
    typed = null;
    if (field.type === "date" && (!field.value || !field.checkValidity())) return;
    go(changed(field.dataset.param, field.value === field.dataset.default ? "" : field.value));
  };
  document.addEventListener("keydown", ({ target, key }) => {
    if (target.type !== "date" || !target.dataset.param || key === "Tab") return;
    if (key === "Enter") take(target);
    else typed = target;
  });
  document.addEventListener("pointerdown", () => (typed = null));
  document.addEventListener("focusout", ({ target }) => target === typed && take(target));

  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.dataset?.param && field !== typed) take(field);
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

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = event.target.closest?.("details[data-menu][open]");
    if (!menu) return;
    menu.removeAttribute("open");
    menu.querySelector("summary").focus();
  });

  const copyText = async (button) => {
    const link = new URL(button.dataset.copy, location.href).href;
    const words = document.getElementById(button.dataset.copyText)?.value;
    const text = words ? `${words} ${link}` : link;
    try {
      await navigator.clipboard.writeText(text);
      button.nextElementSibling.textContent = button.dataset.done;
    } catch {
      // Without permission to the clipboard the address is shown, so that it can be copied by hand.
      button.nextElementSibling.textContent = text;
    }
  };

  /* ---- charts ---- */
  const plotly = new Promise((resolve) => {
    const look = () => (window.Plotly ? resolve(window.Plotly) : setTimeout(look, 20));
    look();
  });

  const colours = (element) => {
    const probe = document.createElement("span");
    element.append(probe);
    const known = new Map();
    const colour = (name) => {
      if (!known.has(name)) {
        probe.style.color = `var(--${name})`;
        known.set(name, getComputedStyle(probe).color);
      }
      return known.get(name);
    };
    const resolve = (node) => {
      if (typeof node === "string") return node.startsWith("@") ? colour(node.slice(1)) : node;
      if (Array.isArray(node)) return node.map(resolve);
      if (node && typeof node === "object")
        return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, resolve(value)]));
      return node;
    };
    return { resolve, done: () => probe.remove() };
  };

  const drawn = new Set();
  const draw = async (element) => {
    const spec = element.__spec;
    const narrow = element.clientWidth < 620 && spec.narrow;
    const layout = { ...spec.layout, ...(narrow ? spec.narrow : {}) };
    const { resolve, done } = colours(element);
    const data = resolve(spec.data);
    const drawnLayout = resolve(layout);
    done();
    element.style.height = `${layout.height}px`;
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
    }
  };
  const redraw = () => drawn.forEach((element) => (element.isConnected ? draw(element) : drawn.delete(element)));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(redraw, 250));
  let width = innerWidth;
  addEventListener("resize", () => {
    if (width < 720 !== innerWidth < 720) redraw();
    // Only a phone folds the selection, and only a phone shows what unfolds it.
    if (innerWidth > 640) document.querySelectorAll("details[data-narrow]").forEach((menu) => menu.setAttribute("open", ""));
    width = innerWidth;
  });

  /* ---- blocks ---- */
  const keepPlace = (root, replace) => {
    const focus = root.contains(document.activeElement) ? document.activeElement.id : "";
    const open = [...root.querySelectorAll("details[open][id]")].map((element) => element.id);
    replace();
    // On a phone the selection is one line until it is opened; elsewhere it always stands there.
    for (const menu of root.querySelectorAll("details[data-narrow]"))
      if (innerWidth < 640 && !open.includes(menu.id)) menu.removeAttribute("open");
    for (const id of open) root.querySelector(`details#${CSS.escape(id)}`)?.setAttribute("open", "");
    if (focus) root.querySelector(`#${CSS.escape(focus)}`)?.focus({ preventScroll: true });
  };

  const block = ({ data, parentElement }) => {
    const root = parentElement;
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
    }
    for (const element of root.querySelectorAll("[data-chart]")) {
      const spec = data.charts[element.dataset.chart];
      const text = JSON.stringify(spec);
      if (element.__text === text) continue;
      element.__text = text;
      element.__spec = spec;
      element.style.height ||= `${spec.layout.height}px`;
      draw(element);
    }
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

  // To the heading of the figure that the address names, else to that of the page.
  const toHeading = (hash) => {
    const figure = document.getElementById(hash.slice(1));
    figure?.scrollIntoView();
    (figure?.querySelector("h2") ?? main()?.querySelector("h1"))?.focus({ preventScroll: true });
  };

  // The last block of a view: now the heading can take focus (a page was changed) or the old place be found again (Back).
  const painted = () => {
    delete document.body.dataset.waiting;
    if (wanted) requestAnimationFrame(seek.bind(null, wanted, 10));
    wanted = null;
  };

  // Some blocks of a view may come after its foot: its place is sought for a second, unless the reader moves first.
  let seeking;
  const seek = ({ scroll, heading }, times) => {
    const nowhere = [document.body, main()].includes(document.activeElement);
    if (main()) main().scrollTop = scroll;
    if (heading && (times === 10 || nowhere || location.hash)) toHeading(location.hash);
    clearTimeout(seeking);
    if (times) seeking = setTimeout(seek, 100, { scroll, heading }, times - 1);
  };
  for (const move of ["wheel", "keydown", "pointerdown"]) addEventListener(move, () => clearTimeout(seeking), true);

  // A run that ends with the same view paints nothing, so its end is known from Streamlit's own state only.
  let ended;
  new MutationObserver(([change]) => {
    clearTimeout(ended);
    const { testScriptState } = change.target.dataset;
    if (testScriptState === "notRunning") ended = setTimeout(painted, 500);
  }).observe(document.documentElement, { subtree: true, attributeFilter: ["data-test-script-state"] });

  /* ---- the few texts that Streamlit itself shows, in the language of the page and back ---- */
  const texts = JSON.parse(document.querySelector("meta[name=follow-up-texts]")?.content ?? "{}");
  const said = new WeakMap(); // for a text or an element: what Streamlit wrote and what stands there now
  const inLanguage = (holder, place, now) => {
    const kept = said.get(holder) ?? {};
    const original = kept[place]?.shown === now ? kept[place].original : now;
    const shown = texts[document.documentElement.lang]?.[original.trim()] ?? original;
    said.set(holder, { ...kept, [place]: { original, shown } });
    return shown;
  };
  const ours = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest("[data-block]");
  const translateText = (text) => {
    const shown = inLanguage(text, "text", text.data);
    if (shown !== text.data) text.data = shown;
  };
  const translateNames = (element) => {
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
      for (const node of change.type === "characterData" ? [change.target] : change.addedNodes)
        if (!ours(node)) translate(node);
  }).observe(document.documentElement, { childList: true, characterData: true, subtree: true });

  window.followUp = { block, go };
})();

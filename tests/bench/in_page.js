// What is measured in a page, the same in the dashboard and in the static page: when it is painted, how long a change takes.
(() => {
  const charts = () => [...document.querySelectorAll("[data-chart]")];
  const count = (chart) => Number(chart.dataset.drawn ?? 0);
  const whole = () => document.querySelector(".fu-foot") && !("waiting" in document.body.dataset) && charts().length > 0;
  const frame = () => new Promise(requestAnimationFrame);
  const until = async (holds) => {
    const limit = performance.now() + 30000;
    while (!holds()) {
      if (performance.now() > limit) throw new Error(`not painted in 30 s: ${location.href}`);
      await frame();
    }
    return performance.now();
  };

  // When the browser asked, when the last part of the answer came, and how much came in messages.
  const traffic = { sent: 0, received: 0, bytes: 0 };
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        traffic.received = performance.now();
        traffic.bytes += data.byteLength ?? data.size ?? data.length;
      });
    }
    send(data) {
      traffic.sent ||= performance.now();
      super.send(data);
    }
  };

  const timed = async (start, isNew) => {
    traffic.sent = traffic.received = traffic.bytes = 0;
    const began = performance.now();
    start();
    const ended = await until(() => whole() && charts().every(isNew));
    const asked = traffic.sent || began;
    const answered = traffic.received || asked;
    return { total: ended - began, before: asked - began, server: answered - asked, after: ended - answered, bytes: traffic.bytes };
  };

  window.bench = {
    painted: () => until(() => document.body && whole() && charts().every((chart) => count(chart) > 0)),
    // Every chart on the page is drawn anew.
    change: (start) => {
      const before = new Map(charts().map((chart) => [chart, count(chart)]));
      return timed(start, (chart) => count(chart) > (before.get(chart) ?? 0));
    },
    // The charts of the page before are gone, those of the new one are drawn.
    move: (start) => {
      const before = new Set(charts().map((chart) => chart.dataset.chart));
      return timed(start, (chart) => count(chart) > 0 && !before.has(chart.dataset.chart));
    },
    // What the page shows now, for the static page to show the same: its blocks as HTML, its charts as Plotly was given them.
    figures: () => {
      const blocks = [...document.querySelectorAll("[data-block]")].map((block) => block.cloneNode(true));
      for (const block of blocks)
        for (const chart of block.querySelectorAll("[data-chart]")) {
          chart.replaceChildren();
          delete chart.dataset.drawn;
          chart.className = "fu-chart";
        }
      return {
        title: document.title,
        width: document.querySelector("[data-chart]").closest("figure").clientWidth,
        html: blocks.map((block) => block.outerHTML).join("\n"),
        charts: Object.fromEntries(charts().map(({ dataset, data, layout }) => [dataset.chart, { data, layout }])),
      };
    },
  };
  window.bench.first = window.bench.painted();
  window.bench.first.catch(() => {}); // who waits for it hears of it
})();

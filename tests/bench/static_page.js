// The limit: the same figures in a page without a server behind it. All that it can show is in the page or loaded before.
(() => {
  const page = document.querySelector("main");
  const draw = async ({ html, charts }) => {
    if (html) {
      const old = new Map([...page.querySelectorAll("[data-chart]")].map((chart) => [chart.dataset.chart, chart]));
      const fresh = document.createRange().createContextualFragment(html);
      for (const slot of fresh.querySelectorAll("[data-chart]")) {
        const chart = old.get(slot.dataset.chart);
        if (chart) slot.replaceWith(chart);
      }
      page.replaceChildren(fresh);
    }
    for (const chart of page.querySelectorAll("[data-chart]")) {
      const { data, layout } = charts[chart.dataset.chart];
      await Plotly.react(chart, data, layout, { displayModeBar: false, responsive: true, doubleClick: false });
      chart.dataset.drawn = String(Number(chart.dataset.drawn ?? 0) + 1);
    }
  };
  window.show = draw;
  draw({ charts: JSON.parse(document.querySelector("#charts").textContent) });
})();

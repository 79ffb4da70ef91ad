"""Panels as PowerPoint's own charts, each with a workbook of exactly its numbers, to be edited there."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from pages.ui.files.deck import texts
from pages.ui.files.deck.template import Box
from pages.ui.forms.form import Panel, PanelSeries

_KINDS = {
    ("column", False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    ("column", True): XL_CHART_TYPE.COLUMN_STACKED,
    ("bar", False): XL_CHART_TYPE.BAR_CLUSTERED,
    ("bar", True): XL_CHART_TYPE.BAR_STACKED,
    ("line", False): XL_CHART_TYPE.LINE_MARKERS,
    ("line", True): XL_CHART_TYPE.LINE_MARKERS,
}
_GAP = Pt(10)
_MOST_LABELS = 60  # more numbers than these would lie on each other


def draw(slide: Any, panels: Sequence[Panel], box: Box, alt: str, has_legend: bool = True) -> None:
    """Draw the panels side by side in a box, all on one scale; with no legend where a key stands beside."""
    across = _across(panels)
    down = -(-len(panels) // across)
    width = (box.width - _GAP * (across - 1)) // across
    height = (box.height - _GAP * (down - 1)) // down
    for number, panel in enumerate(panels):
        left = box.left + number % across * (width + _GAP)
        top = box.top + number // across * (height + _GAP)
        _chart(slide, panel, Box(left, top, width, height), alt, len(panels), has_legend)


def _across(panels: Sequence[Panel]) -> int:
    """How many panels stand beside each other: lying bars need their width for names."""
    if panels[0].kind == "bar":
        return 1 if len(panels) == 1 else 2
    return {1: 1, 2: 2, 3: 3, 4: 2}.get(len(panels), 3 if len(panels) < 7 else 4)


def number_format(high: float) -> str:
    """How numbers up to so many are written: millions from a million, else whole numbers, decimals only where needed."""
    if high >= 1_000_000:
        return "#,##0.0,,"
    return "#,##0" if high >= 20 else "General"


def _chart(slide: Any, panel: Panel, box: Box, alt: str, of: int, has_legend: bool) -> None:
    data: Any = CategoryChartData(number_format=number_format(panel.high))  # type: ignore[no-untyped-call]
    data.categories = [texts.clean(name) for name in panel.categories]
    for series in panel.series:
        data.add_series(texts.clean(series.name), series.values)
    stacked = len(panel.series) > 1
    place = (Emu(box.left), Emu(box.top), Emu(box.width), Emu(box.height))
    frame = slide.shapes.add_chart(_KINDS[panel.kind, stacked], *place, data)
    chart = frame.chart
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook(panel))
    texts.describe(frame, f"{panel.title}. {alt}" if panel.title else alt)
    size = 14 if of == 1 else 11 if of < 5 else 9
    chart.font.size, chart.font.color.rgb = Pt(size), texts.rgb("text")
    _head(chart, panel, Pt(size + 1), has_legend)
    _axes(chart, panel, size, of)
    for series, drawn in zip(panel.series, chart.plots[0].series, strict=True):
        _coloured(drawn, series, panel.kind)
    if panel.kind != "line":
        chart.plots[0].gap_width = 35
    _labelled(chart, panel, Pt(size - 1))


def _head(chart: Any, panel: Panel, size: Any, has_legend: bool) -> None:
    chart.has_title = bool(panel.title)
    if panel.title:
        chart.chart_title.include_in_layout = False
        texts.write(
            chart.chart_title.text_frame.paragraphs[0], texts.shortened(panel.title, 80), size, bold=True
        )
    chart.has_legend = has_legend and len(panel.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False


def _axes(chart: Any, panel: Panel, size: int, of: int) -> None:
    values, names = chart.value_axis, chart.category_axis
    values.minimum_scale, values.maximum_scale = panel.low, panel.high
    values.has_major_gridlines = _numbers(panel) > _MOST_LABELS or panel.kind == "line"
    values.visible = values.has_major_gridlines
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = (
        number_format(panel.high),
        False,
    )
    if values.has_major_gridlines:
        values.major_gridlines.format.line.color.rgb = texts.rgb("line")
        values.format.line.fill.background()
    names.format.line.color.rgb = texts.rgb("edge")
    names.has_major_gridlines = False
    names.tick_labels.font.size = Pt(size)
    names._element.find(qn("c:txPr")).find(qn("a:bodyPr")).set("rot", "0" if of < 5 else "-5400000")
    names.reverse_order = panel.kind == "bar"  # the first bar stands at the top


def _numbers(panel: Panel) -> int:
    return sum(value is not None for series in panel.series for value in series.values)


def _coloured(drawn: Any, series: PanelSeries, kind: str) -> None:
    if kind == "line":
        drawn.smooth = False
        drawn.format.line.color.rgb, drawn.format.line.width = texts.rgb(series.colours[0]), Pt(2.25)
        drawn.marker.style, drawn.marker.size = XL_MARKER_STYLE.CIRCLE, 6
        drawn.marker.format.fill.solid()
        drawn.marker.format.fill.fore_color.rgb = texts.rgb(series.colours[0])
        return
    drawn.invert_if_negative = False
    # where each bar has a colour of its own the key has none of them: there a colour means an area
    own = series.colours[0] if len(set(series.colours)) == 1 else "quiet"
    texts.filled(drawn.format, own, series.patterns[0])
    for number, (colour, pattern) in enumerate(zip(series.colours, series.patterns, strict=True)):
        if (colour, pattern) != (own, series.patterns[0]):
            texts.filled(drawn.points[number].format, colour, pattern)


def _labelled(chart: Any, panel: Panel, size: Any) -> None:
    """Numbers at the bars; between stacked ones on white, so that a pattern does not hide them."""
    if chart.value_axis.visible:
        return
    plot = chart.plots[0]
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = number_format(panel.high), False
    labels.font.size, labels.font.color.rgb = size, texts.rgb("text")
    labels.show_value = True
    stacked = len(panel.series) > 1
    labels.position = XL_LABEL_POSITION.CENTER if stacked else XL_LABEL_POSITION.OUTSIDE_END
    if stacked:
        fill = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
        white = parse_xml(f"<c:spPr {nsdecls('c', 'a')}>{fill}</c:spPr>")
        labels._element.find(qn("c:numFmt")).addnext(white)


def _workbook(panel: Panel) -> bytes:
    """The numbers behind a chart, laid as it refers to them. Every text is a text: no formula, no link."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet("Sheet1")  # the name that the chart refers to
    form = book.add_format({"num_format": "#,##0.##"})
    for row, name in enumerate(panel.categories, start=1):
        sheet.write_string(row, 0, texts.clean(name))
    for column, series in enumerate(panel.series, start=1):
        sheet.write_string(0, column, texts.clean(series.name))
        for row, value in enumerate(series.values, start=1):
            if value is not None:
                sheet.write_number(row, column, value, form)
    book.close()
    return out.getvalue()

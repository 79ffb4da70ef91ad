"""The static page beside the dashboard: its figures, its style and its Plotly as plain files."""

import html
import json
import urllib.request
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FILES = ("follow_up.css", "plotly.js")
PAGE = """<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="follow_up.css">
<script defer src="plotly.js"></script>
<script defer src="static_page.js"></script>
</head>
<body class="stApp"><main style="width:{width}px;max-width:100%;margin:0 auto">
{html}
</main><script type="application/json" id="charts">{charts}</script></body>
</html>
"""


def write_site(folder: Path, served: dict[str, str], pages: dict[str, dict[str, Any]]) -> None:
    """Writes a page for each of `pages`; `served` says where the dashboard serves the style and Plotly."""
    folder.mkdir()
    for name in FILES:
        with urllib.request.urlopen(served[name], timeout=30) as answer:
            (folder / name).write_bytes(answer.read())
    (folder / "static_page.js").write_bytes((HERE / "static_page.js").read_bytes())
    for name, shown in pages.items():
        # in a script element only a closing tag could end the text
        charts = json.dumps(shown["charts"], ensure_ascii=False).replace("</", "<\\/")
        page = PAGE.format(
            title=html.escape(shown["title"]), width=shown["width"], html=shown["html"], charts=charts
        )
        (folder / f"{name}.html").write_text(page, encoding="utf-8")

"""Strings that would do harm if a page ever took them for markup; all of them made up here."""

from __future__ import annotations

from itertools import product

_PAYLOAD = "window.harmed=1"
_SHAPES = (
    "<script>{p}</script>",
    "<ScRiPt >{p}</sCrIpT >",
    "<img src=x onerror={p}>",
    "<svg onload={p}></svg>",
    "<svg><script>{p}</script></svg>",
    "<details open ontoggle={p}>x</details>",
    "<body onload={p}>",
    "<input autofocus onfocus={p}>",
    "<a href=javascript:{p}>x</a>",
    "<iframe src=javascript:{p}></iframe>",
    "<iframe srcdoc='<script>parent.{p}</script>'></iframe>",
    "<math><mi href=javascript:{p}>x</mi></math>",
    "<style>@import 'https://harm.example/x.css';</style>",
    "<link rel=stylesheet href=https://harm.example/x.css>",
    "<meta http-equiv=refresh content=0;url=https://harm.example>",
    "<base href=https://harm.example/>",
    "<form action=https://harm.example><button>x</button></form>",
    "<object data=javascript:{p}></object>",
    "<template><script>{p}</script></template>",
    "{{{{ {p} }}}} {{% print(7*7) %}}",
)
_BEFORE = ("", '"', "'>", '">', "</textarea>", "</title>", "</mark></a>", "-->", "]]>", "</script>")


def strings() -> list[str]:
    """Two hundred strings: every shape behind every way out of where it may stand."""
    return [before + shape.format(p=_PAYLOAD) for before, shape in product(_BEFORE, _SHAPES)]

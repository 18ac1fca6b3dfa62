"""The functions of the commands in, the parser of the command line out: names, options and what help says of them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import Any

from kg import __version__
from kg.config import SpanUse
from kg.schema import NodeType

#: What a command does with its arguments.
Run = Callable[[argparse.Namespace], None]

_BEGIN = """\
begin with:
  kg build seeds --kb kb                      (a folder of postings and papers)
  kg similar --kb kb --text "nurse in Lyon"
  kg show ID --kb kb                          (an id that similar prints)

`kg COMMAND --help` tells the options of a command."""
_A_NODE = "the id of a node, as similar and show print it: posting:…, skill:python"
_TYPES = tuple(str(node_type) for node_type in NodeType)
_NAMES_OF_TYPES = ", ".join(sorted(_TYPES))


def make_parser(runs: Mapping[str, Run]) -> argparse.ArgumentParser:
    """The parser of all commands; `run` of what it reads is the command's function."""
    parser = argparse.ArgumentParser(
        prog="kg",
        description="A graph knowledge base of roles, teams and research topics.",
        epilog=_BEGIN,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"kg {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for add in (_build, _changing, _health, _extract, _similar, _nodes, _embed, _export, _counts, _serve):
        add(commands, runs)
    return parser


def _build(commands: Any, runs: Mapping[str, Run]) -> None:
    build = _command(commands, "build", runs, "documents → graph → teacher → student → index")
    build.epilog = "DIR then holds exactly these sources: documents of others are taken out; `kg add` keeps them."
    _add_sources(build)
    _add_taxonomy(build)
    build.add_argument(
        "--workers", type=int, default=None, metavar="N", help="processes that extract; all cores for many documents"
    )
    build.add_argument("--no-train", action="store_true", help="graph only, text vectors instead of learnt ones")
    build.add_argument(
        "--encoder", default=None, metavar="NAME|PATH", help="'minilm' or a sentence-transformers folder"
    )
    build.add_argument("--seed", type=int, default=0, metavar="N", help="of the random steps of training (0)")
    build.add_argument("--merges", metavar="FILE", help="names that are the same or different; remembered")
    _add_spans(build)


def _changing(commands: Any, runs: Mapping[str, Run]) -> None:
    _add_sources(_command(commands, "add", runs, "add or update documents, without retraining"))
    remove = _command(commands, "remove", runs, "remove documents and every fact that only they state")
    remove.add_argument(
        "document_id", nargs="+", metavar="DOCUMENT_ID", help="an id or the beginning of one; a path or a source"
    )
    forget = _command(commands, "forget", runs, "erase a person everywhere")
    forget.epilog = "Exports and copies made before are not reached: make them again."
    forget.add_argument("--person", required=True, metavar="NAME", help="the name, as it is written there")


def _health(commands: Any, runs: Mapping[str, Run]) -> None:
    check = _command(commands, "check", runs, "hashes, facts, graph, full text, vectors: what is wrong, and mend it")
    check.add_argument("--repair", action="store_true", help="make anew what can be made anew")


def _extract(commands: Any, runs: Mapping[str, Run]) -> None:
    extract = _command(commands, "extract", runs, "what the extractor finds, without a knowledge base", kb=False)
    _add_sources(extract)
    _add_taxonomy(extract)
    _add_spans(extract)


def _similar(commands: Any, runs: Mapping[str, Run]) -> None:
    similar = _command(commands, "similar", runs, "what is like a node or a text")
    query = similar.add_mutually_exclusive_group(required=True)
    query.add_argument("--id", metavar="NODE_ID", help=_A_NODE)
    query.add_argument("--text", help="any text: a title, a question, a whole advert")
    query.add_argument("--file", metavar="PATH", help="a file with the text; - for standard input")
    similar.add_argument(
        "--type",
        default="posting",
        choices=_TYPES,
        metavar="TYPE",
        help=f"type of the results (posting): {_NAMES_OF_TYPES}",
    )
    similar.add_argument("-k", type=int, default=10, metavar="N", help="how many results (10)")
    similar.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="only results of which this holds: country=LU, posted>=2025-01-01, level!=intern, "
        "city=Berlin|Lyon for either (in quotes); may be repeated",
    )
    similar.add_argument(
        "--diversity", type=float, default=0.0, metavar="0..1", help="the more, the less alike the results are (0)"
    )
    similar.add_argument("--explain", action="store_true", help="what each result shares with the question, and where")
    similar.add_argument("--keep-duplicates", action="store_true", help="list copies of one posting one by one")


def _nodes(commands: Any, runs: Mapping[str, Run]) -> None:
    show = _command(commands, "show", runs, "a node with its facts and evidence")
    show.add_argument("node_id", metavar="NODE_ID", help=_A_NODE)
    why = _command(commands, "why", runs, "why two nodes are near")
    why.add_argument("a", metavar="A", help=_A_NODE)
    why.add_argument("b", metavar="B", help="the id of another")
    merges = _command(commands, "merges", runs, "names and records that became one, and why")
    merges.add_argument("--type", choices=_TYPES, metavar="TYPE", help=f"only nodes of this type: {_NAMES_OF_TYPES}")


def _embed(commands: Any, runs: Mapping[str, Run]) -> None:
    embed = _command(commands, "embed", runs, "vectors for new text")
    source = embed.add_mutually_exclusive_group(required=True)
    source.add_argument("--text", help="one text")
    source.add_argument("--file", metavar="LINES", help="a text a line; - for standard input")
    embed.add_argument("--out", metavar="FILE", help=".npz or .parquet; JSON on standard output otherwise")


def _export(commands: Any, runs: Mapping[str, Run]) -> None:
    export = _command(commands, "export", runs, "the graph or the embeddings, as files")
    export.add_argument("--what", required=True, choices=["graph", "embeddings"], help="nodes and edges, or vectors")
    export.add_argument(
        "--format",
        required=True,
        metavar="F",
        help="graph: jsonl, parquet, graphml, gexf, neo4j, jsonld, pyg; "
        "embeddings: parquet, npz, safetensors, word2vec, projector",
    )
    export.add_argument("--out", required=True, metavar="PATH", help="the file, or a folder where there are several")


def _counts(commands: Any, runs: Mapping[str, Run]) -> None:
    stats = _command(commands, "stats", runs, "counts by type")
    stats.add_argument("--as-of", metavar="WHEN", help="a generation, a day (2026-03-31) or a time, in UTC")
    evaluate = _command(commands, "evaluate", runs, "quality report")
    evaluate.epilog = "It trains a dozen times over: some minutes, of a large knowledge base more."
    evaluate.add_argument("--out", metavar="DIR", help="folder for the report (`report` in that of the knowledge base)")


def _serve(commands: Any, runs: Mapping[str, Run]) -> None:
    serve = _command(commands, "serve", runs, "HTTP API and web explorer")
    serve.epilog = (
        "It only reads, unless KG_TOKEN is set: who sends that token ('Authorization: Bearer TOKEN') may add, "
        "remove and forget; the page /api has the calls."
    )
    serve.add_argument("--host", default="127.0.0.1", help="address to listen at (127.0.0.1: this machine alone)")
    serve.add_argument("--port", type=int, default=8000, metavar="N", help="port to listen at (8000; 0 for any)")


def _command(
    commands: Any, name: str, runs: Mapping[str, Run], description: str, *, kb: bool = True
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=description, description=description)
    parser.set_defaults(run=runs[name])
    if kb:
        parser.add_argument("--kb", required=True, metavar="DIR", help="folder of the knowledge base")
    if name not in ("serve", "embed", "export"):
        parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    return parser


def _add_sources(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", nargs="+", metavar="SOURCE", help="a file, a folder, a glob, or - for standard input")


def _add_taxonomy(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--taxonomy",
        action="append",
        default=[],
        metavar="PATH",
        help="ESCO, O*NET, OpenAlex or a folder of own tables",
    )


def _add_spans(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--spans",
        choices=[use.value for use in SpanUse],
        default=SpanUse.OFF.value,
        help="what the trained span model adds: nothing, mentions, or mentions and skills; reading takes longer",
    )

"""The command line: one function a command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg import __version__, views
from kg.config import SpanUse
from kg.errors import InputError, KGError, QueryError, StoreError
from kg.printing import (
    print_answer,
    print_extraction,
    print_json,
    print_node,
    print_quarantine,
    print_report,
    print_stats,
    print_why,
    stage_bar,
)
from kg.progress import counted
from kg.schema import NodeType, Quarantined


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns 0 if done, 1 after a `KGError`, 2 after wrong usage."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    try:
        arguments.run(arguments)
    except KGError as error:
        print(f"kg: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as error:
        print(f"kg: {error}: free some room or check the rights; what was committed stays.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("kg: interrupted; what was committed stays, the same command goes on from there.", file=sys.stderr)
        return 1
    except MemoryError:
        print("kg: out of memory; give fewer sources at a time, or use `kg build --no-train`.", file=sys.stderr)
        return 1
    return 0


# --- commands ------------------------------------------------------------------------------


def _build(arguments: argparse.Namespace) -> None:
    from kg import pipeline

    report = pipeline.build(
        arguments.source,
        arguments.kb,
        options=pipeline.BuildOptions(
            taxonomy=tuple(arguments.taxonomy),
            train=not arguments.no_train,
            encoder=arguments.encoder,
            seed=arguments.seed,
            spans=SpanUse(arguments.spans),
            merges=pipeline.merge_lines(arguments.merges),
        ),
        show=stage_bar,
        workers=arguments.workers,
    )
    print_report(report, arguments)


def _add(arguments: argparse.Namespace) -> None:
    from kg import pipeline

    print_report(pipeline.add(arguments.source, arguments.kb, show=stage_bar), arguments)


def _remove(arguments: argparse.Namespace) -> None:
    from kg import pipeline

    print_report(pipeline.remove(arguments.document_id, arguments.kb), arguments)


def _check(arguments: argparse.Namespace) -> None:
    from kg import pipeline

    problems = pipeline.check(arguments.kb, repair=arguments.repair, show=stage_bar)
    if arguments.json:
        view = [{"part": str(item.part), "what": item.what, "remedy": item.remedy} for item in problems]
        print_json({"problems": view})
    else:
        for item in problems:
            print(f"{item.part}: {item.what}; {item.remedy}")
    if problems:
        raise StoreError(f"{counted(len(problems), 'problem')} in '{arguments.kb}'; each is listed with its remedy.")
    if not arguments.json:
        print("nothing is wrong")


def _forget(arguments: argparse.Namespace) -> None:
    from kg import pipeline

    report = pipeline.forget_person(arguments.person, arguments.kb)
    if arguments.json:
        print_json(report)
        return
    for key, value in report.items():
        print(f"{key}: {value}")


def _extract(arguments: argparse.Namespace) -> None:
    from kg import reading

    documents: list[views.Json] = []
    bad: list[Quarantined] = []
    for item in reading.extract(arguments.source, taxonomy=tuple(arguments.taxonomy), spans=SpanUse(arguments.spans)):
        if isinstance(item, Quarantined):
            bad.append(item)
        else:
            documents.append(views.extraction_view(*item))
    print_quarantine(bad)
    if arguments.json:
        print_json({"documents": documents, "quarantined": [views.quarantined_view(item) for item in bad]})
    else:
        for document in documents:
            print_extraction(document)
    if not documents:
        raise KGError(f"None of {', '.join(arguments.source)} could be read; the reasons are above.")


def _similar(arguments: argparse.Namespace) -> None:
    from kg.base import KnowledgeBase

    text = _read_file(arguments.file) if arguments.file else arguments.text
    with KnowledgeBase.open(arguments.kb) as base:
        answer = base.similar(
            id=arguments.id,
            text=text,
            type=arguments.type,
            k=arguments.k,
            where=arguments.where,
            diversity=arguments.diversity,
            explain=arguments.explain,
            keep_duplicates=arguments.keep_duplicates,
        )
        if arguments.json:
            print_json(views.answer_view(answer))
        else:
            print_answer(answer, base.sentence)


def _show(arguments: argparse.Namespace) -> None:
    from kg.base import KnowledgeBase

    with KnowledgeBase.open(arguments.kb) as base:
        view = base.show(arguments.node_id)
    if arguments.json:
        print_json(view)
    else:
        print_node(view)


def _why(arguments: argparse.Namespace) -> None:
    from kg.base import KnowledgeBase

    with KnowledgeBase.open(arguments.kb) as base:
        view = base.why(arguments.a, arguments.b)
    if arguments.json:
        print_json(view)
    else:
        print_why(view)


def _merges(arguments: argparse.Namespace) -> None:
    from kg.keeping.merges import merges

    found = merges(arguments.kb, arguments.type)
    if arguments.json:
        print_json(found.view())
        return
    for line in found.lines():
        print(line)


def _embed(arguments: argparse.Namespace) -> None:
    from kg.base import KnowledgeBase

    if arguments.file:
        texts = [line.rstrip("\n") for line in _read_file(arguments.file).split("\n") if line.strip()]
    else:
        texts = [arguments.text]
    with KnowledgeBase.open(arguments.kb) as base:
        vectors = base.embed(texts)
        if arguments.out:
            base.write_vectors(arguments.out, texts, vectors)
            told = f"{counted(len(texts), 'vector')} of {vectors.shape[1]} numbers"
            print(f"{told} written to {arguments.out}", file=sys.stderr)
            return
    print_json({"texts": texts, "vectors": [[round(float(value), 6) for value in row] for row in vectors]})


def _export(arguments: argparse.Namespace) -> None:
    from kg.base import KnowledgeBase

    with KnowledgeBase.open(arguments.kb) as base:
        written = base.export(arguments.what, arguments.format, arguments.out)
    print(f"{written} written to {arguments.out}", file=sys.stderr)


def _stats(arguments: argparse.Namespace) -> None:
    from kg.base import KnowledgeBase

    with KnowledgeBase.open(arguments.kb) as base:
        view = base.stats(arguments.as_of)
    if arguments.json:
        print_json(view)
    else:
        print_stats(view)


def _evaluate(arguments: argparse.Namespace) -> None:
    from kg import pipeline

    report = pipeline.evaluate(arguments.kb, out=arguments.out, show=stage_bar)
    if arguments.json:
        print_json(report)
    else:
        print(report["markdown"])


def _serve(arguments: argparse.Namespace) -> None:
    from kg.web import serve

    serve(arguments.kb, host=arguments.host, port=arguments.port)


# --- parser --------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kg", description="A graph knowledge base of roles, teams and research topics."
    )
    parser.add_argument("--version", action="version", version=f"kg {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    build = _command(commands, "build", _build, "documents → graph → teacher → student → index")
    build.epilog = "DIR then holds exactly these sources: documents of others are taken out; `kg add` keeps them."
    _add_sources(build)
    build.add_argument("--taxonomy", action="append", default=[], metavar="PATH", help="ESCO, O*NET or OpenAlex folder")
    build.add_argument(
        "--workers", type=int, default=None, metavar="N", help="processes that extract; all cores for many documents"
    )
    build.add_argument("--no-train", action="store_true", help="graph only, text vectors instead of learnt ones")
    build.add_argument(
        "--encoder", default=None, metavar="NAME|PATH", help="'minilm' or a sentence-transformers folder"
    )
    build.add_argument("--seed", type=int, default=0)
    build.add_argument("--merges", metavar="FILE", help="names that are the same or different; remembered")
    _add_spans(build)

    _add_sources(_command(commands, "add", _add, "add or update documents, without retraining"))

    remove = _command(commands, "remove", _remove, "remove documents and every fact that only they state")
    remove.add_argument(
        "document_id", nargs="+", metavar="DOCUMENT_ID", help="an id or the beginning of one; a path or a source"
    )

    check = _command(commands, "check", _check, "hashes, facts, graph, full text, vectors: what is wrong, and mend it")
    check.add_argument("--repair", action="store_true", help="make anew what can be made anew")

    forget = _command(commands, "forget", _forget, "erase a person everywhere")
    forget.add_argument("--person", required=True, metavar="NAME")

    extract = _command(commands, "extract", _extract, "what the extractor finds, without a knowledge base", kb=False)
    _add_sources(extract)
    extract.add_argument("--taxonomy", action="append", default=[], metavar="PATH")
    _add_spans(extract)

    similar = _command(commands, "similar", _similar, "what is like a node or a text")
    query = similar.add_mutually_exclusive_group(required=True)
    query.add_argument("--id", metavar="NODE_ID")
    query.add_argument("--text")
    query.add_argument("--file", metavar="PATH", help="a file with the text; - for standard input")
    similar.add_argument("--type", default="posting", choices=[str(t) for t in NodeType], help="type of the results")
    similar.add_argument("-k", type=int, default=10)
    similar.add_argument("--where", action="append", default=[], metavar="KEY=VALUE")
    similar.add_argument("--diversity", type=float, default=0.0, metavar="0..1")
    similar.add_argument("--explain", action="store_true")
    similar.add_argument("--keep-duplicates", action="store_true")

    show = _command(commands, "show", _show, "a node with its facts and evidence")
    show.add_argument("node_id", metavar="NODE_ID")

    why = _command(commands, "why", _why, "why two nodes are near")
    why.add_argument("a", metavar="A")
    why.add_argument("b", metavar="B")

    merges = _command(commands, "merges", _merges, "names and records that became one, and why")
    merges.add_argument("--type", choices=[str(t) for t in NodeType], help="only nodes of this type")

    embed = _command(commands, "embed", _embed, "vectors for new text")
    source = embed.add_mutually_exclusive_group(required=True)
    source.add_argument("--text")
    source.add_argument("--file", metavar="LINES", help="a text a line; - for standard input")
    embed.add_argument("--out", metavar="FILE", help=".npz or .parquet; JSON on standard output otherwise")

    export = _command(commands, "export", _export, "the graph or the embeddings, as files")
    export.add_argument("--what", required=True, choices=["graph", "embeddings"])
    export.add_argument("--format", required=True, metavar="F")
    export.add_argument("--out", required=True, metavar="PATH")

    stats = _command(commands, "stats", _stats, "counts by type")
    stats.add_argument("--as-of", metavar="WHEN", help="a generation, a day (2026-03-31) or a time, in UTC")

    evaluate = _command(commands, "evaluate", _evaluate, "quality report")
    evaluate.add_argument("--out", metavar="DIR")

    serve = _command(commands, "serve", _serve, "HTTP API and web explorer")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    return parser


def _command(commands: Any, name: str, run: Any, description: str, *, kb: bool = True) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=description, description=description)
    parser.set_defaults(run=run)
    if kb:
        parser.add_argument("--kb", required=True, metavar="DIR", help="folder of the knowledge base")
    if name not in ("serve", "embed", "export"):
        parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    return parser


def _add_sources(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", nargs="+", metavar="SOURCE", help="a file, a folder, a glob, or - for standard input")


def _add_spans(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--spans",
        choices=[use.value for use in SpanUse],
        default=SpanUse.OFF.value,
        help="what the trained span model adds: nothing, mentions, or mentions and skills; reading takes longer",
    )


def _read_file(path: str) -> str:
    from kg import ingest

    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise QueryError(
            f"'{path}' cannot be read ({error.strerror}): name a text file, or - for standard input."
        ) from error
    try:
        return ingest.read_text(data)
    except InputError as error:
        raise InputError(f"'{path}' is no text: {error}.") from error


if __name__ == "__main__":
    sys.exit(main())

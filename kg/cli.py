"""The command line: one function a command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from kg import views
from kg.arguments import Run, make_parser
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
from kg.schema import Quarantined


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns 0 if done, 1 after a `KGError`, 2 after wrong usage."""
    arguments = make_parser(_COMMANDS).parse_args(argv)
    try:
        arguments.run(arguments)
    except KGError as error:
        print(f"kg: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as error:
        what = f"'{error.filename}': {error.strerror}" if error.filename else error.strerror or str(error)
        print(f"kg: {what}: free some room or check the rights; what was committed stays.", file=sys.stderr)
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
        print("nothing is wrong" if _documents_in(arguments.kb) else f"nothing is wrong; {_NO_DOCUMENTS}")


#: What is true of a knowledge base whose first build ended early.
_NO_DOCUMENTS = "it holds no documents: `kg build` or `kg add` puts them in"


def _documents_in(directory: str) -> int:
    from kg.store import KnowledgeStore

    with KnowledgeStore.open(directory) as store:
        return len(store.document_ids())


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
            print_answer(answer, base.sentence, base.houses([match.id for match in answer]))


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

    with suppress(KeyboardInterrupt):  # this is how a server is stopped
        serve(arguments.kb, host=arguments.host, port=arguments.port)


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


_COMMANDS: dict[str, Run] = {
    "build": _build,
    "add": _add,
    "remove": _remove,
    "check": _check,
    "merges": _merges,
    "forget": _forget,
    "extract": _extract,
    "similar": _similar,
    "show": _show,
    "why": _why,
    "embed": _embed,
    "export": _export,
    "stats": _stats,
    "evaluate": _evaluate,
    "serve": _serve,
}


if __name__ == "__main__":
    sys.exit(main())

"""The words of a title that is not English in, the English name of the occupation out.

What stands beside a known occupation is left out: a "Projektmanager Netzausbau" is a Project Manager.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.lexicon.name_likeness import is_english
from kg.extract.lexicon.words import word_set
from kg.extract.postings.naming.role_heads import foreign_heads
from kg.ports import Vocabulary
from kg.schema import NodeType

#: Nouns that head occupations and are no English words: only such words tell that the name is to be translated.
_HEADS = word_set("""
    abogado abteilungsleiter acheteur addetto administrador administrateur administrativo adviseur advogado
    aide-soignant amministratore analista animateur anlagenmechaniker anwendungsentwickler architekt architetto
    arquitecto arzt asesor asistente assistent assistente assistenz aushilfe auxiliar avocat avvocato
    bauingenieur bauleiter beheerder berater bilanzbuchhalter boekhouder buchhalter bürokauffrau bürokaufmann
    cadre cajero camarero cameriere capoprogetto chantier chargé chauffeur chercheur científico cocinero
    coiffeur comercial commesso comptable conducteur conductor conseiller consultor contabile contable
    coordinador cozinheiro cuisinier cuoco datenanalyst dependiente desarrollador desenvolvedor directeur
    direttore disegnatore diseñador disponent docente doctorant développeur educatore electricista elektriker
    elektroniker elettricista encargado enfermeiro enfermero engenheiro enseignant entwickler erzieher
    especialista fachinformatiker fachkraft fahrer finanzberater formateur gerente geschäftsführer gestalter
    gestionnaire gestor grafikdesigner grafiker graphiste gärtner géomètre hausmeister haustechniker impiegato
    industriemechaniker infermiere infirmier informaticien informatiker ingegnere ingeniero ingenieur ingénieur
    insegnante investigador jardinier jefe juriste kauffrau kaufmann kellner koch kok konstrukteur kundenberater
    kundenbetreuer laborant lagerist lehrer leiter leitung limpiador magasinier magazijnmedewerker magazziniere
    marktforscher maçon mechaniker mechatroniker mecánico medewerker medico mediengestalter menuisier
    mitarbeiter monteur motorista mozo mécanicien médecin médico objektverwalter onderzoeker ontwikkelaar
    operaio operario opérateur orientador ouvrier personalreferent pflegefachkraft pflegefachmann pfleger
    physiotherapeut plombier produit produktdesigner produktmanager profesor professeur progettista programador
    programmatore programmeur programmierer projectleider projektassistenz projektingenieur projektkoordinator
    projektleiter projektmanager projet préparateur psicólogo rayon recepcionista rechtsanwalt redactor
    redakteur referent responsable ricercatore réceptionniste rédacteur sachbearbeiter schlosser schoonmaker
    secrétaire segretario sekretär serveur serveuse servicetechniker sistemista softwarearchitekt
    softwareentwickler softwareingenieur softwareontwikkelaar soldador soudeur sozialarbeiter sozialpädagoge
    steuerberater steuerfachangestellte sviluppatore systemadministrator systemingenieur systemtechniker
    teamassistenz teamleiter teamleitung technicien techniker tecnico testmanager tierarzt traducteur traductor
    técnico vendedor vendeur venditore verkoper verkäufer verpleegkundige vertriebsingenieur vertriebsleiter
    vertriebsmitarbeiter verwaltungsangestellte verzorgende webentwickler webontwikkelaar
    wirtschaftsinformatiker wissenschaftler zerspanungsmechaniker ébéniste éducateur électricien
    électromécanicien équipe programista inżynier kierownik specjalista pracownik magazynier
""")
#: Those of German that longer words end with, the longest first.
_COMPOUNDED = tuple(
    sorted(
        (head for head in _HEADS if len(head) >= 8 and not re.search(r"(?:eur|ant|ien|dor|ero|ico|tore)$", head)),
        key=lambda head: (-len(head), head),
    )
)
_ENDINGS = (*_COMPOUNDED, "ingenieur", "techniker", "entwickler", "berater", "betreuer", "leiter")
#: Endings of feminine forms and those of the forms that the vocabulary surely has.
_FEMININE = (
    ("euse", "eur"), ("teuse", "teur"), ("trice", "teur"), ("ière", "ier"), ("ienne", "ien"), ("icienne", "icien"),
    ("ante", "ant"), ("ée", "é"), ("ora", "or"), ("era", "ero"), ("ica", "ico"), ("ata", "ato"),
    ("eure", "eur"), ("atrice", "atore"), ("mannin", "mann"), ("ärztin", "arzt"), ("in", ""), ("e", ""),
)  # fmt: skip
_JOINTS = re.compile(r"[\s/]+")
_ASIDE = re.compile(
    r"^(?:(?:im bereich|in der|in den|in|im|der|für den|für die|für|bei der|bei|en|de la|de|du|des|pour|para|per|zum"
    r"|zur|nel|nella|voor|als|&|[-–:,])\s+|de l['’]|d['’])",
    re.IGNORECASE,
)
#: What ends the subject of an internship: when it begins, for whom it is.
_BEHIND = re.compile(r"\s*\b(?:ab|mit|für|bei|pour|chez|con|per)\b.*$", re.IGNORECASE)
#: Signs that a subject is not written in English.
_STRANGE = re.compile(
    r"[äöüßàâçèéêëîïôûñáíóú]|\b\w+(?:ung|schaft|wesen|lernen|informatik|technik|physik|chemie|recht|ique)\b|\b\w{5,}management\b|\b\w*analyse\b"
)
_INTERN = re.compile(
    r"(?:(?:pflicht|hochschul|remote[ -]|fach)?praktik(?:um|ant|antin|umsstelle)|stage|stagiaire|prácticas|becari[oa]"
    r"|tirocinio|tirocinante|stagista|estágio|estagiári[oa])",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:&|\bund\b|\bet\b|\band\b|\by\b)\s*")
_APPRENTICE = re.compile(r"auszubildende[rn]?|azubi|lehrling|ausbildung|apprentie?|alternante?", re.IGNORECASE)
_STUDENT = re.compile(r"(?:werkstudent(?:in|ent)?|werksstudent(?:in)?|étudiant(?:e)? salarié(?:e)?)", re.IGNORECASE)


def english_role(name: str, vocabulary: Vocabulary) -> str | None:
    """The vocabulary's name of the occupation in a foreign title; none for what it does not know, or English."""
    words = [word for word in _JOINTS.split(name) if word]
    return (_learner(words, vocabulary) or _known_part(words, vocabulary)) if words else None


def _learner(words: Sequence[str], vocabulary: Vocabulary) -> str | None:
    """Interns and working students of something: "Praktikum Produktmanagement"."""
    for pattern, english in ((_INTERN, "Intern"), (_STUDENT, "Working Student"), (_APPRENTICE, "Apprentice")):
        if pattern.fullmatch(words[0]):
            subject = " ".join(words[1:])
        elif len(words) > 1 and pattern.fullmatch(words[-1]):
            subject = " ".join(words[:-1])
        else:
            continue
        subject = _BEHIND.sub("", subject)
        while (cut := _ASIDE.sub("", subject)) != subject:
            subject = cut
        trade = _known_part(subject.split(), vocabulary) if pattern is _APPRENTICE and subject else None
        told = trade or _translated(subject, vocabulary)
        return f"{told} {english}".strip() if told is not None else None
    return None


def _translated(subject: str, vocabulary: Vocabulary) -> str | None:
    """The subject in English, part by part; none if a part is neither English nor known."""
    parts = [_part_in_english(part, vocabulary) for part in _AND.split(subject) if part]
    return " and ".join(filter(None, parts)) if all(parts) else None


def _part_in_english(part: str, vocabulary: Vocabulary) -> str | None:
    words = [word for word in re.split(r"[\s,/-]+", part) if word]
    if all(word.isupper() or is_english(word) for word in words) and not _STRANGE.search(part.lower()):
        return part
    terms = (vocabulary.lookup(node_type, part) for node_type in (NodeType.ROLE, NodeType.TOPIC, NodeType.SKILL))
    term = next(filter(None, terms), None)
    return None if term is None else term.name if any(map(str.isupper, term.name)) else term.name.title()


def _known_part(words: Sequence[str], vocabulary: Vocabulary) -> str | None:
    """The longest beginning, then the longest end of the words that is an occupation the vocabulary knows."""
    for part in _parts(words):
        for way in _ways(part):
            term = vocabulary.lookup(NodeType.ROLE, way)
            if term and not term.name.islower():
                return term.name
    return next((name for word in words if (name := _by_ending(word, vocabulary))), None)


def _parts(words: Sequence[str]) -> Iterator[list[str]]:
    for count in range(len(words), 0, -1):
        if any(_is_foreign(word) for word in words[:count]):
            yield list(words[:count])
    for start in range(1, len(words)):
        if _is_foreign(words[-1]) or _is_foreign(words[start]):
            yield list(words[start:])
    last = words[-1].rsplit("-", 1)[-1]
    if last != words[-1] and _is_foreign(last):
        yield [last]


def _is_foreign(word: str) -> bool:
    lower = word.lower()
    known = lower in _HEADS or lower in foreign_heads()
    return known or lower.endswith(_ENDINGS) or any(other in _HEADS for other in _masculine(lower))


def _ways(words: list[str]) -> Iterator[str]:
    """The words as they stand, and with their first or last in the masculine."""
    yield " ".join(words)
    for index in dict.fromkeys((0, len(words) - 1)):
        for other in _masculine(words[index].lower()):
            yield " ".join([*words[:index], other, *words[index + 1 :]])


def _masculine(word: str) -> Iterator[str]:
    for ending, masculine in _FEMININE:
        if word.endswith(ending) and len(word) > len(ending) + 3:
            yield word.removesuffix(ending) + masculine


def _by_ending(word: str, vocabulary: Vocabulary) -> str | None:
    """The occupation at the end of one German word: "Kreditsachbearbeiterin"."""
    lower = word.lower().rsplit("-", 1)[-1]
    for whole in (lower, *_masculine(lower)):
        for head in _COMPOUNDED if whole.endswith(_COMPOUNDED) else ():
            if whole.endswith(head) and len(whole) > len(head) + 2:
                term = vocabulary.lookup(NodeType.ROLE, head)
                if term and not term.name.islower():
                    return term.name
    return None

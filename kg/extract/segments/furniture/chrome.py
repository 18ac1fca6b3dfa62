"""A line of a page in, whether it is furniture out: buttons, navigation, crumbs, headings of lists of other jobs."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.lexicon.glance import glanced
from kg.extract.lexicon.sought import sought

#: Written small, for so it is compared: that is faster than to let the case be ignored.
_BUTTON = re.compile(
    r"(?:apply(?: now| here| online| for (?:this )?(?:job|role|position)| to (?:this )?(?:role|job"
    r"|position)| with .{2,20})?|(?:save|share)(?: this)?(?: job| page| role| position| vacancy| posting)?"
    r"|sign in|log ?in|register|back(?: to .{2,30})?|view (?:website|job|all jobs|more|details|company.*"
    r"|all|(?:the |this )?(?:offer|role|position))|see (?:all|more|(?:the |this )?(?:job|offer|role)).{0,20}"
    r"|(?:learn|read) more|mehr (?:erfahren|lesen)|en savoir plus|lire la suite|report(?: this)? job"
    r"|speichern|sauvegarder|guardar(?: oferta)?|salvar|ich bin interessiert|schnellbewerbung|postuler maintenant"
    r"|ajouter aux favoris|i[’']?m interested|compartir|zur merkliste.{0,12}|job info(?:rmation)?"
    r"|save .{3,90} at .{2,60}|set alert(?: for similar jobs)?"
    r"|show more options|follow|bookmark|print|email(?: this)? job|(?:e-?mail|send)(?: this)?(?: job)? to a friend"
    r"|to the website|refer a friend|skip to (?:main content.{0,90}|.{3,20})"
    r"|search(?: jobs)?|home|jobs|careers|menu|close|next|previous|show more|show less"
    r"|kontakt aufnehmen|wichtige links|zur (?:stelle|firma|anzeige|bewerbung|website)|(?:print )?drucken"
    r"|jetzt bewerben|bewerben|online bewerben|merken|teilen|zurück|postuler|postulez|je postule|partager"
    r"|enregistrer|solicitar|aplicar|inscribirme(?: en esta oferta)?|solliciteer(?: nu| direct)?|candidati(?: ora)?"
    r"|candidatar-se"
    r"|cookies?(?:[ -]?(?:policy|settings?|preferences|consent|notice|einstellungen|hinweise?|richtlinien?).{0,30})?"
    r"|(?:manage|reject|allow|gérer les|alle) cookies.{0,20}"
    r"|trouver (?:un job|une entreprise)|médias|se connecter|s[’']inscrire|mon compte|(?:toutes )?(?:nos|les) offres"
    r"|voir toutes les offres|candidater|envie d[’']en savoir plus \?|cette offre vous tente \?"
    r"|questions et réponses sur l[’']offre|(?:jobs|stellen) suchen|für arbeitgeber|merkliste|mein konto|suche"
    r"|jobalarm(?: aktivieren)?|iniciar sesión|ofertas de empleo|accedi|inloggen|vacatures|zaloguj się|oferty pracy"
    r"|aplikuj(?: teraz)?|accept(?: all)?(?: cookies)?|privacy policy|terms(?: of (?:use|service))?|copy link"
    r"|copied!?|(?:hot|new|top|featured|urgent|promoted) job|trending|promoted"
    r"|actively hiring"
    r"|easy apply|quick apply|zurück (?:zu[rm]?|nach) .{2,30}|retour .{2,30}|volver .{2,30}|tell a friend"
    r"|tillbaka till .{2,30}|tilbage til .{2,30}|tilbake til .{2,30}|terug naar .{2,30}|torna a.{2,30}"
    r"|ver (?:todas|más) .{2,40}|toutes les offres .{0,30}|alle (?:jobs|stellen|vacatures) .{0,30}|ansök(?: nu)?"
    r"|søk(?: her)?"
    r"|print this (?:page|job)|vacancies|working here|current vacancies|all jobs|job search|my account|search"
    r"|jobs? finden|jobsuche|gehalts(?:planer|prognose.{0,20}|rechner|vergleich)|anmelden|registrieren"
    r"|einloggen|merkzettel"
    r"|(?:meine|mes|my|mis|mina|mijn) (?:bewerbungen|candidatures|applications|candidaturas"
    r"|ansökningar|sollicitaties)|returning candidate\?|log back in!?|printable format|add to my job cart"
    r"|bookmark this posting|candidature spontanée|espace candidat|deel deze vacature|vagas|career center"
    r"|ledige (?:stillinger|job)|lediga (?:jobb|tjänster)|my profile|welcome,? guest|career site|add to saved jobs"
    r"|email me (?:similar jobs|this job)|søg stillingen|sök tjänsten"
    r"|job-agent erstellen|teilen sie diesen job"
    r"|profil anzeigen|suche nach (?:stichwort|ort)|zum hauptinhalt springen|search by (?:keyword|location)"
    r"|(?:select|wählen sie aus, wie|sélectionnez)\b.{0,30}\b(?:how often|häufig|fréquence)\b.{0,80}"
    r"|press tab to move to .{3,40}|share this job|link to this job|return to job search|find similar jobs:?"
    r"|bewerbungstipps|karriere|stellenangebote|stellensuche|accueil|connexion|s[’']identifier"
    r"|students?(?: opportunities)?|saved jobs|our locations|blog"
    r"|introduce yourself|add to favorites|submit resume|(?:tags?|filed under|posted in|categor(?:y"
    r"|ies)): .{2,60}|i am interested|legal notice|imprint"
    r"|impressum|datenschutz|mentions légales|share:?|contact us|log in|sign up"
    r"|post (?:a )?jobs?|hire remotely|for employers|find (?:a )?jobs?|browse jobs|company reviews|get the app"
    r"|(?:english|deutsch|français|español|italiano|nederlands|português|polski) \([a-z ]{2,16}\)"
    r"|create (?:an )?alert|shortlist|employer site|for (?:recruiters|candidates|job seekers|companies)"
    r"|employers|find salaries|start of main content|clear text|join now|this button displays the currently selected.*"
    r"|view company profile|search for jobs|i already have an account|back to jobs|powered by .{2,30}"
    r"|jobs powered by .{2,30}"
    r"|be the first to see new .{3,60}|by creating (?:a|this) job alert.*|email address(?: activate)?|activate"
    r"|sponsored|get notified about (?:new|similar) .{3,60}|(?:sign in to )?create (?:a )?job alert"
    r"|let employers find you|upload your (?:resume|cv)|people also searched.{0,90}"
    r"|be among the first \d+ applicants|easily apply|see who .{2,40} has hired for this role|see who you know"
    r"|referrals increase your chances.{0,60}"
    r"|1 2(?: \d{1,3}| …| \.\.\.)*(?: (?:next|weiter|suivant|[›»>]))?"
    r"|(?:\d+|one|two|three) of \d+|page \d+(?: of \d+)?|printed (?:on )?.{6,20})\W*"
)
#: Where on a site a page stands: "Home / Careers / Open positions".
_CRUMBS = re.compile(
    r"home [a-z][a-z ]{3,40}|(?:home|start|startseite|accueil|inicio|careers?|jobs?|you are here:?.*)\s*[/›»>→"
    r"|]\s*\S.*|(?:[a-z]+ )?(?:jobs|internships|placements)\s*(?:[›»>→]\s*\S[^›»>→]*)+"
    r"|(?:[a-z]+ )?(?:jobs|internships|placements)(?:\s+/(?:\s+[^/\s]+)+){2,}"
    r"|(?:(?:job|employment|career|current) (?:opportunities|openings|vacancies)|(?:all|open|search) jobs|vacancies"
    r"|stellenangebote|offres d[’']emploi|nos offres|vacatures)\s*[›»>→]\s*\S.*",
    re.IGNORECASE,
)
#: Headings of lists of other jobs.
SIDEBAR = re.compile(
    glanced(
        r"(?:similar|related|recommended|more|other) job|(?:latest|newest|similar|related|recommended|more|other|recent"
        r"|featured|new|suggested|all|open|current|popular|top|hot) (?:jobs"
        r"|roles|positions|openings|vacancies|opportunities|postings)(?: .{0,40})?"
        r"|(?:similar|related|recommended|more|other|suggested) (?:internships|placements|programmes|student jobs"
        r"|graduate (?:jobs|roles|schemes|programmes))(?: .{0,40})?"
        r"|(?:students|graduates|others|candidates) also (?:viewed|liked|applied).{0,30}|recommended for you"
        r"|(?:jobs?|roles|positions|vacancies|openings) (?:like this(?: one)?|near you|in your area)"
        r"|these (?:jobs|offers|roles|positions) (?:may|might|could) .{2,30}"
        r"|people also viewed|jobs? you (?:may|might) .{2,20}|you (?:may|might) also (?:like|love|enjoy|want|fit"
        r"|consider|be interested).{0,40}|explore (?:more"
        r"|other) .{2,30}|jobs at .{2,30}|more from .{2,30}"
        r"|das könnte (?:sie|dich) auch interessieren|(?:diese )?stellen,? die (?:sie|dich) .{2,30}"
        r"|(?:vous aimerez|cela peut) aussi.{0,30}|(?:other|further) vacancies.{0,30}"
        r"|(?:ces|d[’']autres) offres (?:peuvent|pourraient|susceptibles) .{3,40}"
        r"|(?:weitere|ähnliche|neueste|aktuelle) (?:stellen|jobs|stellenangebote|stellenanzeigen)(?: .{0,40})?"
        r"|(?:autres"
        r"|dernières) offres.{0,20}|offres similaires|(?:empleos|ofertas)(?: de empleo)? (?:similares|relacionad[oa]s)"
        r"|(?:vergelijkbare|soortgelijke|andere|meer) vacatures.{0,20}|offerte simili|annunci simili|vagas semelhantes"
        r"|d[’']autres offres.{0,40}"
    ),
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:similar|related|recommended|more|other|people|you|explore|suggested"
    r"|(?:jobs?|roles|positions) (?:like|near)|ces offres|weitere|ähnliche|autres|offres similaires"
    r"|(?:empleos|ofertas)(?: de empleo)? (?:similares|relacionad[oa]s)|(?:vergelijkbare|soortgelijke|andere) vacatures"
    r"|offerte simili)\b",
    re.I,
)


def heads_others(text: str) -> bool:
    """Whether a heading of jobs says that they are other ones than the page is about."""
    return _OTHERS.match(text) is not None


#: No heading of such a list is longer.
_LONGEST_SIDEBAR = 90
#: What stands behind an article.
ARTICLE_TAIL = re.compile(
    r"(?:related content|research areas?|tags?|work with us|open roles|related (?:jobs|roles)|about the authors?"
    r"|latest (?:jobs|news)|share this.*|careers|job openings)\W*",
    re.IGNORECASE,
)
_BETWEEN_BUTTONS = sought(r"\s{2,}|\s*[|·•\[\]/]\s*|\s+-\s+")
#: What every match of that has, and a regular expression finds quickly.
_MAYBE_PARTED = re.compile(r"[|·•\[\]/\s](?:(?<!\s)|[\s-])")


#: How letters begin and end, in small letters.
_SALUTATION = re.compile(
    r"(?:dear|hi|hello|hey|good (?:morning|afternoon)|liebe|lieber|hallo|guten (?:tag|morgen)|moin|sehr geehrte[r]?"
    r"|bonjour|chère?s?|madame|hola|estimad[oa]s?|buenos días|ciao|gentil[ei]|beste|geachte)\b[^.:;!?\d\n]{0,50}[,!:]"
    r"|(?:(?:with )?(?:best|kind|warm)(?:est)? (?:regards|wishes)|regards|cheers|sincerely"
    r"|yours (?:sincerely|faithfully|truly)|mit freundlichen grüßen"
    r"|(?:viele|beste|liebe|herzliche|freundliche) grüße|cordialement|bien cordialement"
    r"|saludos(?: cordiales)?|un saludo|cordiali saluti|met vriendelijke groet(?:en)?)[,.!]?"
)


_LONGEST = 200
_LONGEST_NOTICE = 700
#: What a sentence about cookies speaks of, in small letters.
_COOKIES = re.compile(
    r"\bcookies?\b(?=.*\b(?:websites?|web ?sites?|site|seite|browser|consent|privacy|datenschutz\w*|einwilligung"
    r"|zustimm\w*|verwenden|accept\w*|navigation|navegaci[oó]n|sitio|traffic)\b)"
    r"|\b(?:websites?|site|seite|sitio)\b.*\bcookies?\b"
)


def is_cookie_notice(text: str) -> bool:
    """Whether a line tells that the site sets cookies."""
    return len(text) < _LONGEST_NOTICE and "ookie" in text and _COOKIES.search(text.lower()) is not None


def is_salutation(text: str) -> bool:
    """Whether a line greets or takes leave, as letters do: "Dear colleagues,"."""
    return len(text) < _LONGEST and _SALUTATION.fullmatch(text.lower()) is not None


@lru_cache(maxsize=1 << 10)
def heads_sidebar(text: str) -> bool:
    """Whether a line is the heading of a list of other jobs: "Similar jobs"."""
    return len(text) <= _LONGEST_SIDEBAR and "  " not in text and SIDEBAR.fullmatch(text) is not None


@lru_cache(maxsize=1 << 10)
def is_button(text: str) -> bool:
    """Whether a line consists of buttons: "Apply now   Save job", "[ Share ]"."""
    if len(text) > _LONGEST:
        return False
    small = text.lower()
    parted = _BETWEEN_BUTTONS.split(small) if _MAYBE_PARTED.search(small) else [small]
    parts = [part for part in parted if part.strip()]
    if len(text) < 120 and _CRUMBS.fullmatch(text):
        return True
    if _is_menu(text):
        return True
    if len(parts) > 1 and all(part in _NETWORKS for part in parts):
        return True
    pressed = sum(_BUTTON.fullmatch(part) is not None for part in parts)
    return bool(parts) and (pressed == len(parts) or (pressed >= 2 and 2 * pressed >= len(parts)))


#: Where pages offer to be shared.
_NETWORKS = frozenset(
    "facebook linkedin x twitter instagram youtube xing whatsapp pinterest tiktok threads bluesky mastodon email e-mail"
    " reddit telegram glassdoor github share".split()
)
_ENTRIES = re.compile(r"\s{2,}|\s[|·•]\s|\t")
#: Of the entries of a menu one leads to what every site has.
_MENU_WORD = re.compile(
    r"(?:home|about(?: us)?|contact(?: us)?|jobs?|careers?|news|blog|people|staff|research"
    r"|publications|events|teaching|login"
    r"|sign in|companies|articles|products|services|resources|students|startseite|über uns|kontakt|karriere|aktuelles"
    r"|explore|saved|employers|salaries|locations|pricing)",
    re.IGNORECASE,
)
_LEAST_ENTRIES = 3


def _is_menu(text: str) -> bool:
    """Whether a line is a site's menu: three entries or more, of which two are such as every site has."""
    if _GLUED.fullmatch(text):
        entries = _HUMP.split(text)
    elif any(mark in text for mark in _PARTING):
        entries = _ENTRIES.split(text.strip())
    else:
        return False
    if len(entries) < _LEAST_ENTRIES or any(len(entry) > _SHORT_ENTRY or entry[-1:] in ".!?:" for entry in entries):
        return False
    return sum(_MENU_WORD.fullmatch(entry) is not None for entry in entries) > 1


_SHORT_ENTRY = 24
#: Entries whose blanks are lost: "HomePeopleResearchContact".
_GLUED, _HUMP = re.compile(r"(?:[A-ZÄÖÜ][a-zäöüß]{2,}){3,}"), re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])")
#: One of these stands between the entries of every menu.
_PARTING = ("  ", " | ", " · ", " • ", "\t")

"""Word lists for places in running text: which names need more than a capital letter to be believed."""

from __future__ import annotations

import re

_COMMON_WORDS = """
of from more can best time most than opportunity der human manage mission market care mobile same enterprise roles
area much along come hire progress basic gap oral superior turn since rich drug noisy mentor auch bist date deal
rapid shaping side friendly reading central college name never seen tell goes gerne ever university save pace price
freedom buy economy rest hope bank dabei normal dual commerce downtown spoken mine keen independence nice para la
nor split champion conception hit loop rise cars pandas fleet worth denen tune holiday union prospect bad gold
humble lens dig grants street plain forest greenfield klar un paramount sale van hub green dazu justice lakes allen
wave sole born dort pop mile tours spike man forge pets kann lend begun bare como port ihren ob awash sea bear soul
gateway police angle enger delta ridge tour alliance surprise crystal google outer una converse bend star reserve
weil genes officer evergreen reservoir stone se tunes mold hang marks sur north gay golden solo bone dining tire
drama okay une liberal citrus trap logos brick chair terrace luck coin soda airport chunking bath orange march may
june august page data python java spring eclipse docker spark oracle kafka apex summit insight discovery eagle
liberty victory unity harmony fortune paradise eureka hercules apollo jupiter titan atlas island islands maurice
emirates jersey america bundesweit english french german spanish spa ada elk hana rio chef puppet salt anaconda kong
looker jasper rust dart swift scala cassandra ruby julia elm marvel sterling pearl sandy opal alma hermes wing bull
bulls lynx sparks media maple model sandbox base core heart home industry international mercy monitor moon nova
oasis onyx ora orb pilot pine piper pioneer plaza post power premier prime progressive promise pure quest ray rock
rose royal sage sanger scope sharp shell silver smart sky snow sol sonic sun super target tempo thor tiger trinity
trust twin vale valor value venus vera vista viva volt wise wolf zen zero research science engineer engineering
software senior junior staff lead manager director intern applied amazon meta alexa apple intel dell ford chase
morgan wells capital mason baker miller taylor stark penn continental saint st mt ft ste san santa los las el le les
il lo da do de del bac
"""
#: Names that are everyday words: a place only before its region or country.
COMMON_WORDS = frozenset(_COMMON_WORDS.split())

_NAME_LIKE = """
jordan georgia chad israel victoria charlotte madison florence lincoln jackson aurora irving marion carson
logan santiago salvador lima tyler clifton dayton elizabeth eugene regina wellington warren murray gary troy
kent chester nelson hamilton brandon vernon lawrence darwin newton lancaster preston stanley milton cary
davis anderson alexandria sofia lydia clara diego monica barbara bernardino antonio jose
stanford princeton berkeley cornell harvard yale cambridge phoenix providence snowflake sparta holland turkey
guinea niger mali virginia carolina dakota montana indiana washington durham marshall franklin clinton jefferson
monroe hudson windsor york wilson johnson porter carter sheridan sherman hampton norman norwood oakley paxton
quincy riley russell spencer sullivan trenton tucker vincent wallace walker wayne webster wesley weston whitney
winston wyatt edison tesla carmel grace chandler gilbert mesa surprise kingston duncan gordon graham grant howard
hugo laurel leon liam lisa lorenzo louis lucas malcolm manuel marcos marina mario martin mateo mauricio max mercedes
miguel morris natalia olivia omar oscar otto pablo paloma pedro rafael ramon ricardo roman rosario ruth sabina
samara sergio simon sonora stella teresa theresa veronica viola vivian xavier santos silva costa rosa cruz jesus
benito bolivar colon garcia lopez morales moreno ramos reyes rivera sanchez soto torres vargas vega zapata valentine
"""
#: Names that people, companies and universities bear too: a place only after words such as "in".
NAME_LIKE = frozenset(_NAME_LIKE.split())

_BEFORE_PLACE = "in near around outside from within across throughout visit en à aus nach bei based"
#: Words before a place.
BEFORE_PLACE = frozenset(_BEFORE_PLACE.split())

#: Lower-case words inside place names.
JOINERS = frozenset(
    {
        "am",
        "an",
        "auf",
        "de",
        "del",
        "der",
        "den",
        "di",
        "do",
        "da",
        "dos",
        "du",
        "el",
        "im",
        "la",
        "le",
        "les",
        "of",
        "on",
        "sur",
        "upon",
        "en",
        "and",
    }
)

#: Capitalised words that may follow a place without making it another name.
NEXT_WORDS = frozenset(
    {
        "Area",
        "Office",
        "Offices",
        "Metro",
        "Metropolitan",
        "Region",
        "HQ",
        "Headquarters",
        "Campus",
        "Bay",
        "And",
        "Or",
        "We",
        "You",
        "Our",
        "This",
        "The",
        "In",
        "At",
        "As",
        "If",
        "Hybrid",
        "Remote",
        "Onsite",
        "Full",
        "Part",
        "Time",
        "Based",
        "Downtown",
        "Greater",
        "Central",
        "Job",
        "Salary",
        "US",
        "USA",
        "UK",
        "To",
        "For",
        "With",
        "What",
        "Who",
        "Your",
        "It",
        "Is",
        "Please",
        "Must",
        "A",
        "An",
    }
)

#: Short forms in capitals that mean a place; other capitals of that length are acronyms.
CODES_IN_TEXT = frozenset({"US", "USA", "UK", "UAE", "NYC", "SF", "DC", "HCMC", "CDMX"})
#: Codes that after a comma mean something else more often.
NO_CODES_IN_TEXT = frozenset(
    {
        "AI",
        "ML",
        "BA",
        "BS",
        "IT",
        "PM",
        "TV",
        "AM",
        "VR",
        "UX",
        "QA",
        "RS",
        "HR",
        "SR",
        "SE",
        "TS",
        "RM",
        "SA",
        "AS",
        "ST",
        "PHP",
        "CSS",
        "AWS",
        "SAS",
        "SQL",
    }
)

#: Ends of a text after which a place is part of an organization's name.
OF_ORGANIZATION = re.compile(
    r"(?:Universit\w+|Institut\w*|College|School|Bank|Academy|Museum|Journal|Ministry|Department|Politecnico|Polytechnic|"
    r"Treaty|Church|Kingdom|City|State|Republic|People|Duke|Knights|Hospital|Society)\s+(?:of|de|di|da|für|for|der|du)\s+(?:the\s+)?$"
)

"""What firms call departments by which sites file adverts."""

from __future__ import annotations

from kg.extract.lexicon.words import CATEGORIES

#: In small letters; "Human Resources" hires for nobody.
DEPARTMENTS = CATEGORIES | frozenset(
    line.strip()
    for line in """human resources|customer service|customer support|customer success|customer experience|supply chain
    information technology|quality assurance|business development|public relations|product management
    research & development|research and development|corporate functions|shared services|field service
    ressources humaines|informatique|commercial|juridique|achats|logistique|comptabilité|rh|vente|ventes|maintenance
    personal|vertrieb|einkauf|logistik|produktion|buchhaltung|personalwesen|verwaltung|softwareentwicklung
    forschung & entwicklung|forschung und entwicklung|recht|kundenservice|pflege
    recursos humanos|ventas|compras|tecnología|logística|vendas|tecnologia|risorse umane|vendite|acquisti
    verkoop|inkoop|logistiek|personeelszaken|försäljning|ekonomi|teknik|salg|økonomi""".replace("\n", "|").split("|")
)

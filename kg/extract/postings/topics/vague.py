"""A phrase that no vocabulary lists in, whether it says too little to be a subject out."""

from __future__ import annotations

from kg.extract.lexicon.words import word_set

#: Judgements, times and sizes, which begin no name of a subject: "rigorous data analysis", "one-off analysis".
_JUDGED = word_set("""
    rigorous thoughtful insightful actionable subsequent one-off ad-hoc resilient right wrong in-depth thorough
    sophisticated maintainable proactive tight associated high-touch long-term short-term larger smaller bigger
    deeper consistent potential forward often excellent accessible beneficial detailed sufficient extensive high-end
    low-end latest leading industry-leading differentiated differentiation groundbreaking cutting edge timely
    accurate correct proper specified unspecified ambiguous observe determine operate looking execute generating
    outside preempt assisting setting total sole solely mainly mostly partly assigned individual respective various
    unprecedented frequent occasional upcoming recent scaled shared current target emerging custom complete
    effective efficient compliant canonical interested based minded driven focused oriented
""")
#: What says nothing of a field where no other word stands beside it.
_ALONE = word_set("""
    access digital online product products practice practices remote weekend weekends night nights employment
    allowance package packages module modules process processes operate federal intelligence knowledge learning
    search procedure procedures industry industries computer computers bridge department departments discussion
    discussions treatment treatments in-house information carrier carriers speaker speakers creator creators
    assurance deployment deployments onboarding startup startups migration metric metrics identity catalog schedule
    schedules budget consumables stationary stationery reward rewards compensation lifecycle narrative narratives
    briefing cluster clusters event events contract contracts clinical mobile integration appeal appeals liquidity
    memory silicon experience presentation presentations software system systems platform platforms tool tools
    technology technologies solution solutions service services operation operations function functions strategy
    policy policies training staffing diversity inclusion interaction cross-functional gesucht mindestens
    idealerweise präsentationen broschüren employment? facility facilities office offices equipment material
    materials document documents
""")
#: Words that end a clause and no name: "AI solutions working", "fields outside".
_ENDS = word_set("""
    working outside inside running built deployed add adds relating implement thinks think resolves resolve thinking
    including included required preferred used using based related etc mindset unterstützen absolviert bzw mit
    kenntnisse deutschkenntnisse qualifikation tätigkeitsbereiche sind ist haben collaborate communicate develop
    ensure perform
""")
#: Words of sentences, of German and French ones too, that stand in no name of a subject.
_OF_SENTENCES = word_set("""
    auf ihnen ihrer ihren unser unsere unseren unserer dein deine deinen deiner bist du wir ihr sie idealerweise
    mindestens vergleichbar vergleichbare vergleichbaren alternativ möchten bereits von ähnlichem ähnliches sowie
    bzw z.b dass werden wird kannst hast zwischen eigene eigenen fließende gute sehr nous vous votre notre vos nos
    leur leurs avec develop implement determine execute ensure collaborate communicate articulate troubleshoot
    he/she his/her thinks resolves works
""")

#: What people are like and speak, in German lists of what is asked.
_OF_PEOPLE = word_set("""
    teamfähigkeit teamgeist kommunikationsfähigkeit kommunikationsstärke zuverlässigkeit kreativität
    eigeninitiative flexibilität belastbarkeit sorgfalt organisationstalent organisationsgeschick
    einfühlungsvermögen freude spaß leidenschaft begeisterung interesse lernbereitschaft selbstständigkeit
    verantwortungsbewusstsein durchsetzungsvermögen führerschein englisch deutsch französisch englischkenntnisse
    deutschkenntnisse zwischenmenschlicher kundenorientierung reisebereitschaft
""")


def says_little(name: str) -> bool:
    """Whether a phrase is a judgement, half a clause or a word that could stand in any advert, not a subject."""
    words = name.lower().split()
    if not _OF_PEOPLE.isdisjoint(words):
        return True
    if len(words) == 1:
        return words[0] in _ALONE or words[0] in _OF_SENTENCES or words[0] in _ENDS
    return words[0] in _JUDGED or words[-1] in _ENDS or not _OF_SENTENCES.isdisjoint(words)

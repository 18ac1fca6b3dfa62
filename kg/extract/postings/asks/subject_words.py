"""Words that topics of postings are told from what somebody does, small letters."""

from __future__ import annotations

from kg.extract.lexicon.words import word_set

#: What somebody does, not what it is about: "focus on creating auctions".
DOING = word_set("""
    achieving bringing building changing connecting creating defining delivering designing developing distinguishing
    driving enabling ensuring expanding exploring finding giving growing helping identifying implementing improving
    increasing keeping leveraging maintaining making managing meeting moving posting providing reducing serving solving
    supporting turning understanding using
""")
#: What one does to things, in adverts' lists of duties.
VERBS = word_set("""
    assess share promote measure connect distribute enrich transform merge combine establish capture explain employ
    interpret guide requires require manufactures translate collect gather extract clean query visualize present
    communicate identify investigate examine track document deploy automate streamline enhance increase boost accelerate
    modernize migrate secure protect defend store retrieve access load ingest curate annotate validate verify debug
    troubleshoot configure install operate host handle address meet exceed follow adopt contribute participate
    collaborate partner engage influence inform educate teach mentor coach hire grow expand extend strengthen foster
    champion advocate articulate demonstrate prove show find discover learn study invent innovate propose recommend
    suggest select choose compare calculate compute estimate forecast predict simulate coordinate organize organise
    facilitate negotiate sell buy prepares seek seeks including include includes around about around across within
    achieve edit edits and/or andor
    edge party next series beyond through between into onto upon under over during after before without among toward
    towards against like than because whether chosen increased deeper live total adapt tune fine-tune pretrain pre-train
    retrain distill quantize rewrite refactor reproduce
""")

"""Word lists that titles of papers and names of people are read with, lower case."""

from __future__ import annotations

#: Words that end a noun phrase.
FUNCTION_WORDS = frozenset(
    """
    a about above across after against all along also am amid among an and another any anything are as at away
    be because been before behind being below between beyond both but by can cannot could despite did do does
    doing don't down during each either else enough ever every everything for from further get give given go
    going had has have having here how i if in into is isn't it its just let like made make makes many may me
    mean means might more most much must my need needs neither never no nor not nothing now of off on once one
    only onto or other our out over own per really same should since so some still such than that the their them
    then there these they this those through to together too toward towards two under until up upon us using
    versus very via vs was we well were what when where whether which while who whom whose why will with within
    without would yet you your
    """.split()
)

#: Verbs and adverbs that open titles but are no part of what they are about.
OPENING_WORDS = frozenset(
    """
    accelerating achieving adapting adaptively addressing advancing aligning analysing analyzing applying
    assessing automatically automating balancing beat beats benchmarking better boosting breaking bridging
    building characterizing closing combining comparing computing connecting constructing controlling
    demystifying deriving designing detecting determining developing diagnosing discovering disentangling
    distilled distilling effective efficient efficiently empowering enabling encouraging enhancing ensuring
    estimating evaluating examining exploiting exploring extending extracting facilitating fast faster finding
    fixing forecasting fusing generalize generalizes generalizing generating harnessing help helps identifying
    improve improved improves improving incomplete incorporating increasing inducing inferring injecting
    integrating introducing investigating jointly learning leveraging localizing making matter matters
    maximizing measuring minimizing mining missing mitigating modeling modelling mostly navigating new novel
    optimizing overcoming predicting preventing probing promoting provably proving quantifying reducing
    reinforcing removing rethinking retrieving revealing reviewing revisiting robustly scaling searching
    selecting simple simplifying simulating solving speeding stabilizing strongly studying supporting tackling
    taming teaching towards training transferring translating uncovering understanding unifying unleashing
    unlocking updating utilizing verifying visualizing walking work works
    """.split()
)

#: Nouns that close a phrase without saying anything.
EMPTY_HEADS = frozenset(
    """
    age application applications approach approaches case data domain era evidence framework frameworks guide
    introduction look method methods need overview paper perspective results review setting settings step steps
    studies study survey task tasks thing things tutorial view way ways world
    """.split()
)

#: Words in -ing that are nouns of their own.
ING_NOUNS = frozenset(
    """
    boosting clustering computing forecasting generating hashing imaging learning marketing matching mining
    modeling modelling online parsing planning pooling prompting pruning ranking reading routing sampling
    searching sequencing smoothing steering streaming tagging testing training translating understanding work
    """.split()
)

#: Words that stand alone before a colon as a subject, not as a name.
SUBJECTS = frozenset(
    """
    abstract algorithms analysis attention bandits benchmark causality data dataset demo ethics explainability
    fairness federated generation graphs interpretability keynote language learning model models network
    networks optimization overview paper perspective position privacy reasoning recommendation retrieval
    robustness speech summarization survey systems theory transformer transformers translation tutorial vision
    workshop
    """.split()
)

#: Words that make a run of capitalized words something other than a person's name.
NOT_IN_NAMES = frozenset(
    """
    bsc msc beng emeritus emerita mphil msci diplom diploma bachelor bachelors master masters rua calle avenida
    advisory warlord
    about academic accepted access acm action adaptation add advanced advances affiliation after agent ai air
    alexa algorithm all amazon america american an analysis and annual another answer any api apis apple
    application applications applied apply architecture are area areas article artificial as asia assistant
    association at authors automated automatic award awards aws back based bay beach become behind benchmark
    best beyond big book both british building business but by california call can canada career careers center
    centers central centre challenge chapter chief china chinese city class cloud coast code college color com
    coming committee community company competition computational compute computer computing conference congress
    content control conversational core corporation council county court covid credit cross customer daily data
    dataset days deal december deep delivery department design detection develop development device devices
    digital director discovery distinguished document domain dot down dr driven during dynamic each earth east
    economic economics economy edge editor education efficient electric electrical elements energy engineer
    engineering enterprise entertainment environment europe european evaluation event ever every experience
    experiences explainable explained extended facebook fall family fast feature february federal fellow fellows
    fellowship figure final finance financial first flow football for forecasting forum foundation founder four
    framework free friday from fulfillment full fund further future game games generation generative germany get
    global google government graduate graph graphs great group groups growth guide hardware health her here high
    his history home hospital how human ibm if image images impact in inc india indian information innovation
    inside instead institute institutes integrated intelligence intelligent interaction international internet
    interview into introducing introduction is island it its january japan joint journal july keynote kingdom
    knowledge  lab laboratories laboratory labs language languages large last latest launch league learn
    learning lecture left level library life linear list live local logistics looking machine magazine main make
    management many map march market marketing math mathematics meanwhile mechanics media medical medicine meet
    meeting memory meta method methods microsoft million mission mobile model modeling models modern monday more
    most motion mount multi museum music named nasa national natural nature network networks neural new news
    next night nlp nobel not november now nvidia object october of office official on once one online only open
    operating operations opportunities optimization or oral other our outstanding over pacific panel paper
    papers part people performance person personalization perspective photo physical physics planning platform
    play plus podcast point policy poster practice preprint president press prime principal prize probability
    problem process processing product products professional professor program programs project projects public
    python quantum question questions random reading real reality recent recognition recommendation
    recommendations regional regression reinforcement related release report representation representations
    research researcher researchers response responsible results retail retrieval review right river road robot
    robotics robots role royal safety saturday scale scholar scholars school science sciences scientific
    scientist scientists search second security see select self semantic senior sensing september series service
    services session set shared shopping show signal silicon similarly since sky smart social society software
    solutions some south space speaker special speech spring square staff state states station statistical
    statistics stochastic store stories story structured student students studies study success summer summit
    sunday super supply support survey symposium system systems talk task teaching team teams tech technical
    technologies technology test text that the their then theory there these they thing things third this those
    three through thursday time to today tokyo tool tools top topics tour track training transactions transfer
    transformer transformers translation transportation tuesday turing tutorial twitter two uk under
    understanding unified union united universal universities university until up us usa use user using valley
    americans canadians honorable honourable mention receives inaugural sophomore freshman psychiatry
    variational vehicle vice video views virtual vision visiting visual voice volume want was watch way we
    weather web wednesday week weekend what when where which while who why winter with word words work working
    workshop workshops world year years yes you your zoom
    """.split()
)

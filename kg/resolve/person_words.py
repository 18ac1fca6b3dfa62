"""Word lists for names of people."""

from __future__ import annotations

_COMMON_FAMILY_NAMES = """
wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin luo gao zheng liang xie song tang han
feng deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao lei fang shi
cui tan liao fan wong chan cheung lau leung ho ng lam kwok chang tsai hsu lee kim park choi jung kang cho yoon jang
lim oh seo shin kwon hwang ahn hong nguyen tran le pham hoang phan vu vo dang bui do ngo sato suzuki takahashi
tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki singh kumar sharma gupta patel shah khan
das roy verma jain mishra agarwal agrawal reddy rao nair iyer mehta joshi yadav chowdhury ali ahmed hussain hassan
mohamed mohammed ibrahim rahman hossain islam begum smith johnson williams brown jones miller davis wilson anderson
thomas taylor moore jackson martin thompson white harris clark lewis robinson walker young allen king wright scott
hill green adams baker nelson carter mitchell roberts turner phillips campbell parker evans edwards collins stewart
morris murphy cook rogers morgan cooper kelly howard ward cox hughes davies wood hall garcia rodriguez martinez
hernandez lopez gonzalez perez sanchez ramirez torres flores rivera gomez diaz reyes cruz ortiz gutierrez chavez
ramos ruiz fernandez alvarez moreno jimenez romero silva santos oliveira souza lima pereira ferreira costa rodrigues
almeida nascimento carvalho ribeiro martins muller mueller schmidt schneider fischer weber meyer wagner becker
schulz hoffmann koch bauer richter klein wolf schroder schroeder neumann schwarz zimmermann braun kruger hofmann
hartmann lange werner krause lehmann maier keller huber bernard dubois robert richard petit durand leroy moreau
simon laurent lefebvre michel bertrand roux rossi russo ferrari esposito bianchi romano colombo ricci marino greco
bruno gallo conti ivanov smirnov kuznetsov popov petrov sokolov lebedev novak novotny svoboda kowalski nowak
wisniewski wojcik jansen de-jong de-vries van-dijk bakker visser smit meijer andersson johansson karlsson nilsson
eriksson larsson hansen johansen olsen larsen jensen nielsen pedersen andersen christensen virtanen korhonen yilmaz
kaya demir celik cohen levy mizrahi doe mustermann
"""
#: Family names that so many people bear that a name alone does not say who is meant; as slugs.
COMMON_FAMILY_NAMES = frozenset(_COMMON_FAMILY_NAMES.split())

#: Words before or after a name that are no part of it; folded, without full stops.
HONORIFICS = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms", "phd", "ph.d", "sir", "dame", "md", "jr", "sr"})

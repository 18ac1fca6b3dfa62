"""Names that addresses are read with, lower case: places, and organizations without a telling word."""

from __future__ import annotations

#: Countries and what people write for them.
COUNTRIES = frozenset(
    " ".join(word.split())
    for word in """
    afghanistan|albania|algeria|america|argentina|armenia|australia|austria|azerbaijan|bangladesh|
    belarus|belgium|bolivia|bosnia|botswana|brasil|brazil|bulgaria|cambodia|cameroon|canada|chile|
    china|colombia|costa rica|croatia|cuba|cyprus|czech republic|czechia|denmark|deutschland|
    dominican republic|ecuador|egypt|england|españa|estonia|ethiopia|finland|france|georgia|germany|
    ghana|greece|guatemala|hong kong|hong kong sar|hungary|iceland|india|indonesia|iran|iraq|
    ireland|israel|italia|italy|japan|jordan|kazakhstan|kenya|kingdom of saudi arabia|korea|korea
    republic of|ksa|kuwait|latvia|lebanon|lithuania|luxembourg|macao|macau|macau sar|malaysia|
    malta|mexico|moldova|monaco|mongolia|morocco|méxico|nederland|nepal|netherlands|new zealand|
    nigeria|northern ireland|norway|oman|p. r. china|p.r. china|p.r.china|pakistan|palestine|panama|
    people's republic of china|people’s republic of china|peru|philippines|poland|portugal|pr china|
    prc|qatar|r.o.c|republic of korea|rok|romania|russia|russian federation|rwanda|saudi arabia|
    schweiz|scotland|senegal|serbia|singapore|slovakia|slovenia|south africa|south korea|spain|sri
    lanka|sweden|switzerland|syria|taiwan|taiwan roc|tanzania|thailand|the netherlands|trinidad and
    tobago|tunisia|turkey|turkiye|türkiye|u.k|u.k.|u.s|u.s.|u.s.a|u.s.a.|uae|uganda|uk|ukraine|
    united arab emirates|united kingdom|united states|united states of america|uruguay|us|usa|
    uzbekistan|venezuela|viet nam|vietnam|wales|yemen|zambia|zimbabwe
    """.replace("\n", " ").split("|")
)

#: States and provinces that follow a city.
REGIONS = frozenset(
    " ".join(word.split())
    for word in """
    ab|ak|al|alabama|alberta|anhui|ar|arizona|arkansas|asia|az|bavaria|bc|british columbia|ca|
    california|co|colorado|connecticut|ct|dc|de|delaware|europe|fl|florida|fujian|ga|guangdong|
    hawaii|hebei|heilongjiang|henan|hi|hubei|hunan|ia|id|idaho|il|illinois|in|indiana|iowa|
    jiangsu|jilin|kansas|karnataka|kentucky|ks|ky|la|liaoning|louisiana|ma|maharashtra|maine|
    maryland|massachusetts|md|me|mi|michigan|minnesota|mississippi|missouri|mn|mo|montana|ms|mt|
    nc|nd|ne|nebraska|nevada|new hampshire|new jersey|new mexico|new south wales|new york|nh|nj|
    nm|north carolina|north dakota|nsw|nv|ny|oh|ohio|ok|oklahoma|on|ontario|or|oregon|pa|
    pennsylvania|qc|quebec|queensland|québec|rhode island|ri|saxony|sc|sd|shaanxi|shandong|shanxi|
    sichuan|south carolina|south dakota|tamil nadu|telangana|tennessee|texas|tn|tx|ut|utah|uttar
    pradesh|va|vermont|vic|victoria|virginia|vt|wa|washington state|west bengal|west virginia|wi|
    wisconsin|wv|wy|wyoming|yunnan|zhejiang
    """.replace("\n", " ").split("|")
)

#: Cities that stand last even where no country follows.
CITIES = frozenset(
    " ".join(word.split())
    for word in """
    aachen|abu dhabi|amsterdam|athens|atlanta|austin|bangalore|barcelona|beijing|bellevue|bengaluru|
    berkeley|berlin|bonn|boston|boulder|bristol|brussels|budapest|cairo|cambridge|cambridge ma|
    chengdu|chennai|chicago|chongqing|copenhagen|cupertino|daejeon|dalian|dallas|darmstadt|delhi|
    denver|detroit|doha|dresden|dubai|dublin|edinburgh|eindhoven|frankfurt|freiburg|fuzhou|geneva|
    glasgow|grenoble|guangzhou|guangzhou city|gurgaon|haifa|hamburg|hangzhou|harbin|hefei|
    heidelberg|helsinki|houston|hsinchu|hsinchu city|hyderabad|irvine|islamabad|istanbul|jerusalem|
    kanpur|karachi|karlsruhe|kolkata|kyoto|lagos|lausanne|leipzig|lisbon|london|los angeles|
    luxembourg city|lyon|madrid|manchester|melbourne|menlo park|milan|milano|montreal|montréal|
    moscow|mountain view|mumbai|munich|münchen|nairobi|nanjing|new delhi|new haven|new york city|
    nyc|osaka|oslo|ottawa|oxford|palo alto|paris|philadelphia|pisa|pittsburgh|porto|potsdam|
    prague|princeton|pune|redmond|redwood city|rio de janeiro|rome|saarbrücken|saarland|san diego|
    san francisco|san jose|san mateo|santa clara|santa monica|sao paulo|seattle|seoul|shanghai|
    shenyang|shenzhen|singapore city|sophia antipolis|stockholm|stuttgart|sunnyvale|suwon|suzhou|
    sydney|são paulo|taipei|tallinn|tehran|tel aviv|thuwal|tianjin|tokyo|toronto|toulouse|trento|
    turin|tübingen|vancouver|vienna|warsaw|washington|washington d.c|washington dc|wuhan|xi'an|
    xiamen|xian|xi’an|yorktown heights|zhengzhou|zurich|zürich
    """.replace("\n", " ").split("|")
)
#: All of them.
PLACES = CITIES | COUNTRIES | REGIONS

#: Organizations that no word such as "University" gives away.
KNOWN = frozenset(
    " ".join(word.split())
    for word in """
    adobe|adobe research|aixplain|alibaba|alibaba damo academy|alibaba group|amazon|amazon ai|amazon
    alexa|amazon alexa ai|amazon robotics|amazon science|amazon search|amazon web services|amazon.com|
    ant financial|ant group|anthropic|apple|arm|astrazeneca|aws|aws ai|aws ai lab|aws ai labs|baidu|
    baidu research|bell labs|bloomberg|bosch|boston dynamics|bytedance|caltech|capital one|cas|cisco|
    cispa|cmu|cnrs|cohere|criteo|csiro|data61|deepmind|didi|didi chuxing|disney|ebay|element ai|
    eleutherai|epfl|ericsson|eth|eth zurich|eth zürich|ethz|expedia|facebook|facebook ai|facebook ai
    research|ford|gatech|genentech|general motors|georgia tech|goldman sachs|google|google ai|google
    brain|google deepmind|google research|grammarly|hkust|hkust (gz)|honda|hp|huawei|huawei noah's
    ark lab|hugging face|ibm|ibm research|ibm research ai|imperial college|inria|intel|intel labs|jd|
    jd ai research|jd.com|jp morgan|jpmorgan|jpmorgan ai research|jpmorgan chase|kaist|kakao|kth|ku
    leuven|kuaishou|lg|lg ai research|linkedin|lyft|mbzuai|megagon labs|megvii|megvii technology|
    meituan|mercedes|meta|meta ai|microsoft|microsoft research|microsoft research asia|mila|mit|mit
    csail|mitre|mitsubishi|mosaicml|nasa|naver|naver clova|naver labs|naver labs europe|nec|nec
    laboratories|nec labs|netease|netflix|nist|nokia|nokia bell labs|ntt|ntu|nus|nvidia|nvidia
    research|nyu|openai|oppo|oracle|oracle labs|osaro|pinterest|pku|polyai|postech|prowler.io|psu|
    qualcomm|qualcomm ai research|riken|riken aip|rwth aachen|salesforce|salesforce research|samsung|
    samsung research|sap|scale ai|schlumberger|sea ai lab|sensetime|sensetime research|servicenow|
    shanghai ai lab|shanghai ai laboratory|siemens|sk telecom|snap inc|snap research|snu|sony|sony ai|
    sony ai america|spotify|sri international|stanford|sutd|tencent|tencent ai lab|tesla|toyota|
    toyota research institute|ttic|tu berlin|tu darmstadt|tu delft|tu dresden|tu graz|tu munich|tu
    wien|twitter|uber|uber ai|uber ai labs|uc berkeley|uc davis|uc irvine|uc merced|uc riverside|uc
    san diego|uc santa barbara|uc santa cruz|ucl|ucla|ucsb|ucsd|ucsf|uiuc|umass amherst|umd|unist|
    upenn|usc|usc isi|ustc|ut austin|vmware|walmart|waymo|wayve|wechat|weizmann|xerox|yahoo|yahoo
    research|yale|yandex|zalando|zhihu|zoom video communications
    """.replace("\n", " ").split("|")
)

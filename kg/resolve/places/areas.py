"""Names of the areas between a town and its country that are no region of the table: departments, provinces, counties.

"Reims, Marne, France" is one town, and so are "Leeds, West Yorkshire" and "Vigo, Pontevedra, Spain".
"""

from __future__ import annotations

from collections import defaultdict

from kg.resolve.places.names import place_key

_AREAS = {
    "FR": """Ain, Aisne, Allier, Alpes-de-Haute-Provence, Hautes-Alpes, Alpes-Maritimes, Ardèche, Ardennes, Ariège, Aube
        Aude, Aveyron, Bouches-du-Rhône, Calvados, Cantal, Charente, Charente-Maritime, Cher, Corrèze, Corse-du-Sud
        Haute-Corse, Côte-d'Or, Côtes-d'Armor, Creuse, Dordogne, Doubs, Drôme, Eure, Eure-et-Loir, Finistère, Gard
        Haute-Garonne, Gers, Gironde, Hérault, Ille-et-Vilaine, Indre, Indre-et-Loire, Isère, Jura, Landes, Loir-et-Cher
        Loire, Haute-Loire, Loire-Atlantique, Loiret, Lot, Lot-et-Garonne, Lozère, Maine-et-Loire, Manche, Marne
        Haute-Marne, Mayenne, Meurthe-et-Moselle, Meuse, Morbihan, Moselle, Nièvre, Nord, Oise, Orne, Pas-de-Calais
        Puy-de-Dôme, Pyrénées-Atlantiques, Hautes-Pyrénées, Pyrénées-Orientales, Bas-Rhin, Haut-Rhin, Rhône
        Métropole de Lyon, Haute-Saône, Saône-et-Loire, Sarthe, Savoie, Haute-Savoie, Seine-Maritime, Seine-et-Marne
        Yvelines, Deux-Sèvres, Somme, Tarn, Tarn-et-Garonne, Var, Vaucluse, Vendée, Haute-Vienne, Vosges, Yonne
        Territoire de Belfort, Essonne, Hauts-de-Seine, Seine-Saint-Denis, Val-de-Marne, Val-d'Oise""",
    "ES": """Álava, Araba, Albacete, Alicante, Almería, Ávila, Badajoz, Barcelona, Bizkaia, Vizcaya, Burgos, Cáceres
        Cádiz
        Castellón, Ciudad Real, Córdoba, A Coruña, La Coruña, Cuenca, Gerona, Girona, Gipuzkoa, Guipúzcoa, Granada
        Guadalajara, Huelva, Huesca, Jaén, León, Lérida, Lleida, Lugo, Málaga, Ourense, Palencia, Las Palmas, Pontevedra
        Salamanca, Santa Cruz de Tenerife, Segovia, Sevilla, Soria, Tarragona, Teruel, Toledo, Valencia, Valladolid
        Zamora, Zaragoza""",
    "IT": """Agrigento, Alessandria, Ancona, Arezzo, Ascoli Piceno, Asti, Avellino, Bari, Barletta-Andria-Trani, Belluno
        Benevento, Bergamo, Biella, Bologna, Bolzano, Brescia, Brindisi, Cagliari, Caltanissetta, Campobasso, Caserta
        Catania, Catanzaro, Chieti, Como, Cosenza, Cremona, Crotone, Cuneo, Enna, Fermo, Ferrara, Firenze, Foggia
        Forlì-Cesena, Frosinone, Genova, Gorizia, Grosseto, Imperia, Isernia, L'Aquila, La Spezia, Latina, Lecce, Lecco
        Livorno, Lodi, Lucca, Macerata, Mantova, Massa-Carrara, Matera, Messina, Milano, Modena, Monza e Brianza
        Monza e della Brianza, Napoli, Novara, Nuoro, Oristano, Padova, Palermo, Parma, Pavia, Perugia, Pesaro e Urbino
        Pescara, Piacenza, Pisa, Pistoia, Pordenone, Potenza, Prato, Ragusa, Ravenna, Reggio Calabria, Reggio Emilia
        Rieti, Rimini, Roma, Rovigo, Salerno, Sassari, Savona, Siena, Siracusa, Sondrio, Taranto, Teramo, Terni, Torino
        Trapani, Trento, Treviso, Trieste, Udine, Varese, Venezia, Verbania, Vercelli, Verona, Vibo Valentia, Vicenza
        Viterbo, Milan, Rome, Turin, Naples, Florence, Venice, Genoa, Padua, Mantua""",
    "GB": """Bedfordshire, Berkshire, Buckinghamshire, Cambridgeshire, Cheshire, Cornwall, Cumbria, Derbyshire, Devon
        Dorset, County Durham, Durham, Essex, East Sussex, West Sussex, Sussex, Gloucestershire, Hampshire
        Herefordshire, Hertfordshire, Kent, Lancashire, Leicestershire, Lincolnshire, Merseyside, Greater Manchester
        Middlesex, Norfolk, Northamptonshire, Northumberland, Nottinghamshire, Oxfordshire, Rutland, Shropshire
        Somerset, Staffordshire, Suffolk, Surrey, Tyne and Wear, Warwickshire, West Midlands, Wiltshire, Worcestershire
        Yorkshire, North Yorkshire, South Yorkshire, West Yorkshire, East Yorkshire, East Riding of Yorkshire
        Aberdeenshire, Ayrshire, Fife, Lanarkshire, Midlothian, West Lothian, East Lothian, Renfrewshire, Clwyd, Dyfed
        Gwent, Gwynedd, Powys, County Antrim, County Armagh, County Down, County Fermanagh, County Tyrone""",
    "PL": """kujawsko-pomorskie, lubuskie, opolskie, podkarpackie, podlaskie, świętokrzyskie, warmińsko-mazurskie
        zachodniopomorskie, Subcarpathia, West Pomerania, Kuyavia-Pomerania, Podlasie""",
    "PT": """Aveiro, Beja, Braga, Bragança, Castelo Branco, Coimbra, Évora, Faro, Guarda, Leiria, Lisboa, Portalegre
        Porto, Santarém
        Setúbal, Viana do Castelo, Vila Real, Viseu""",
    "PE": """Amazonas, Áncash, Apurímac, Arequipa, Ayacucho, Cajamarca, Callao, Cusco, Cuzco, Huancavelica, Huánuco, Ica
        Junín, La Libertad, Lambayeque, Loreto, Madre de Dios, Moquegua, Pasco, Piura, Puno, San Martín, Tacna, Tumbes
        Ucayali""",
    "CO": """Antioquia, Atlántico, Bolívar, Boyacá, Caldas, Cauca, Cesar, Córdoba, Cundinamarca, Huila, Magdalena, Meta
        Nariño, Norte de Santander, Quindío, Risaralda, Santander, Tolima, Valle del Cauca""",
    "CL": "Antofagasta, Araucanía, Atacama, Biobío, Coquimbo, Los Lagos, Los Ríos, Maule, Ñuble, O'Higgins, Valparaíso",
    "BE": """Antwerpen, Brabant wallon, Hainaut, Henegouwen, Liège, Limburg, Namur, Oost-Vlaanderen, Vlaams-Brabant
        West-Vlaanderen, Waals-Brabant, East Flanders, West Flanders, Flemish Brabant, Walloon Brabant""",
    "SE": """Blekinge, Dalarna, Gävleborg, Halland, Jämtland, Jönköping, Kalmar, Kronoberg, Norrbotten, Skåne
        Södermanland
        Uppsala, Värmland, Västerbotten, Västernorrland, Västmanland, Västra Götaland, Örebro, Östergötland""",
    "NO": """Agder, Akershus, Buskerud, Finnmark, Innlandet, Møre og Romsdal, Nordland, Rogaland, Telemark, Troms
        Trøndelag
        Vestfold, Vestland, Viken, Østfold""",
    "DK": "Hovedstaden, Region Hovedstaden, Midtjylland, Nordjylland, Sjælland, Syddanmark, Fyn",
    "FI": "Uusimaa, Pirkanmaa, Varsinais-Suomi, Pohjois-Pohjanmaa, Keski-Suomi, Satakunta, Lappi, Pohjanmaa",
    "RO": "Bihor, Brașov, Constanța, Dolj, Iași, Ilfov, Mureș, Prahova, Sibiu, Timiș",
    "KE": "Turkana, Uasin Gishu, Kiambu, Kajiado, Machakos, Nakuru, Kilifi, Kwale, Kakamega, Meru, Trans-Nzoia",
    "ZA": "Gauteng, KwaZulu-Natal, Western Cape, Eastern Cape, Free State, Limpopo, Mpumalanga",
}


def _countries_of_areas() -> dict[str, tuple[str, ...]]:
    countries: dict[str, list[str]] = defaultdict(list)
    for country, names in _AREAS.items():
        for name in (name.strip() for line in names.split("\n") for name in line.split(",")):
            countries[place_key(name)].append(country)
    return {key: tuple(dict.fromkeys(codes)) for key, codes in countries.items()}


#: The countries that have an area of a name; keys as of `place_key`.
COUNTRIES_OF_AREAS = _countries_of_areas()

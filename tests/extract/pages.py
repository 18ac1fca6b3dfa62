"""Pages written for the tests, in the shapes that job sites and research pages have."""

from __future__ import annotations

LONG = (
    "Contoso builds machines that sort apples by ripeness. Our group works on computer vision and on the planning of "
    "picking routes, and it wants to do both better every season. "
)

SINGLE = f"""Apply now
Senior Vision Engineer, Orchard Robotics
Contoso
Berlin, Germany
Full-time
March 3, 2026

Description

{LONG}We are looking for a Senior Vision Engineer who can turn camera images into decisions.

Responsibilities

- Build models in Python that find apples behind leaves
- Work with field engineers to test them

Basic Qualifications

- MS or PhD in computer science or related fields
- Fluent in English
- Experience with SQL

Preferred Qualifications

- Experience with machine learning

Benefits

We offer free Docker stickers, a bicycle and lunch with the operations research team.

Apply now

Latest jobs

Fabrikam Foods
Payroll Analyst
📍
Austin, TX
Apply now
Fabrikam Foods
Warehouse Manager
📍
London, UK
Apply now
"""

OVERVIEW_FIRST = f"""Company Overview
{LONG}Contoso is guided by patience. At Contoso we help farmers from Contoso Cloud Services to small orchards.
About the job
Description
Are you a MS or PhD student interested in a 2026 internship in computer vision? {LONG}
We are looking for a curious Data Scientist Intern who likes fruit.Key job responsibilities
As a Data Science Intern, you will build models.
- Basic Qualifications
- Are enrolled in a Master's degree in computer science
Preferred Qualifications
- Experience with Python
APPLY"""

FEED = f"""US, WA, Seattle
{LONG}We are looking for an Applied Scientist to join our Apple Ripeness (AR) Modeling team at Contoso. Key job \
responsibilities As an Applied Scientist, you will train models. About the team We are a team of six.
GB, London
{LONG}At Contoso, we are looking for a Data Scientist with a background in machine learning and operations research. \
Benefits We pay for Kubernetes courses. Please note that this role is not remote.
"""

TITLED_FEED = f"""Research Engineer
Contoso
Munich, Germany
{LONG}You will write Python.
Field Technician
Contoso
Paris, France
{LONG}You will repair sorting machines.
"""

ARTICLE = f"""Contoso at the fruit conference

How researchers count apples from the air.

{LONG}Researchers at the institute present a method in “Counting apples from the air with few labels and many leaves”, \
which they tested in several orchards.

Related content
A second look at how pears are sorted by colour when the light is poor and the camera shakes.

Orchard from above.png
An orchard seen from above. Figure from "Counting apples from the air with few labels and many leaves".

{LONG}In experiments, the researchers show that the method needs fewer labels than the baselines.
"""

ARTICLE_WITH_FEED = f"{ARTICLE}\nResearch areas\n\nRelated content\n\n{FEED}"

#: A feed behind an article; `{}` is its first advert.
ADVERT_IN_FEED = """Plumworks at the Frost Days: pears, hail and more

Plumworks shows how pears are counted when hail has fallen, and how the counts of Plumworks are told to all growers.

Related content

US, WA, Seattle
{}
FR, Paris
Plumworks is looking for a Data Scientist who counts pears. You will work with growers at Plumworks and count again.
"""

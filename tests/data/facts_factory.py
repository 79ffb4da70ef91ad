"""A tiny, nasty, complete set of facts, from which tests build real editions.

`write_facts(folder)` writes it; keywords replace whole tables, with rows or with the raw text of a file.
"""

import csv
import io
from pathlib import Path

Rows = list[dict[str, str]]

TEXTS = {
    "sources": '''
source_id,publisher,title,url,published,kind
page,"Länsstyrelsen; Å, Ä & Ö","Sidan ""Så går det""",https://example.org/sida?a=1&b=å,2016-06,page
register,Verket,Registret,,2016-10-14,register
''',
    "strategies": """
strategy_id,name_sv,name_en,valid_from,valid_to,adopted,source_id
one,Första strategin,First strategy,2015,2020-06-30,2015,page
two,Andra strategin,Second strategy,2020-07-01,,2020-07-01,page
""",
    "areas": """
area_id,strategy_id,position,name_sv,name_en,kind,aliases
one_forest,one,1,Skog,Forest,vertical,skogsbruk;timber
one_health,one,2,Hälsa,Health,vertical,
two_forest,two,1,Skog och ängar,Forest and meadows,vertical,
two_care,two,2,Omsorg,Care,horizontal,
""",
    "area_succession": """
from_area_id,to_area_id,share,basis,note
one_forest,two_forest,1,stated,
one_health,two_care,0.5,editorial,halva
""",
    "translations": """
text_en,text_sv
halva,hälften
editorial: theme,vår bedömning: temat
""",
    "organisations": """
org_id,name,aliases,kind,municipality
region,Region Ärla,,region,Åmål
bakery,Hjalmar's Bageri,Hjalmars;O'Hjalmar,company,
""",
    "municipalities": """
code,name,tile_x,tile_y,source_id
1765,Årjäng,0,1,
1780,Karlstad,1,1,page
""",
    "project_registers": """
register,name_sv,name_en
vinnova,Vinnova,Vinnova
""",
    "spellings": "kind,spelling,means\n",
    "confirmations": "rule,table_name,row_id,column_name,value,reason,confirmed,body\n",
    "projects": """
project_id,register,register_id,title_sv,title_en,summary_en,start,end,coordinator_org_id,municipality,location,scope,scope_basis,source_ids
two_areas,,,Två områden,Two areas,"Line one
line two",2016-Q2,2017-06-30,region,Årjäng,whole,strategy,stated: it says so,page;register
whole_way,vinnova,2020-1,Hela vägen,All the way,,2020,2021,,,part,strategy,editorial: theme,page
broadband,,,Bredband,Broadband,,,2014-12-31,bakery,,whole,context,before the strategy,register
dreams,,,Drömmar,Dreams,,,,,,unknown,context,editorial: theme,page
open_end,,,Öppet slut,Open end,,2021-03,,,,whole,strategy,editorial: theme,page
""",
    "project_areas": """
project_id,area_id,share,basis
two_areas,one_forest,0.333,stated
two_areas,one_health,0.667,editorial
open_end,two_forest,0.5,stated
open_end,two_care,0.5,stated
""",
    "project_partners": """
project_id,org_id,role
two_areas,region,coordinator
two_areas,bakery,partner
""",
    "funding": """
funding_id,project_id,funder,funder_group,programme,measure,decided,amount,currency,period_start,period_end,location,same_money_as,milestone_id,source_id
split,two_areas,"Fonden ""Å""; Ö",eu,,granted,2016-05-17,1000.50,SEK,2016-10-01,2017-09-30,whole,,,page
split_again,two_areas,Fonden,eu,,granted,,1000,SEK,,,whole,split,,register
split_in_euro,two_areas,Fonden,eu,,granted,,100.06,EUR,2016-05,,whole,split,,register
tiny,broadband,O'Hjalmar,private,Bredband,granted,2010-Q4,0.01,SEK,,,whole,,,register
euro,whole_way,EU,eu,Program,granted,,200,EUR,,,part,,,page
kroner,whole_way,Norge,foreign,Program,cofinancing,1999-12-31,300,NOK,,,outside,,,page
nameless,dreams,,,,total_budget,,400,,,,unknown,,,page
undated,dreams,Fonden,,,granted,,500,SEK,,,whole,,,page
level,,Region Ärla,region,,granted,2021,600,SEK,,,whole,,,page
late,open_end,Region Ärla,region,,granted,2021-03-15,700,SEK,,,whole,,,page
""",
    "funding_recipients": """
funding_id,org_id,source_id
split,bakery,register
""",
    "claims": """
claim_id,statement_sv,statement_en,measure,amount,currency,comparison,period_start,period_end,said_on,scope_note,source_id
over_a_million,Över en miljon,Over a million,turnover,1000000,SEK,over,2015,2020,,,page
euro_claim,Tusen euro,A thousand euro,granted,1000,EUR,about,,,2016-06-30,,page
""",
    "claim_subjects": """
claim_id,rows_hold,funder,programme
euro_claim,same,,Program
""",
    "notes": """
note_id,date,area_id,project_id,milestone_id,text_sv,text_en,source_id
of_all,2015,,,,Gäller allt,Of it all,page
of_forest,2020-07,two_forest,,,Om skogen,On the forest,register
of_both,2016-Q3,,two_areas,,"<b>Fet</b> & O'Hara; =1+1","<b>Bold</b> & O'Hara; =1+1",page
of_silent,2018-03-31,,,silent,Tyst notering,Silent note,page
""",
    "milestones": """
milestone_id,level,project_id,area_ids,activity,title_sv,title_en,owner_org_id,source_id
moved_done,project,two_areas,one_forest;one_health,,Flyttad och gjord,Moved and done,region,page
moved_open,strategy,,,,Flyttad,Moved,,page
silent,area,,two_forest,,Tyst,Silent,,page
told_later,strategy,,,,Berättad senare,Told later,,page
called_off,strategy,,,,Inställd,Called off,,page
""",
    "milestone_events": '''
milestone_id,event,date,known_on,reason,source_id
moved_done,planned,2016-06-30,2016-01-01,,page
moved_done,moved,2016-12,2016-06-15,"vänta; på ""våren""",page
moved_done,done,2017-01-10,,,page
moved_open,planned,2017,,,page
moved_open,moved,2019,2018-06-20,,page
silent,planned,2018-Q1,2017,,page
silent,unreported,2018-Q1,,no source tells the outcome,page
told_later,unreported,2018-Q1,,,page
told_later,done,2018-02,2020-05-05,,page
called_off,planned,2018-05-05,,,page
called_off,cancelled,2018-01-01,,,page
''',
    "indicators": """
indicator_id,name_sv,name_en,unit,direction,area_ids,definition,source_id
jobs,Jobb,Jobs,jobs,up,one_forest;two_forest,,page
""",
    "indicator_values": """
indicator_id,period,geography,kind,value,source_id
jobs,2016,Ärla,actual,-0.5,page
jobs,,Ärla,target,10,page
""",
    "indicator_themes": "indicator_id,theme,basis\njobs,work,editorial\n",
    "indicator_marks": "indicator_id,year,mark\njobs,2016,break\n",
    "exchange_rates": """
year,currency,sek_per_unit,source_id
2016,EUR,10,register
2020,EUR,10.5,register
2020,NOK,0.9791,register
""",
    "price_index": """
year,index_value,base,source_id
2016,100,2016=100,register
2020,110,2016=100,register
""",
    "chart_events": """
event_id,date,title_sv,title_en,area_ids,source_id
start,2016-05,Början,The start,one_forest;two_forest,page
""",
    "cluster_phases": "org_id,round,phase,basis,source_id\n",
    "cluster_survey": "org_id,round,question,partner_group,answer,respondents,source_id\n",
    "sector_strengths": "sector_code,sector,area_id,year,geography,measure,value,source_id\n",
    "sector_areas": "sector_code,area_id,basis,note\n",
    "assessments": "subject,item,round,level,basis,source_id\n",
    "activities": "activity_id,project_id,position,name_sv,name_en,aim_sv,aim_en,source_id\n",
    "sub_goals": "sub_goal_id,project_id,position,name_sv,name_en,source_id\n",
    "activity_goals": "activity_id,sub_goal_id,basis\n",
    "activity_milestones": "activity_id,milestone_id,basis\n",
    "project_bodies": "body_id,project_id,kind,position,name_sv,name_en,org_id,seats,percent,hours,note_sv,note_en,basis,"
    "source_id\n",
    "process_steps": "step_id,region,position,step,text_sv,text_en,date,known_on,basis,source_ids\n",
    "framework_items": "item_id,subject,position,name_sv,name_en,method_sv,method_en,known_on,basis,source_id\n",
    "area_roles": "role_id,area_id,role,known_on,text_sv,text_en,basis,source_id\n",
    "evaluations": "evaluation_id,name_sv,name_en,evaluator_sv,evaluator_en,date,known_on,conclusion_sv,conclusion_en,"
    "recommendation_sv,recommendation_en,follow_up_sv,follow_up_en,project_id,milestone_ids,note_ids,"
    "basis,source_ids\n",
    "application_rounds": "round_id,programme,name_sv,name_en,project_id,milestone_id,applied,applications,granted,"
    "decision_due,decided,known_on,note_sv,note_en,basis,source_ids\n",
    "requirements": "requirement_id,position,text_sv,text_en,met_sv,met_en,gap_sv,gap_en,milestone_ids,known_on,basis,"
    "source_id\n",
    "statements": "statement_id,kind,name_sv,name_en,text_sv,text_en,said_on,project_id,milestone_id,item_id,basis,source_ids\n",
    "contradictions": """
contradiction_id,matter_sv,matter_en,side_one_sv,side_one_en,side_two_sv,side_two_en,kept_sv,kept_en,row_ids,source_ids
how_much,Hur mycket,How much,1 000,1 000,"1 000,50",1 000.50,Den andra,The second,split;split_again,
""",
    "gaps": """
gap_id,text_sv,text_en,row_ids
dates,Datum saknas,Dates are missing,undated
""",
    "corrections": "correction_id,table_name,row_id,column_name,value_from,value_to,why_sv,why_en,"
    "effect_sv,effect_en,corrected,source_id\n",
    "journal": "journal_id,at,kind,body,file,sha256,rows_new,rows_changed,rows_gone,what_sv,what_en,why,base_edition,undoes,"
    "facts_after\n",
}

REGISTER = """
source_id = "register"
name = "Registret"
publisher = "Verket"
licence = "not stated"
url = "https://example.org/register"
state_of = "2016-10-14"
taken_sv = "Allt"
taken_en = "All"
meaning_sv = "Slutar här"
meaning_en = "Ends here"
"""


def rows_of(table: str) -> Rows:
    """The rows of a table as they are in the tiny set."""
    return list(csv.DictReader(io.StringIO(TEXTS[table].lstrip("\n"), newline="")))


def changed(table: str, row: int, **cells: str) -> Rows:
    """The table with other cells in one row; rows are counted as in a spreadsheet, the header being row 1."""
    rows = rows_of(table)
    rows[row - 2] |= cells
    return rows


def lines(table: str, *texts: str) -> Rows:
    """Rows of a table from lines of CSV."""
    return list(csv.DictReader(texts, fieldnames=TEXTS[table].split()[0].split(",")))


def added(table: str, *texts: str) -> Rows:
    """The table with more lines at its end."""
    return rows_of(table) + lines(table, *texts)


def corrected(table: str, column: str, rows: Rows) -> str:
    """The text of corrections.csv, with a line for each cell of a column that differs from the tiny set."""
    key = next(iter(rows[0]))
    cells = [(row[key], was[column], row[column]) for row, was in zip(rows, rows_of(table), strict=True)]
    texts = [
        f"{name}_{now.replace('.', '_')},{table},{name},{column},{was},{now},v,w,,,2026-11-01,"
        for name, was, now in cells
    ]
    return TEXTS["corrections"] + "".join(f"{text}\n" for text in texts)


def as_text(rows: Rows) -> str:
    """Rows as the text of a CSV file."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def write_facts(folder: Path, **tables: Rows | str | bytes | None) -> Path:
    """Writes the tiny set to a folder, with the given tables in place of those of the set; None leaves a file out."""
    (folder / "sources").mkdir(parents=True, exist_ok=True)
    (folder / "sources" / "register.toml").write_text(REGISTER.lstrip(), encoding="utf-8")
    for name in {**TEXTS, **tables}:
        content = tables.get(name, TEXTS.get(name, ""))
        if content is None:
            continue
        text = as_text(content) if isinstance(content, list) else content
        data = text.lstrip("\n").encode() if isinstance(text, str) else text
        (folder / f"{name}.csv").write_bytes(data)
    return folder

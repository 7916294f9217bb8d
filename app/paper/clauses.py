"""The clauses of the contract draft, one function each, in the order in which they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest

from app.paper.blocks import AFTER_SIGNING, BODY, SMALL, STRONG, Paper
from app.paper.contract_content import Basis, ContractContent, CourseLine, Decided, Party, PlanLine, Result
from app.paper.said import Both, Said

PARTS = {
    "mo": "Social orientation (MO)",
    "nt2": "Dutch as a second language (NT2)",
    "work": "Registration with VDAB or Actiris",
    "pnt": "Participation and network track (PNT)",
}
GOALS = {
    "mo": "You pass the test of social orientation. The course is given in a language that you know well.",
    "nt2": "You reach level A2 of Dutch: reading, listening, writing and speaking.",
    "work": "You register as a job seeker with VDAB or Actiris.",
    "pnt": "You take part for at least 40 hours in an activity where people speak Dutch.",
}
VALUES = {
    "required": "not exempt: to do",
    "exempt": "exempt",
    "reached": "reached",
    "not_required": "does not apply",
    "optional": "optional: only if you ask for it",
    "open": "open",
    "obliged": "obliged to follow the programme",
    "entitled": "entitled to follow the programme",
    "excluded": "excluded from the programme",
    "outside": "outside the target group",
    "flanders": "Flanders",
    "brussels": "Brussels",
    "wallonia": "Wallonia",
    "german_community": "German-speaking Community",
    "possible": "possible",
    "not_needed": "not needed: every part is reached",
    "not_possible": "not possible",
}
GROUPS = {
    "obliged": "You must follow the programme (verplichte inburgeraar).",
    "entitled": "You may follow the programme (rechthebbende inburgeraar). You get no fine when you stop.",
    "excluded": "You cannot follow the programme now.",
    "outside": "This programme is not meant for you.",
    "open": "Some facts are still missing. The list of open points names them.",
}
NO_CONTRACT = {
    "not_needed": "You need no contract: every part is reached. You get the certificate at once (PRT-09).",
    "not_possible": "No contract is made for you. The agency named above helps you further.",
}
PROOFS = {"said": "said, no proof seen", "copy": "copy seen", "original": "original seen", "verified": "verified"}
TRACKS = {
    "cbe_alfa": "Basic education, reading and writing (CBE alfa)",
    "cbe_nt2": "Basic education (CBE NT2)",
    "cvo_extended": "Adult education, slower pace (CVO verlengd)",
    "cvo_standard": "Adult education, standard pace (CVO standaard)",
    "cvo_short": "Adult education or university, fast pace (CVO verkort or UTC)",
    "undetermined": "not determined",
    "open": "open",
}
OFFERS = {
    "gpa_language": "No suitable course yet: none in a language that you know well (GPA taal).",
    "gpa_place": "No suitable course yet: none within reach (GPA locatie).",
    "gpa_moment": "No suitable course yet: none at a moment that you are free (GPA lesmoment).",
    "gpa_full": "No suitable course yet: all courses are full (GPA volzet).",
}
DEADLINES = {
    "report": "Report to the office",
    "parts_decision": "Decision of the office on the parts",
    "sign": "Sign the contract",
    "start": "Start the course MO or NT2",
    "work": "Register with VDAB or Actiris",
    "b1": "Show that you speak Dutch at level B1",
    "brussels_report": "Report in Brussels",
    "suspended_until": "End of the suspension of your obligation",
}
FEES = {
    "mo_course": "Course MO",
    "mo_test": "Test MO, first attempt",
    "nt2": "Course and test NT2, at most",
    "nt2_resit": "Second attempt NT2, per part",
}
GROUNDS = {
    "FEE-06": "you are registered in Brussels",
    "FEE-07": "your contract was signed before 1 September 2023",
    "FEE-08": "you receive a living wage (leefloon) or help from the OCMW",
    "FEE-09": "you follow basic education or have no secondary diploma",
    "FEE-10": "you are in detention",
    "FEE-11": "you are an obligatory job seeker or wait for an allowance",
}
RIGHTS = {
    "guidance": "A counsellor (trajectbegeleider) guides you for free. Ask when something is not clear.",
    "together": "The office and you make this plan together: your knowledge and your situation count.",
    "postpone": "You cannot come because of work, study, illness or your family? Ask for postponement.",
    "attend": "Be present in at least 80 % of the lessons. If you were present, you get no fine for not passing.",
    "notice": "Before a fine you first get a letter with a term to put it right, and you may tell your side.",
    "appeal": "You do not agree with a fine? You can appeal to the police court (politierechtbank) within 15 days; the"
    " days count from the third working day after the letter was posted. You do not pay while the appeal runs.",
}
RIGHTS_RULES = {
    "guidance": "PRT-07",
    "together": "CON-08",
    "postpone": "DL-09",
    "attend": "SAN-03",
    "notice": "SAN-09",
    "appeal": "DL-11",
}
PLANS = {
    "goal": "What you want to reach yourself",
    "track": "Your participation and network track",
    "agreement": "What we agreed",
}
PNT_KINDS = {
    "buddy": "A buddy", "volunteering": "Volunteering", "internship": "Internship", "other": "Another activity",
}  # fmt: skip
TOPICS = {
    "you": "You", "home": "Where you live", "stay": "Your stay", "school": "School", "languages": "Languages",
    "work": "Work and income", "family": "Your family", "practical": "When you can come", "": "Other things",
}  # fmt: skip
FEW = 5
"""So many missing facts are read at a glance and need no headings."""
DOERS = {"newcomer": "you", "office": "the office", "both": "you and the office"}
ENTITLED_RIGHTS = ("guidance", "together", "postpone")


class Sources:
    """The sources cited so far, numbered in the order of their first mention."""

    def __init__(self) -> None:
        self.titles: list[str] = []

    def cite(self, basis: Basis) -> str:
        """The rule with the number of its source and the article, short enough to stand under a result."""
        if not basis.title:
            return basis.rule
        if basis.title not in self.titles:
            self.titles.append(basis.title)
        return f"{basis.rule} [{self.titles.index(basis.title) + 1}] {basis.article}".strip()


def parties(paper: Paper, content: ContractContent, sources: Sources) -> None:
    """Between whom it is: the person, the agency, the office, with the dossier and the day."""
    paper.clause(paper.voices.say("paper.contract.parties", "Parties"))
    _who(paper, content)


def bases_of(paper: Paper, bases: Sequence[Basis]) -> None:
    """The rules of a letter, each with the whole title of its source and the article."""
    for basis in bases:
        where = ", ".join(one for one in (basis.title, basis.article) if one)
        paper.say(paper.voices.same(f"{basis.rule}: {where}"), SMALL, 1.5)


def about(paper: Paper, content: Party) -> None:
    """The same on a paper that is no agreement."""
    paper.clause(paper.voices.say("paper.about", "About"))
    _who(paper, content)


def _who(paper: Paper, content: Party) -> None:
    say, same = paper.voices.say, paper.voices.same
    name = content.person_name
    if content.latin_name and content.latin_name != name:
        name = f"{name} ({content.latin_name})"
    named = same(name) if name else say("paper.to_fill_in", "to be filled in")
    paper.pair(say("paper.contract.participant", "Participant"), named)
    paper.pair(say("paper.contract.operator", "Agency"), same(content.operator or "…"))
    if content.house.name and content.house.name != content.operator:
        paper.pair(say("paper.contract.office", "Office"), same(content.house.name))
    paper.pair(say("paper.contract.dossier", "Dossier"), same(content.dossier))
    paper.pair(say("paper.contract.date", "Date"), paper.voices.day(content.on))


def group(paper: Paper, content: ContractContent, sources: Sources) -> None:
    """The regime, and whether the newcomer is obliged or entitled, with the rule."""
    say = paper.voices.say
    paper.clause(say("paper.contract.group", "Rules that apply to you"))
    paper.pair(say("paper.contract.regime", "Rules of"), value_name(paper, content.regime.holds))
    say_basis(paper, content.regime, sources)
    paper.pair(say("paper.contract.your_group", "Group"), value_name(paper, content.group.holds))
    holds = content.group.holds
    paper.say(say(f"paper.group.{holds}", GROUPS.get(holds, GROUPS["open"])))
    say_basis(paper, content.group, sources)
    if content.contract.holds != "possible" or content.contract.check:
        paper.pair(say("paper.contract.this", "Contract"), value_name(paper, content.contract.holds))
        if content.contract.holds in NO_CONTRACT:
            why = NO_CONTRACT[content.contract.holds]
            paper.say(say(f"paper.no_contract.{content.contract.holds}", why), STRONG)
        say_basis(paper, content.contract, sources)


def goals(paper: Paper, content: ContractContent, sources: Sources) -> None:
    """What the newcomer works towards, for each part that is not done yet."""
    say = paper.voices.say
    paper.clause(say("paper.contract.goals", "Goals"))
    paper.say(
        say(
            "paper.contract.goal",
            "The programme helps you to learn Dutch, to know society, to find work and to meet people.",
        )
    )
    for part in content.parts:
        if part.holds in ("required", "optional", "open"):
            what, goal = say(f"paper.part.{part.id}", PARTS[part.id]), say(f"paper.goal.{part.id}", GOALS[part.id])
            paper.item(say("paper.goal.line", "{part}: {goal}", part=what, goal=goal))


def plan(paper: Paper, content: ContractContent, sources: Sources) -> None:
    """Goals of the newcomer, the participation track and the agreements with their days, where there are any."""
    if content.plan:
        paper.clause(paper.voices.say("paper.contract.plan", "Your own plan"))
        planned(paper, content.plan)


def planned(paper: Paper, lines: Sequence[PlanLine]) -> None:
    """The lines of a plan under the name of their part; the words are the office's own and stand as written."""
    say, same = paper.voices.say, paper.voices.same
    for part, name in PLANS.items():
        some = [one for one in lines if one.part == part]
        if some:
            paper.say(say(f"paper.plan.{part}", name), STRONG, 1.5)
        for one in some:
            told = [say(f"paper.plan.kind.{one.kind}", PNT_KINDS[one.kind])] if one.kind else []
            told += [same(one.text)] if one.text else []
            if part == "agreement":
                told.append(say(f"paper.plan.who.{one.who}", DOERS[one.who]))
            if one.until:
                told.append(say("paper.plan.until", "by {day}", day=paper.voices.day(one.until)))
            if one.done:
                told.append(say("paper.plan.done", "done"))
            paper.item(paper.voices.joined(told, " · "))


def parts(paper: Paper, content: ContractContent, sources: Sources) -> None:
    """The four parts, for each whether it is to be done, and the rule and the proof behind it."""
    say = paper.voices.say
    paper.clause(say("paper.contract.parts", "Parts of your programme"))
    for at, part in enumerate(content.parts):
        if at:
            paper.rule(52)
        what, value = say(f"paper.part.{part.id}", PARTS[part.id]), value_name(paper, part.holds)
        paper.say(say("paper.part.line", "{part}: {value}", part=what, value=value), STRONG, 1.5)
        say_basis(paper, part, sources)


def track(paper: Paper, content: ContractContent, sources: Sources) -> None:
    """The advice on the Dutch course."""
    say, advice = paper.voices.say, content.track
    paper.clause(say("paper.contract.track", "Advice on learning Dutch (NT2)"))
    paper.pair(say("paper.track", "Course type"), say(f"paper.track.{advice.value}", TRACKS[advice.value]))
    if advice.latin_script_module:
        paper.say(say("paper.track.latin", "First you learn the Latin script in a separate module."))
    if advice.periods:
        periods = say("paper.track.periods.value", "{periods} lessons up to level A2", periods=str(advice.periods))
        paper.pair(say("paper.track.periods", "Length"), periods)
    if advice.months:
        months = say(
            "paper.track.months.value", "about {months} months (median of 2023, no promise)", months=str(advice.months)
        )
        paper.pair(say("paper.track.months", "Whole programme"), months)
    if advice.basis:
        cite_rules(paper, (advice.basis,), sources)
    _decided_here(paper, advice.decided)


def courses(paper: Paper, content: ContractContent, sources: Sources) -> None:
    """At least one course, as the law asks; or why there is none yet."""
    say = paper.voices.say
    paper.clause(say("paper.contract.courses", "Course"))
    for at, one in enumerate(content.courses):
        if at:
            paper.rule(90)
        course(paper, one)
    if content.courses:
        return
    if not {content.part("mo").holds, content.part("nt2").holds} & {"required", "open"}:
        paper.say(
            say(
                "paper.course.not_applicable",
                "No course applies, because MO and NT2 are not to be done. The assessor decides how the contract says"
                " this (CON-07).",
            )
        )
    elif content.offer in OFFERS:
        paper.say(say(f"paper.offer.{content.offer}", OFFERS[content.offer]))
    else:
        paper.say(say("paper.course.none", "No course is chosen yet. Before you sign, at least one must stand here."))


def course(paper: Paper, one: CourseLine) -> None:
    """One course: what, in which language, its code, who gives it, where, from when to when."""
    say, same = paper.voices.say, paper.voices.same
    paper.pair(say("paper.course.name", "Course"), part_name(paper, one.kind))
    if one.language:
        paper.pair(say("paper.course.language", "Language"), language_name(paper, one.language))
    paper.pair(say("paper.course.code", "Code"), same(one.code))
    paper.pair(say("paper.course.provider", "Given by"), same(one.provider))
    paper.pair(say("paper.course.place", "Place"), same(one.place))
    paper.pair(say("paper.course.start", "Starts on"), paper.voices.day(one.starts_on))
    if one.ends_on:
        paper.pair(say("paper.course.end", "Ends on"), paper.voices.day(one.ends_on))


def term(paper: Paper, content: ContractContent, sources: Sources) -> None:
    """How long the programme takes, and by when what must be done."""
    say = paper.voices.say
    paper.clause(say("paper.contract.term", "Term and dates"))
    if content.term:
        paper.pair(say("paper.term", "Term of the programme"), paper.voices.same(content.term))
    else:
        paper.say(
            say(
                "paper.term.nt2",
                "The term of the programme is that of your course NT2. It is written here when the course is chosen.",
            )
        )
    if content.deadlines:
        paper.say(say("paper.deadline.latest", "At the latest on these days:"))
    for one in content.deadlines:
        paper.pair(say(f"paper.deadline.{one.id}", DEADLINES[one.id]), paper.voices.day(one.on), 0.72)
    if content.deadlines:
        cite_rules(paper, tuple(one.basis for one in content.deadlines), sources)


def attest(paper: Paper, content: ContractContent, sources: Sources) -> None:
    """When the certificate is given, and what comes after it."""
    say = paper.voices.say
    paper.clause(say("paper.contract.attest", "Certificate (inburgeringsattest)"))
    paper.say(say("paper.attest", "You get the certificate when all goals of this contract are reached (ATT-01)."))
    paper.say(
        say(
            "paper.attest.effort",
            "You did your best but you cannot reach MO or NT2? Then you can get a declaration of your efforts"
            " (verklaring van geleverde inspanningen, ATT-03).",
        )
    )
    if content.group.holds == "entitled":
        paper.say(say("paper.b1.entitled", "After the certificate there is no duty to reach level B1 for you (B1-05)."))
        return
    paper.say(
        say(
            "paper.b1",
            "After the certificate you have 24 months to speak Dutch at level B1 (B1-01). This is not needed when you"
            " work or study 6 months without a break in that time, or are no longer of working age, or are unable to"
            " for a lasting medical reason (B1-02 to B1-04).",
        )
    )


def fees(paper: Paper, content: ContractContent, sources: Sources) -> None:
    """What it costs at most, and on which ground it costs nothing."""
    say, cost = paper.voices.say, content.fees
    paper.clause(say("paper.contract.fees", "Costs (estimate)"))
    for line in cost.lines:
        paper.pair(say(f"paper.fee.{line.item}", FEES.get(line.item, line.item)), _euros(paper, line.amount), 0.7, BODY)
    if cost.most is not None:
        paper.pair(say("paper.fee.most", "You pay at most"), _euros(paper, cost.most), 0.7)
    if cost.so_far is not None:
        paper.pair(say("paper.fee.so_far", "Asked so far"), _euros(paper, cost.so_far), 0.7, BODY)
    for ground in cost.grounds:
        if ground.rule in GROUNDS:
            why = say(f"paper.ground.{ground.rule}", GROUNDS[ground.rule])
            paper.item(
                say("paper.fee.free", "You pay nothing, because {why}.", why=why)
                if cost.most == 0
                else say("paper.fee.ground", "You do not pay for a part, because {why}.", why=why)
            )
    if cost.check:
        paper.say(say("paper.fee.check", "The sources do not settle every amount: the assessor decides."))
    if cost.lines:
        paper.say(
            say("paper.fee.retry", "A later attempt costs 90 euros for the MO test, 22.50 euros for a part of NT2.")
        )
    cited = tuple(dict.fromkeys((*(line.basis for line in cost.lines), *cost.grounds)))
    if cited:
        cite_rules(paper, cited, sources)
    _decided_here(paper, cost.decided)


def decisions(paper: Paper, content: ContractContent, sources: Sources) -> None:
    """What the assessor decided, beside what the program suggested."""
    results = [(one.id, one.decided) for one in (content.regime, content.group, *content.parts, content.contract)]
    results += [("nt2_track", content.track.decided), ("fees", content.fees.decided)]
    decided(paper, results)


def decided(paper: Paper, results: Sequence[tuple[str, Decided | None]]) -> None:
    """The results that the assessor decided, each beside what was suggested, with who, when and why."""
    taken = [(id_, made) for id_, made in results if made]
    if not taken:
        return
    paper.clause(paper.voices.say("paper.contract.decisions", "Decisions of the assessor"))
    decided_one_by_one(paper, taken)


def decided_one_by_one(paper: Paper, taken: Sequence[tuple[str, Decided]]) -> None:
    """Each decision under the name of its result."""
    for at, (id_, made) in enumerate(taken):
        if at:
            paper.rule(60)
        paper.say(result_name(paper, id_), STRONG, 2)
        say_decided(paper, id_, made)


def say_decided(paper: Paper, result: str, made: Decided) -> None:
    """One decision: what was suggested, what was decided, why, on which document, by whom."""
    say, same = paper.voices.say, paper.voices.same
    suggested = value_name(paper, made.suggested or made.value, result)
    paper.pair(say("paper.decided.suggested", "Suggested"), suggested, style=BODY)
    paper.pair(say("paper.decided.value", "Decided"), value_name(paper, made.value, result))
    if made.reason:
        paper.pair(say("paper.decided.reason", "Reason"), same(made.reason), style=BODY)
    if made.document:
        paper.pair(say("paper.decided.document", "Document"), same(made.document), style=BODY)
    who = ", ".join(word for word in (made.by, "-".join(reversed(made.on.split("-")))) if word)
    if who:
        paper.pair(say("paper.decided.by", "By, on"), same(who), style=BODY)


def rights(paper: Paper, content: ContractContent, sources: Sources) -> None:
    """The official declaration, or its named empty place; and what a newcomer may ask and do."""
    say = paper.voices.say
    paper.clause(say("paper.contract.rights", "Rights and duties"))
    official_text(
        paper, content.texts.rights_and_duties, content.texts.rights_and_duties_own,
        say("paper.slot.rights", "the official text on the essential rights and duties in society (CON-01)"),
    )  # fmt: skip
    paper.say(say("paper.rights.declaration", "You sign the declaration on rights and duties on a separate paper."))
    for key, text in RIGHTS.items():
        if content.group.holds != "entitled" or key in ENTITLED_RIGHTS:
            right = say(f"paper.rights.{key}", text)
            paper.item(say("paper.rights.line", "{text} ({rule})", text=right, rule=RIGHTS_RULES[key]))
    official_text(
        paper, content.texts.further_fields, content.texts.further_fields_own,
        say("paper.slot.further", "fields that the Flemish Government added to the contract, if any (CON-10)"),
    )  # fmt: skip


def open_points(paper: Paper, content: ContractContent, sources: Sources) -> None:
    """Facts that are still missing, and results that the sources leave to the assessor."""
    results = [one for one in (content.regime, content.group, *content.parts, content.contract) if not one.decided]
    checks = [one for one in results if one.check and one.value != "open"]
    if not checks and not content.open_facts:
        return
    say = paper.voices.say
    paper.clause(say("paper.contract.open", "Open points"))
    for one in checks:
        rules = ", ".join(basis.rule for basis in one.bases)
        paper.item(
            say(
                "paper.open.check",
                "{result}: the sources do not settle this, the assessor decides ({rules}).",
                result=result_name(paper, one.id), rules=rules or "-",
            )
        )  # fmt: skip
    if content.open_facts:
        missing(paper, content.open_facts, content.topics)


def missing(paper: Paper, facts: Sequence[str], topics: Mapping[str, str]) -> None:
    """The facts that are still missing, one below the other; many stand under the headings of the interview."""
    say = paper.voices.say
    paper.say(say("paper.open.facts", "These facts are still missing. They can change the result:"))
    headings = TOPICS if len(facts) > FEW else {}
    for topic in headings or ("",):
        some = [fact for fact in facts if not headings or topics.get(fact, "") == topic]
        if some and headings:
            paper.keep(44)
            paper.say(say(f"kiosk.group.{topic}" if topic else "paper.open.other", headings[topic]), STRONG, 1.5)
        for fact in some:
            paper.item(fact_name(paper, fact).capital())


def cited(paper: Paper, content: ContractContent, sources: Sources) -> None:
    """The titles behind the numbers, as a clause of a contract."""
    titles(paper, sources)


def titles(paper: Paper, sources: Sources) -> None:
    """The titles behind the numbers."""
    if not sources.titles:
        return
    say = paper.voices.say
    paper.clause(say("paper.contract.sources", "Sources"))
    paper.say(say("paper.sources.titles", "The titles stand in the language in which they were published."), SMALL)
    for number, title in enumerate(sources.titles, 1):
        paper.item(paper.voices.same(title), SMALL, number=number)


def signatures(paper: Paper, content: ContractContent, sources: Sources) -> None:
    """Where both sign."""
    say = paper.voices.say
    text = (
        say("paper.sign.draft", "This is a draft: a signature on it binds nobody.")
        if content.draft
        else say("paper.sign.final", "Both sign two copies; each keeps one.")
    )
    paper.signatures(
        text,
        [say("paper.sign.person", "The participant"), say("paper.sign.office", "For the agency")],
        say("paper.sign.when", "Date and signature"),
        AFTER_SIGNING,
    )
    paper.say(
        say(
            "paper.verify",
            "The code at the foot of the page (dossier, rules, digest) lets the office show that this paper is"
            " unchanged. It holds no personal data.",
        ),
        SMALL,
    )


CLAUSES: tuple[Callable[[Paper, ContractContent, Sources], None], ...] = (
    parties, group, goals, plan, parts, track, courses, term, attest, fees, decisions, rights, open_points, signatures,
    cited,
)  # fmt: skip


WITHOUT_CONTRACT = (parties, group, parts, decisions, open_points, cited)
"""What is left to say to somebody for whom no contract is made."""


def fact_name(paper: Paper, fact: str) -> Both:
    """A fact in a few words."""
    return paper.voices.say(f"fact.{fact}", fact.replace("_", " ").replace("{", "").replace("}", ""))


def part_name(paper: Paper, part: str) -> Both:
    """One of the four parts by its name."""
    return paper.voices.say(f"paper.part.{part}", PARTS.get(part, part.upper()))


def result_name(paper: Paper, result: str) -> Both:
    """A part, the group, the regime or the contract by its name."""
    if result in PARTS:
        return part_name(paper, result)
    key, name = {
        "group": ("paper.contract.your_group", "Group"),
        "regime": ("paper.contract.regime", "Rules of"),
        "contract": ("paper.contract.this", "Contract"),
        "nt2_track": ("paper.contract.track", "Advice on learning Dutch (NT2)"),
        "fees": ("paper.fee.most", "You pay at most"),
    }[result]
    return paper.voices.say(key, name)


def value_name(paper: Paper, value: str, result: str = "") -> Both:
    """A result in words: a track or an amount by its own names."""
    if result == "nt2_track":
        return paper.voices.say(f"paper.track.{value}", TRACKS[value])
    if result == "fees":
        return _euros(paper, float(value))
    return paper.voices.say(f"paper.value.{value}", VALUES.get(value, value.replace("_", " ")))


def language_name(paper: Paper, tag: str) -> Both:
    """A language by its name in both languages."""
    voices = paper.voices
    own = None if voices.alone else Said(voices.own.language(tag), voices.own.code, voices.own.rtl)
    return Both(Said(voices.dutch.language(tag), voices.dutch.code), own)


def _euros(paper: Paper, amount: float) -> Both:
    text = f"{amount:.0f}" if amount == int(amount) else f"{amount:.2f}".replace(".", ",")
    return paper.voices.figures(f"€\u00a0{text}")


def say_basis(paper: Paper, result: Result, sources: Sources) -> None:
    """Rule, source and proof under a result, and who decided otherwise."""
    say = paper.voices.say
    _decided_here(paper, result.decided)
    if result.bases:
        cite_rules(paper, result.bases, sources, of_suggestion=result.holds != result.value)
    if result.proofs:
        seen = [
            say("paper.proof.line", "{fact} ({proof})", fact=fact_name(paper, one.fact),
                proof=say(f"paper.proof.{one.proof}", PROOFS[one.proof]))
            for one in result.proofs
        ]  # fmt: skip
        paper.say(say("paper.proof", "Shown by: {facts}", facts=paper.voices.joined(seen)), SMALL, 1.5)
    if not result.decided and result.check and result.value != "open":
        paper.say(say("paper.check", "The sources do not settle this: the assessor decides."), STRONG, 1.5)


def _decided_here(paper: Paper, decided: Decided | None) -> None:
    if decided:
        here = paper.voices.say("paper.decided.here", "Decided by the assessor, see the decisions below.")
        paper.say(here, SMALL, 1.5)


def cite_rules(
    paper: Paper, bases: tuple[Basis, ...], sources: Sources, *, of_suggestion: bool = False
) -> None:
    """Rules with their articles, small; each source gets its number. `of_suggestion` where a decision departs."""
    said, say = "; ".join(dict.fromkeys(sources.cite(one) for one in bases)), paper.voices.say
    if of_suggestion:
        paper.say(say("paper.rule.suggested", "Rule of the suggestion: {rules}", rules=said), SMALL, 1.5)
    else:
        paper.say(say("paper.rule", "Rule: {rules}", rules=said), SMALL, 1.5)


def official_text(paper: Paper, text: str, own_text: str, name: Both) -> None:
    """A text of the office, Dutch beside the newcomer's language where the office has it; or the place it lacks."""
    say, voices = paper.voices.say, paper.voices
    if not text:
        paper.missing(say("paper.missing", "Missing here: {what}. The office adds it in its settings.", what=name))
        return
    told = say("paper.dutch_only", "This text exists in Dutch only. Ask the office to explain it to you.")
    own = [Said(one, voices.own.code, voices.own.rtl) for one in own_text.split("\n\n")] if own_text else [told.own]
    for one, other in zip_longest(text.split("\n\n"), own):
        beside = None if voices.alone else other or Said("", voices.own.code, voices.own.rtl)
        paper.say(Both(Said(one or "", voices.dutch.code), beside))

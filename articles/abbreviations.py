"""Dutch abbreviations, and the words that show that a sentence starts behind one."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words("""
    mr mrs drs dr ir ing prof ds dhr mevr mw mej jhr jkvr mgr kol kap lt maj sgt insp sen weth
    secr voorz penn fam wed gebr nr nrs art blz pag afb fig hfst vgl resp bijv ca ong
""")

# Without the full stop, spelt as in running text; single letters, and letters with full stops
# between them ('o.a.', 'N.V.'), need no list. No word that also ends sentences as itself.
ABBREVIATIONS = (
    _TITLES
    | {title.capitalize() for title in _TITLES}
    | _words("""
    Th Ph Ch Chr Wm Joh Mc St st jr sr Jr Sr zr br BSc MSc MBA PhD
    pp par hoofdst jrg afl bijl tel tst bv nl plm max excl incl evt zgn adv alg versch geb overl
    cf vs feat Kon Ned Int Ver Belg Fr Gld Amerik
    mln mld mrd mio pct proc gr kg km cm mm ha sec ct eur fl flo bfr frs min
    jan feb febr mrt apr aug sept okt nov dec
    Inc Ltd Corp Co Cie fa Fa Mij Uitgeversmij Ass Ged str
    """)
)

# Abbreviations that mostly come last; behind them a capital starts a sentence, as usual.
LAST_ABBREVIATIONS = _words("a.s j.l e.d e.a c.s e.v n.chr v.chr p.m a.m o.i.d")

# Lower-cased words that often start a sentence and are no name.
STARTERS = _words("""
    aan achter al alle alleen allemaal als alsof althans andere anders behalve beide bij bijna
    binnen bovendien buiten daar daaraan daarbij daardoor daarin daarmee daarna daarnaast daarom
    daarop daarover daartoe daarvan daarvoor dan dat de dergelijke desondanks destijds deze die dit
    doch door doordat drie dus een eerder eerst eigenlijk elk elke en enkele er eraan ervan evenals
    eveneens geen gelukkig gisteren haar had hadden hebben heeft heel helaas hen het hier hierbij
    hierdoor hij hoe hoewel hun ieder iedereen iemand ik in indien inmiddels intussen is ja je jij
    jouw juist jullie kan kon konden kunnen later maar meestal men met mijn misschien moest moet
    moeten morgen na naar naast nadat natuurlijk nee niemand niet niets nog nou nu of om omdat
    ondanks onder ondertussen ons onze ook op opnieuw over overigens pas precies sinds sindsdien
    slechts soms sommige steeds straks te tegelijk tegelijkertijd tegen ten ter terwijl tevens
    tijdens toch toen tot totdat tussen twee u uit uiteindelijk uiteraard uw vaak vanaf vanavond
    vandaag vanmiddag vanmorgen vanochtend vanuit vanwege veel verder vervolgens via vier volgende
    volgens voor vooral voordat vorig vorige vrijwel waar waarbij waarom waarschijnlijk wanneer want
    waren was wat we weer wel welke werd werden wie wij wil wilde willen worden wordt ze zeker zelf
    zelfs zes zij zijn zo zoals zodra zonder zou zouden zowel zulke één
""")
# The starters that stand in names too, before a capital: 'J. De Vries'.
NAME_PARTICLES = _words("aan bij de den der het in onder op te ten ter uit voor")

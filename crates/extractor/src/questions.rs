//! From the programs of all rules to the questions that their instructions ask of a unit, each kept once: "does a
//! verb group of this list begin here?" is asked by many rules and answered once for each sentence.

use claimwire_rules::program::{self, Address, Element, GroupTest, Inst, ListId, Program, VerbTest};
use claimwire_rules::vocabulary::Symbol;
use claimwire_rules::{RuleIndex, RuleSet};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::leads::Leads;
use crate::verb_asks::VerbAsks;

/// What an instruction asks of the unit that it stands at.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Question {
    /// Whether it is this word.
    Unit(Symbol),
    /// Whether an entry of this list begins here.
    Phrase(ListId),
    /// Whether a verb group that passes begins here.
    Verb(VerbTest),
    /// The same for a verb group whose subject passes.
    SubjectVerb(GroupTest, VerbTest),
    /// Whether a noun group that passes begins here.
    Group(GroupTest),
    /// Whether such an element begins here.
    Element(Element),
    /// Whether the unit answers one of these.
    AnyOf(Vec<QuestionId>),
}

impl Question {
    /// Whether the words, list entries and verb groups of a sentence are noted under it as they are read; the others are
    /// answered when they are first asked.
    fn is_noted(&self) -> bool {
        match self {
            Question::Unit(_) | Question::Phrase(_) | Question::Verb(_) | Question::SubjectVerb(..) => true,
            Question::Group(_) | Question::Element(_) | Question::AnyOf(_) => false,
        }
    }
}

/// Index of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionId(u16);

impl QuestionId {
    /// The index as such.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Where a program can begin.
#[derive(Debug, Default)]
pub struct Starts {
    /// Where one of these is answered.
    pub asks: Vec<QuestionId>,
    /// At the first unit of the sentence.
    pub at_front: bool,
    /// At any unit: the program begins with something that nothing can be asked of.
    pub anywhere: bool,
}

/// The questions of one program.
#[derive(Debug)]
pub struct Plan {
    /// By instruction, for those that consume units.
    asks: Vec<Option<QuestionId>>,
    /// By instruction, for splits and jumps all of whose ways lead to instructions that consume units: what those ask.
    gates: Vec<Option<QuestionId>>,
    /// The ways to match; one for nearly all programs.
    pub ways: SmallVec<[Way; 1]>,
    /// Where it can begin.
    pub starts: Starts,
}

/// What one alternative of a program needs.
#[derive(Debug)]
pub struct Way {
    /// Those that every match answers, rare ones first; those aside that the [`Leads`] tell.
    pub needs: QuestionList,
    /// Those that a match answers in this order, each at a unit behind the one before.
    pub in_order: QuestionList,
}

/// A few questions, held where they are asked.
type QuestionList = SmallVec<[QuestionId; 8]>;

impl Plan {
    /// What an instruction asks; none for those that consume nothing.
    pub fn ask(&self, address: Address) -> Option<QuestionId> {
        self.asks[address as usize]
    }
    /// What a unit must answer so that a way on from a split or jump can pass there; none where a way on need not pass
    /// anything.
    pub fn gate(&self, address: Address) -> Option<QuestionId> {
        self.gates[address as usize]
    }
}

/// All questions and who asks them.
#[derive(Debug)]
pub struct Questions {
    /// Those that are noted come first.
    all: Vec<Question>,
    noted: usize,
    /// The questions that each question is any of, one behind another and close together, since they are what is asked
    /// for most often; none for other questions. Those of a question end where those of the next begin.
    members: Vec<QuestionId>,
    offsets: Vec<u32>,
    plans: Vec<Plan>,
    /// The question for each word, by symbol.
    words: Vec<Option<QuestionId>>,
    /// The question for each list.
    lists: Vec<Option<QuestionId>>,
    /// The questions for verb groups.
    verbs: VerbAsks,
    /// By list, whether a pattern names it.
    named_lists: Vec<bool>,
    /// Which rules they lead to.
    leads: Leads,
}

impl Questions {
    /// Reads the programs of a rule set.
    pub fn new(rules: &RuleSet) -> Self {
        let mut known = FxHashMap::default();
        let mut all = Vec::new();
        let mut id_of = |question: Question| {
            *known.entry(question).or_insert_with_key(|question| {
                all.push(question.clone());
                QuestionId(all.len() as u16 - 1)
            })
        };
        let programs = || rules.rules.iter().map(|rule| &rule.program);
        let noted: Vec<_> = programs().map(|program| noted_asks(program, &mut id_of)).collect();
        let plans = programs().zip(noted).map(|(program, noted)| plan(program, noted, &mut id_of)).collect();
        let mut questions = Questions {
            noted: all.partition_point(Question::is_noted),
            all,
            members: Vec::new(),
            offsets: vec![0],
            plans,
            words: vec![None; rules.vocabulary.len()],
            lists: vec![None; rules.lists.len()],
            verbs: VerbAsks::default(),
            named_lists: vec![false; rules.lists.len()],
            leads: Leads::default(),
        };
        questions.turn_round();
        let mut plans = std::mem::take(&mut questions.plans);
        questions.leads = Leads::new(&questions, &mut plans);
        questions.plans = plans;
        questions
    }
    /// Fills the tables that lead from what a sentence holds to the questions that it answers.
    fn turn_round(&mut self) {
        for (index, question) in self.all.iter().enumerate() {
            let id = QuestionId(index as u16);
            match question {
                Question::Unit(symbol) => self.words[symbol.0 as usize] = Some(id),
                Question::Phrase(list) => {
                    self.lists[list.0 as usize] = Some(id);
                    self.named_lists[list.0 as usize] = true;
                }
                Question::Verb(test) => self.verbs.add(id, test, None),
                Question::SubjectVerb(subject, test) => self.verbs.add(id, test, Some(subject)),
                Question::AnyOf(asks) => self.members.extend(asks),
                Question::Group(_) | Question::Element(_) => {}
            }
            self.offsets.push(self.members.len() as u32);
            if let Question::Group(test) | Question::SubjectVerb(test, _) = question {
                test.head_lists.iter().for_each(|list| self.named_lists[list.0 as usize] = true);
            }
        }
    }
    /// Whether a pattern names the list; what no pattern names need not be found in a text.
    pub fn names_list(&self, list: ListId) -> bool {
        self.named_lists.get(list.0 as usize).copied().unwrap_or(false)
    }
    /// The question whether a unit is this word, if a rule asks it.
    pub fn of_word(&self, symbol: Symbol) -> Option<QuestionId> {
        self.words.get(symbol.0 as usize).copied().flatten()
    }
    /// The question whether an entry of this list begins, if a rule asks it.
    pub fn of_list(&self, list: ListId) -> Option<QuestionId> {
        self.lists.get(list.0 as usize).copied().flatten()
    }
    /// The questions for verb groups.
    pub fn of_verbs(&self) -> &VerbAsks {
        &self.verbs
    }
    /// A question.
    pub fn get(&self, id: QuestionId) -> &Question {
        &self.all[id.index()]
    }
    /// The questions that a question is any of, those that are noted first; none where it is another.
    #[inline]
    pub fn members(&self, id: QuestionId) -> &[QuestionId] {
        &self.members[self.offsets[id.index()] as usize..self.offsets[id.index() + 1] as usize]
    }
    /// Whether what answers the question is noted while a sentence is read.
    #[inline]
    pub fn is_noted(&self, id: QuestionId) -> bool {
        id.index() < self.noted
    }
    /// Number of the questions that are noted; they are the first.
    pub fn noted(&self) -> usize {
        self.noted
    }
    /// Which rules the noted questions lead to.
    pub fn leads(&self) -> &Leads {
        &self.leads
    }
    /// Number of questions.
    pub fn len(&self) -> usize {
        self.all.len()
    }
    /// The questions of a rule's program.
    pub fn plan(&self, rule: RuleIndex) -> &Plan {
        &self.plans[rule.0 as usize]
    }
}

/// The questions of a program that are noted, by instruction.
fn noted_asks(program: &Program, id_of: &mut impl FnMut(Question) -> QuestionId) -> Vec<Option<QuestionId>> {
    let noted = |inst: &Inst| {
        matches!(inst, Inst::Unit(_) | Inst::Phrase(_) | Inst::Verb(_) | Inst::SubjectVerb { .. })
            .then(|| question(program, inst))
            .flatten()
    };
    program.insts.iter().map(|inst| noted(inst).map(&mut *id_of)).collect()
}

/// The questions of a program; of those that are noted it is told.
fn plan(
    program: &Program,
    noted: Vec<Option<QuestionId>>,
    id_of: &mut impl FnMut(Question) -> QuestionId,
) -> Plan {
    let asks = program.insts.iter().zip(noted);
    let asks: Vec<Option<QuestionId>> =
        asks.map(|(inst, noted)| noted.or_else(|| question(program, inst).map(&mut *id_of))).collect();
    let mut walk = Walk { seen: vec![Address::MAX; asks.len()], ..Walk::default() };
    let gates = (0..asks.len()).map(|at| gate(program, &asks, at as Address, &mut walk, id_of)).collect();
    let mut needs = |sets: &[Vec<Address>]| {
        let asked = |set: &Vec<Address>| set.iter().filter_map(|&at| asks[at as usize]).collect();
        sets.iter().map(asked).map(|mut asked: Vec<_>| one_of(&mut asked, id_of)).collect()
    };
    let mut way = |way: &program::Way| Way { needs: needs(&way.needs), in_order: needs(&way.in_order) };
    let ways = program.ways.iter().map(&mut way).collect();
    Plan { ways, starts: starts(program, &asks), gates, asks }
}

/// The question whether a unit answers one of these.
fn one_of(asks: &mut Vec<QuestionId>, id_of: &mut impl FnMut(Question) -> QuestionId) -> QuestionId {
    asks.sort_unstable();
    asks.dedup();
    if let [one] = asks[..] { one } else { id_of(Question::AnyOf(asks.clone())) }
}

/// Memory of the walks from the splits and jumps of a program to what can be next, kept from one to the other.
#[derive(Default)]
struct Walk {
    /// From where each instruction was last seen.
    seen: Vec<Address>,
    open: Vec<Address>,
    next: Vec<QuestionId>,
}

/// The question for a split or jump: whether one of the instructions that can be next passes. None for other
/// instructions, and where one that consumes nothing can be next.
fn gate(
    program: &Program,
    asks: &[Option<QuestionId>],
    from: Address,
    walk: &mut Walk,
    id_of: &mut impl FnMut(Question) -> QuestionId,
) -> Option<QuestionId> {
    if !matches!(program.insts[from as usize], Inst::Split(..) | Inst::Jump(_)) {
        return None;
    }
    let Walk { seen, open, next } = walk;
    next.clear();
    open.clear();
    open.push(from);
    while let Some(at) = open.pop() {
        if std::mem::replace(&mut seen[at as usize], from) == from {
            continue;
        }
        match program.insts[at as usize] {
            Inst::Split(first, second) => open.extend([first, second]),
            Inst::Jump(to) => open.push(to),
            _ => next.push(asks[at as usize]?),
        }
    }
    Some(one_of(next, id_of))
}

fn question(program: &Program, inst: &Inst) -> Option<Question> {
    let verb = |index: u16| program.verbs[index as usize].clone();
    let group = |index: u16| program.groups[index as usize].clone();
    Some(match inst {
        Inst::Unit(symbol) => Question::Unit(*symbol),
        Inst::Phrase(list) => Question::Phrase(*list),
        Inst::Verb(test) => Question::Verb(verb(*test)),
        Inst::SubjectVerb { group: subject, verb: test, .. } => {
            Question::SubjectVerb(group(*subject), verb(*test))
        }
        Inst::Group { group: test, .. } => Question::Group(group(*test)),
        Inst::Element { element, .. } => Question::Element(*element),
        _ => return None,
    })
}

fn starts(program: &Program, asks: &[Option<QuestionId>]) -> Starts {
    let mut starts = Starts::default();
    for &at in &program.starts {
        match (asks[at as usize], &program.insts[at as usize]) {
            (Some(ask), _) => starts.asks.push(ask),
            (None, Inst::SentenceStart) => starts.at_front = true,
            (None, _) => starts.anywhere = true,
        }
    }
    starts
}

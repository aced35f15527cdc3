//! The forms that dates take in English text.

use std::ops::Range;

use jiff::{Span, ToSpan};
use lazy_static::lazy_static;
use regex::{Captures, Regex, RegexSet};

use super::Qualifier;
use super::rare::{
    bare_day, bare_season, beside, beside_month, century, day_before, day_of_named, dual_year, era,
    far_year, feast, feast_day, few, following, instants, new_year, part_of_month, quarter,
    season_before, short_year, spelled, two_styles, week, weekday, years_ago, years_ago_now,
};
use super::readers::{
    beside_clause, count, counted, days, decade, instant, month, numeric, portion, season, since,
    written, year, year_named, years,
};
use super::reading::{Candidate, Reading};
use super::signs::{self, Signs};

/// A form: its pattern, and how its groups are read.
struct Form {
    /// Its place in the table.
    place: usize,
    pattern: Regex,
    read: Reader,
}

/// The forms all whose matches hold the same sign.
struct Group {
    sign: Signs,
    forms: Vec<Form>,
    /// Their patterns, looked for at once. Edges of words are those between letters of ASCII, which are found many
    /// times faster: all that matches by a form's own pattern matches here.
    any: RegexSet,
}

impl Group {
    fn of(sign: Signs) -> Self {
        let forms: Vec<Form> = FORMS
            .iter()
            .enumerate()
            .filter(|(_, (own, ..))| *own == sign)
            .map(|(place, (_, form, read))| Form {
                place,
                pattern: pattern(&written_out(form)),
                read: *read,
            })
            .collect();
        let patterns = forms
            .iter()
            .map(|form| form.pattern.as_str().replace(r"\b", r"(?-u:\b)"));
        Self {
            sign,
            any: RegexSet::new(patterns).unwrap_or_else(|_| RegexSet::empty()),
            forms,
        }
    }

    /// The forms that match within a window.
    fn matching(&self, text: &str, window: &Range<usize>) -> impl Iterator<Item = &Form> {
        let seen = text.get(..window.end).unwrap_or_default();
        let at_once = self.forms.len() > 1 && self.any.len() == self.forms.len();
        let matches = at_once.then(|| self.any.matches_at(seen, window.start));
        let forms = self.forms.iter().enumerate();
        forms.filter_map(move |(place, form)| {
            let fits = matches.as_ref().is_none_or(|all| all.matched(place));
            fits.then_some(form)
        })
    }
}

const MONTH: &str = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)";
const DAY: &str = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th|d)?";
const YEAR: &str = r"(?:1[0-9]{3}|20[0-9]{2})";
const DASH: &str = r"(?:\s?[–—-]\s?|\s+(?:to|until|till|through|and)\s+(?:the\s+)?)";
const YEARWORDS: &str = r"(?i:(?:one\s+thousand\s+(?P<h>seven|eight|nine)\s+hundred|(?P<h2>seventeen|eighteen|nineteen)\s+hundred)(?:\s+and)?(?:\s+(?P<t>ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven|eight|nine)(?:[- ]?(?P<o>one|two|three|four|five|six|seven|eight|nine))?\b)?)";
const WORDDAY: &str = r"(?i:twenty[- ]?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirty[- ]?first|thirtieth|twentieth|nineteenth|eighteenth|seventeenth|sixteenth|fifteenth|fourteenth|thirteenth|twelfth|eleventh|tenth|ninth|eighth|seventh|sixth|fifth|fourth|third|second|first)";
const PORTION: &str = r"(?:[Ee]arly|[Mm]id|[Mm]iddle|[Ll]ate|(?:the\s+)?(?:very\s+)?(?:[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd|close|(?:first|second|latter|last)\s+(?:half|third|part)|(?:first|second|last)\s+(?:ten|10)\s+days|(?:first|second|third|fourth|last)\s+(?:week|weeks|days)))";
const RELATIVE: &str = r"(?:this|last|next|that|the\s+(?:same|current|present|previous|preceding|following|past|coming))";
const SEASON: &str = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)";
const WEEKDAY: &str = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)";
const FEAST: &str = r"(?:Christmas\s+Eve|Christmas(?:\s+Day)?|Boxing\s+Day|New\s+Year['’]s\s+(?:Day|Eve)|May\s+Day|Lady\s+Day|Midsummer(?:\s+Day)?|Michaelmas|Martinmas|Candlemas|Epiphany|All\s+(?:Saints|Souls)['’]?\s+Day|(?:Dominion|Bastille|Armistice|Empire)\s+Day|Washington['’]s\s+Birthday|(?:St\.?|Saint)\s+(?:David|Patrick|George|John|Andrew|Nicholas|Stephen)['’]s\s+Day)";
const COUNT: &str = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|[0-9]{1,2})";

/// “two and a half years”, “a year and a half”.
const HALF: &str = r"(?:\s+and\s+a\s+half)?";

const TAIL: &str = r"(?:(?:\s*\[sic\])?,?(?:\s+(?:of|in))?\s+\[?(?P<y>YEAR)\b\]?|,?\s+(?:of\s+|in\s+)?(?P<rel>RELATIVE)\s+year\b|,?\s+(?:of|in)\s+the\s+year\s+(?P<far>before\s+last|after\s+next)\b|,?\s+(?P<short>[’'‘][0-9]{2})\b|,?\s+(?P<near>last|next)\b)?";

/// How the groups of a form are read.
type Reader = fn(&Captures<'_>, &str) -> Option<Reading>;

/// The forms, each with the sign without which it is nowhere, and its reader. Where two begin at one place the longer
/// match wins.
const FORMS: &[(Signs, &str, Reader)] = &[
    (
        signs::MONTH,
        r"\b(?P<d>DAY)DASH(?P<d2>DAY)\s+(?:of\s+)?(?P<m>MONTH)TAIL",
        days,
    ),
    (
        signs::MONTH,
        r"\b(?P<m>MONTH)\s+(?P<d>DAY)DASH(?P<d2>DAY)\bTAIL",
        days,
    ),
    (
        signs::MONTH,
        r"\b(?P<d>DAY)\s+(?:of\s+)?(?P<m>MONTH)(?:,?\s+(?P<y1>YEAR))?DASH(?P<d2>DAY)\s+(?:of\s+)?(?P<m2>MONTH)TAIL",
        days,
    ),
    (
        signs::MONTH,
        r"\b(?P<m>MONTH)\s+(?P<d>DAY)(?:,?\s+(?P<y1>YEAR))?,?DASH(?P<m2>MONTH)\s+(?P<d2>DAY)\bTAIL",
        days,
    ),
    (
        signs::MONTH,
        r"\b(?P<m>MONTH)(?:,?\s+(?P<y1>YEAR))?DASH(?P<m2>MONTH)TAIL",
        days,
    ),
    (
        signs::MONTH,
        r"\b(?P<d>DAY)(?:\s+(?:day\s+)?of)?\s+(?P<m>MONTH)TAIL",
        days,
    ),
    (
        signs::MONTH,
        r"\b(?P<m>MONTH)\s+(?:the\s+)?(?P<d>DAY)\bTAIL",
        days,
    ),
    (
        signs::MONTH,
        r"\b(?P<d>WORDDAY)(?:\s+(?:day\s+)?of)?\s+(?P<m>MONTH)TAIL",
        days,
    ),
    (
        signs::HUNDRED,
        r"\b(?P<d>DAY|WORDDAY)\s+(?:day\s+)?of\s+(?P<m>MONTH),?\s+(?:in\s+the\s+year\s+(?:of\s+our\s+Lord\s+)?)?YEARWORDS\b",
        spelled,
    ),
    (
        signs::HUNDRED,
        r"\b(?P<m>MONTH),?\s+(?:in\s+the\s+year\s+(?:of\s+our\s+Lord\s+)?)?YEARWORDS\b",
        spelled,
    ),
    (
        signs::HUNDRED,
        r"\b[Yy]ear\s+(?:of\s+our\s+Lord\s+)?YEARWORDS\b",
        spelled,
    ),
    (
        signs::MONTH_WORD,
        r"\b(?:(?:[Ff]rom|[Bb]etween)\s+)?the\s+(?P<d>DAY)(?:DASH|\s+or\s+(?:the\s+)?)(?P<d2>DAY)\s+of\s+(?P<inst>(?:this|last|next)\s+month)\b",
        instants,
    ),
    (
        signs::FOLLOWING,
        r"\b[Ii]n\s+the\s+(?P<unit>month|year|week)\s+(?P<which>following|preceding)\b|\b[Oo]n\s+the\s+(?P<unit2>day)\s+(?P<which2>following|preceding)\b",
        following,
    ),
    (
        signs::YEAR,
        r"\b(?P<y>YEAR)[.-]\s?(?P<mn>0?[1-9]|1[0-2])[.-]\s?(?P<d>DAY)\b\.?",
        numeric,
    ),
    (
        signs::MONTH,
        r"\b(?P<y>YEAR),?\s+(?P<m>MONTH)\s+(?P<d>DAY)\b",
        days,
    ),
    (
        signs::YEAR,
        r"\b(?P<a>[0-9]{1,2})(?:\.\s?(?P<b>[0-9]{1,2})\.\s?|/(?P<b2>[0-9]{1,2})/)(?P<y>YEAR)\b",
        numeric,
    ),
    (
        signs::YEAR,
        r"\b(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})(?:\s+|\s?-\s?)(?P<y>YEAR)\b",
        numeric,
    ),
    (
        signs::MONTH,
        r"\b(?P<part>PORTION)(?:\s+of)?[\s-]+(?P<m>MONTH)TAIL",
        portion,
    ),
    (signs::MONTH, r"\b(?P<m>MONTH)TAIL", month),
    (
        signs::MONTH,
        r"\b(?P<which>[Tt]his|[Tt]hat|[Ll]ast|[Nn]ext|[Tt]his\s+past|[Tt]his\s+coming)\s+(?P<m>MONTH)",
        month,
    ),
    (
        signs::MONTH,
        r"\b(?:[Tt]he\s+)?(?:[Ii]n\s+the\s+(?P<m>MONTH)\s+(?P<after>following|next|preceding|previous|before)|(?P<which>following|previous|preceding|same)\s+(?P<m2>MONTH))\b",
        beside_month,
    ),
    (
        signs::MONTH_WORD,
        r"\b(?:[Oo]n\s+)?(?:the\s+)?(?P<d>(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)|WORDDAY)\s+of\s+(?:that|the\s+(?P<which>same|following|next|previous|preceding))\s+month\b",
        day_of_named,
    ),
    (
        signs::WEEKDAY,
        r"\b(?P<w>WEEKDAY)(?:\s+(?:last|next|morning|afternoon|evening|night|of\s+(?:this|last|next)\s+week))*,?\s+the\s+(?P<d>(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)|WORDDAY)\b",
        bare_day,
    ),
    (
        signs::SEASON,
        r"\b(?:(?P<part>[Ee]arly|[Ll]ate|[Mm]id)[\s-]+)?(?P<s>SEASON)(?:\s+of)?,?\s+(?:(?P<y>YEAR)\b|(?P<rel>RELATIVE)\s+year\b)",
        season,
    ),
    (
        signs::SEASON,
        r"\b(?P<which>[Tt]his|[Tt]hat(?:\s+same)?|[Ll]ast|[Nn]ext|[Tt]he\s+(?:following|coming|previous|preceding|past|same))\s+(?P<s>SEASON)\b(?P<or>\s+or\s+(?:at\s+|by\s+)?(?:the\s+)?end\s+of\s+(?:the|this)\s+year)?",
        season,
    ),
    (
        signs::SEASON,
        r"\b(?:[Ii]n|[Dd]uring|(?:[Aa]t|[Tt]owards?|[Bb]y|[Bb]efore)\s+the\s+(?:end|beginning|close|middle)\s+of)\s+the\s+(?P<s>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)\b",
        bare_season,
    ),
    (
        signs::SEASON,
        r"\b(?:(?:[Ii]n|[Dd]uring)\s+)?[Tt]he\s+(?P<s>SEASON)\s+before(?P<last>\s+last)?\b",
        season_before,
    ),
    (
        signs::YEAR_WORD,
        r"\b[Tt]he\s+year\s+(?P<far>before\s+last|after\s+next)\b",
        far_year,
    ),
    (
        signs::SHORT_YEAR,
        r"(?:\b(?:of|in|since|until|from|before|after|during)|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)\s+(?P<short>[’'‘][0-9]{2})\b",
        short_year,
    ),
    (
        signs::AGO,
        r"\b(?P<n>(?i:COUNT))\s+years?\s+ago\s+(?:last|this|in)\s+(?:the\s+)?(?:(?P<m>MONTH)|(?P<s>SEASON))",
        years_ago,
    ),
    (
        signs::AGO,
        r"\b(?P<n>(?i:COUNT))\s+years?\s+ago\s+(?P<now>this\s+month|to-?day|yesterday)\b",
        years_ago_now,
    ),
    (
        signs::AGO,
        r"\b(?P<n>(?i:COUNT))\s+(?P<s>springs?|summers?|autumns?|falls?|winters?)\s+ago\b",
        years_ago,
    ),
    (
        signs::AGO | signs::LATER,
        r"\b(?P<few>(?:[Aa]\s+few|[Ss]ome|[Ss]everal))\s+(?P<unit>days|weeks|months)\s+(?P<way>ago|later|earlier|afterwards?|before(?:hand)?)\b",
        few,
    ),
    (
        signs::NEW,
        r"\b(?:(?P<lead>[Aa]fter|[Aa]bout)\s+(?:the\s+)?)?New\s+Year(?:['’]s(?:\s+(?:Day|(?P<eve>Eve)))?)?\b",
        new_year,
    ),
    (
        signs::YEAR,
        r"\b(?:[Tt]he\s+)?(?:(?P<part>[Ee]arly|[Mm]id|[Mm]iddle|[Ll]ate)(?:[\s-]+to[\s-]+(?:mid|late))?[\s-]+)?(?P<y>1[5-9][0-9]0|20[0-9]0)[’']?s\b",
        decade,
    ),
    (
        signs::YEAR,
        r"\b(?P<part>PORTION)(?:\s+of)?[\s-]+(?:the\s+year\s+)?(?P<y>YEAR)\b",
        portion,
    ),
    (
        signs::YEAR,
        r"\b(?P<y>YEAR)\s?[–—-]\s?(?P<y2>YEAR|[0-9]{2})\b",
        years,
    ),
    (
        signs::YEAR,
        r"\b(?:from|between|From|Between)\s+(?P<y>YEAR)DASH(?P<y2>YEAR)\b",
        years,
    ),
    (
        signs::YEAR,
        r"\b(?P<y>YEAR)\s+(?:to|through)\s+(?P<y2>YEAR)\b",
        years,
    ),
    (signs::YEAR, r"\b(?P<y>YEAR)\b", year),
    (
        signs::YEAR_WORD,
        r"\b(?:(?P<part>PORTION)(?:\s+of)?\s+)?(?P<rel>RELATIVE|[Tt]his|[Ll]ast|[Nn]ext|The\s+(?:same|previous|following))\s+year\b",
        year_named,
    ),
    (
        signs::YEAR_WORD,
        r"\b(?P<part>(?:the\s+)?end)\s+of\s+the\s+year\b",
        year_named,
    ),
    (
        signs::TIME,
        r"\b(?P<word>[Yy]esterday|[Tt]oday|[Tt]omorrow|the\s+day\s+before\s+yesterday|[Tt]onight|(?:[Tt]his|[Ll]ast|[Nn]ext)\s+(?:week|month))\b",
        written,
    ),
    (
        signs::TIME_OF_DAY,
        r"\b(?P<word>(?:[Tt]his|[Yy]esterday)\s+(?:morning|afternoon|evening)|[Ll]ast\s+(?:night|evening))\b",
        written,
    ),
    (
        signs::MONTH_WORD,
        r"\b(?:(?P<part>PORTION)(?:\s+of)?|(?P<part2>[Ee]arlier|[Ll]ater))\s+(?P<which>this|last|next)\s+month\b",
        part_of_month,
    ),
    (
        signs::AGO,
        r"\b(?P<n>(?i:COUNT))HALF\s+(?P<unit>day|week|fortnight|month|year)s?HALF\s+ago\b",
        counted,
    ),
    (
        signs::SINCE,
        r"\b(?P<n>(?i:COUNT))\s+(?P<unit>day|week|fortnight|month|year)s?\s+since\b",
        since,
    ),
    (
        signs::LATER,
        r"\b(?P<n>(?i:COUNT))HALF\s+(?P<unit>day|week|fortnight|month|year)s?HALF\s+(?P<way>later|earlier|afterwards?|before(?:hand)?)\b",
        counted,
    ),
    (
        signs::AFTER,
        r"\b(?P<n>(?i:COUNT))HALF\s+(?P<unit>day|week|fortnight|month|year)s?HALF\s+(?P<side>after|before)\b",
        beside_clause,
    ),
    (
        signs::BESIDE,
        r"\b[Tt]he\s+(?P<which>same|following|next|previous|preceding)\s+(?P<unit>day|morning|week|month)\b|\b[Tt]hat\s+(?:same\s+)?(?P<unit2>day|week|month)\b",
        beside,
    ),
    (
        signs::TIME_OF_DAY,
        r"\b[Tt]he\s+(?P<which>same|following|next|previous|preceding)\s+(?P<unit>afternoon|evening|night)\b|\b[Tt]hat\s+(?:same\s+)?(?P<unit2>morning|afternoon|evening|night)\b|\b(?P<which2>[Nn]ext)\s+(?P<unit3>morning|afternoon|evening|night)\b",
        beside,
    ),
    (
        signs::BESIDE,
        r"\b(?P<which>[Nn]ext)\s+(?P<unit>day)\b",
        beside,
    ),
    (
        signs::BESIDE,
        r"\b[Tt]he\s+(?P<unit>day|week|month)\s+(?P<way>before|after)\b",
        day_before,
    ),
    (
        signs::TIME_OF_DAY,
        r"\b[Tt]he\s+(?P<unit>evening|night|morning|afternoon)\s+(?P<way>before|after)\b",
        day_before,
    ),
    (
        signs::ORDINAL,
        r"\b(?P<lead>[Oo]n|[Bb]y|[Ss]ince|[Uu]ntil|[Bb]efore|[Dd]ated|[Oo]f)\s+(?:the\s+)?(?P<d>(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)|WORDDAY)\b",
        bare_day,
    ),
    (
        signs::WEEKDAY,
        r"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Oo]n|[Oo]n\s+the\s+following|[Tt]he\s+following)\s+)(?P<w>WEEKDAY)(?:\s+(?P<after>last|next))?\b|\b(?P<w2>WEEKDAY)\s+(?P<after2>last|next)\b",
        weekday,
    ),
    (
        signs::FEAST,
        r"\b(?P<feast>FEAST)(?:,?\s+(?:of\s+|in\s+)?(?P<y>YEAR)\b|,?\s+(?:of\s+)?(?P<rel>RELATIVE)\s+year\b)",
        feast,
    ),
    (signs::FEAST, r"\b(?P<feast>FEAST)", feast_day),
    (
        signs::YEAR,
        r"\b(?P<part>first|second|third|fourth|last)\s+quarter\s+of\s+(?:the\s+year\s+)?(?P<y>YEAR)\b",
        quarter,
    ),
    (
        signs::CENTURY,
        r"\b(?:[Tt]he\s+)?(?:(?P<part>[Ee]arly|[Mm]id|[Mm]iddle|[Ll]ate)[\s-]+)?(?:(?P<c>1[0-9]|20)th|(?P<cw>eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth))[\s-]+century\b",
        century,
    ),
    (
        signs::ERA,
        r"\b(?:A\.?D\.?\s+(?P<ad>[0-9]{1,4})|(?P<ad2>[0-9]{1,4})\s+A\.?D\.?|(?P<bc>[0-9]{1,4})\s+B\.?C\.?(?:E\.?)?)(?:\W|$)",
        era,
    ),
    (
        signs::MONTH,
        r"\b(?P<d>DAY)\s+(?P<m>MONTH)\s+[(\[](?P<d2>DAY)\s+(?P<m2>MONTH)[)\]],?\s+(?P<y>YEAR)\b",
        two_styles,
    ),
    (
        signs::MONTH,
        r"\b(?P<d>DAY)/(?P<d2>DAY)\s+(?P<m>MONTH),?\s+(?P<y>YEAR)\b",
        two_styles,
    ),
    (
        signs::MONTH,
        r"\b(?:(?P<d>DAY)\s+(?:of\s+)?(?P<m>MONTH),?|(?P<mb>MONTH)\s+(?P<db>DAY),?)\s+(?P<y>1[5-7][0-9]{2})/(?P<y2>[0-9]{1,2})\b",
        dual_year,
    ),
    (
        signs::MONTH,
        r"\b[Tt]he\s+week\s+(?P<end>of|beginning|ending)\s+(?:(?P<d>DAY)\s+(?P<m>MONTH)|(?P<mb>MONTH)\s+(?P<db>DAY)),?\s+(?P<y>YEAR)\b",
        week,
    ),
    (
        signs::INSTANT,
        r"\b(?:the\s+)?(?P<d>DAY)\s+(?P<inst>inst(?:ant)?\b\.?|ult(?:imo)?\b\.?|prox(?:imo)?\b\.?|of\s+(?:this|last|next)\s+month)",
        instant,
    ),
];

lazy_static! {
    static ref GROUPS: Vec<Group> = {
        let mut signs: Vec<Signs> = FORMS.iter().map(|(sign, ..)| *sign).collect();
        signs.sort_unstable();
        signs.dedup();
        signs.into_iter().map(Group::of).collect()
    };
    static ref LABEL: Regex = pattern(
        r"(?:(?i:\b(?:no|nos|roll|file|box|frames?|document|doc|resolution|article|art|record|telegram|cable|folder|fond|opis|delo|list|sign|page|pp?|vol|volume|reel|order|protocol|nr|room|flight|section|paragraph|ii?|f|op|d|l|b))\.?\s*|[#№$£€]\s?|\b(?:USD|US)\s?\$?)$"
    );
    static ref SHIFT: Regex = pattern(&format!(
        r"(?:^|\W)(?P<n>{COUNT}|the)\s+(?P<unit>day|week|month|year)s?\s+(?P<way>after|before)\s+$"
    ));
    static ref ABOUT: Regex = pattern(
        r"(?:^|[^\p{L}])(?P<word>(?:[Aa]bout|[Aa]pproximately|[Cc]irca|ca\.|c\.|[Aa]round|[Rr]oughly))\s*(?:the\s+)?$"
    );
    static ref BOUND: Regex = pattern(
        r"(?:^|[^\p{L}])(?P<word>[Bb]efore|[Pp]rior\s+to|[Aa]fter|[Ll]ater\s+than)\s+(?:the\s+)?$"
    );
    static ref CORRECTION: Regex = pattern(
        r"^\s*(?:\[sic[.!]?\]|\(sic[.!]?\))?[^\[\].;]{0,40}?(?P<bracket>\[[^\]]*\b(?:actual(?:ly)?|in\s+fact|correct(?:ly|ed|ion)?|should|recte|properly|i\.e\.|rather|really|must)\b[^\]]*\])"
    );
    /// A bracket of the editor after a date, which gives another: “[sic; 12 September — trans.]”.
    static ref EDITOR: Regex = pattern(
        r"^[^\[\].;]{0,40}?(?P<bracket>\[(?:(?:sic|recte)\b[^\]]*|[^\]]*[—–-]\s*(?i:ed(?:itor)?|trans(?:lator)?|translator['’]s\s+note|note)\.?\s*)\])"
    );
    static ref JOIN: Regex = pattern(r"^\s*(?:[–—/-]|to|until|through|and)\s*$");
}

#[expect(
    clippy::expect_used,
    reason = "the patterns are constants, compiled by the tests"
)]
pub(super) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a constant pattern")
}

/// A form's pattern with its names replaced by the patterns that they stand for.
fn written_out(form: &str) -> String {
    let parts = [
        ("TAIL", TAIL),
        ("YEARWORDS", YEARWORDS),
        ("MONTH", MONTH),
        ("WEEKDAY", WEEKDAY),
        ("WORDDAY", WORDDAY),
        ("DAY", DAY),
        ("YEAR", YEAR),
        ("DASH", DASH),
        ("PORTION", PORTION),
        ("RELATIVE", RELATIVE),
        ("SEASON", SEASON),
        ("FEAST", FEAST),
        ("COUNT", COUNT),
        ("HALF", HALF),
    ];
    parts.iter().fold(form.to_owned(), |text, (name, part)| {
        text.replace(name, part)
    })
}

/// The candidates of a text, in order, without overlaps: each form is looked for around its signs alone.
pub(super) fn candidates(text: &str) -> Vec<Candidate> {
    let signs = signs::of(text);
    let mut found: Vec<(usize, Candidate)> = Vec::new();
    for group in GROUPS.iter().filter(|_| !signs.is_empty()) {
        for window in signs::windows(text, &signs, group.sign) {
            for form in group.matching(text, &window) {
                if !form.read_within(text, &window, &mut found) {
                    return candidates_anywhere(text);
                }
            }
        }
    }
    apart(found)
}

/// The same, each form looked for in the whole text.
pub(super) fn candidates_anywhere(text: &str) -> Vec<Candidate> {
    let mut found: Vec<(usize, Candidate)> = Vec::new();
    for form in GROUPS.iter().flat_map(|group| &group.forms) {
        form.read_within(text, &(0..text.len()), &mut found);
    }
    apart(found)
}

/// Candidates in order, each with the place of its form; of those that overlap the first, and of those that begin at
/// one place the longest.
fn apart(mut found: Vec<(usize, Candidate)>) -> Vec<Candidate> {
    found.sort_by_key(|(place, candidate)| {
        (
            candidate.range.start,
            std::cmp::Reverse(candidate.range.end),
            *place,
        )
    });
    let mut end = 0;
    found.retain(|(_, candidate)| {
        let free = candidate.range.start >= end;
        if free {
            end = candidate.range.end;
        }
        free
    });
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

impl Form {
    /// The candidates within a window; false where one reaches an edge of it, so that more of the text may belong
    /// to it.
    fn read_within(
        &self,
        text: &str,
        window: &Range<usize>,
        found: &mut Vec<(usize, Candidate)>,
    ) -> bool {
        let seen = text.get(..window.end).unwrap_or_default();
        let mut at = window.start;
        while let Some(whole) = self.pattern.find_at(seen, at) {
            let range = whole.range();
            let cut = range.start == window.start && window.start > 0
                || range.end == window.end && window.end < text.len();
            if cut {
                return false;
            }
            at = range.end;
            if stands_alone(text, &range)
                && let Some(groups) = self.pattern.captures_at(seen, range.start)
                && let Some(reading) = (self.read)(&groups, text)
            {
                found.push((self.place, Candidate { range, reading }));
            }
        }
        true
    }
}

/// Whether a number is cut out of a longer one: `2008-29-1`, `1981/9`, `1,967`, `267 261/01`.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let starts = text
        .get(range.clone())
        .is_some_and(|own| own.starts_with(|first: char| first.is_ascii_digit()));
    let ends = text
        .get(range.clone())
        .is_some_and(|own| own.ends_with(|last: char| last.is_ascii_digit()));
    let mut tail = after.chars();
    let joined_after = match tail.next() {
        Some('/' | '-' | '.' | ',' | ':') => tail.next().is_some_and(|next| next.is_ascii_digit()),
        Some('%' | '°' | '_') => true,
        _ => false,
    };
    let joined_before = before.ends_with(['-', '/', '.', ',', '$', '£', '€', '#', '№', '_', ':']);
    !(ends && joined_after) && !(starts && (joined_before || LABEL.is_match(near(before).1)))
}

/// The bracket after a date by which the date is corrected, in bytes of the text after the date.
pub(super) fn correcting_bracket(after: &str) -> Option<Range<usize>> {
    let found = CORRECTION
        .captures(after)
        .or_else(|| EDITOR.captures(after))?;
    Some(found.name("bracket")?.range())
}

/// “two weeks after” at the end of a text: where it begins, and how far it leads.
pub(super) fn shift_before(before: &str) -> Option<(usize, Span)> {
    let (from, before) = near(before);
    let groups = SHIFT.captures(before)?;
    let plural = before
        .get(groups.name("unit")?.end()..)
        .is_some_and(|rest| rest.starts_with('s'));
    if plural && groups.name("n")?.as_str() == "the" {
        return None;
    }
    let count = i64::from(count(groups.name("n")?.as_str())?);
    let count = if groups.name("way")?.as_str() == "before" {
        -count
    } else {
        count
    };
    let span = match groups.name("unit")?.as_str() {
        "day" => count.days(),
        "week" => count.weeks(),
        "month" => count.months(),
        _ => count.years(),
    };
    Some((from + groups.name("n")?.start(), span))
}

/// The last words of a text, which are all that a date looks back to, and where they begin.
fn near(before: &str) -> (usize, &str) {
    const REACH: usize = 64;
    let from = (before.len().saturating_sub(REACH)..=before.len())
        .find(|at| before.is_char_boundary(*at))
        .unwrap_or(0);
    (from, before.get(from..).unwrap_or_default())
}

/// “about”, “ca.” at the end of a text: where it begins.
pub(super) fn circa_before(before: &str) -> Option<usize> {
    let (from, before) = near(before);
    Some(from + ABOUT.captures(before)?.name("word")?.start())
}

/// “before” or “after” at the end of a text: where it begins, and whether it is “before”.
pub(super) fn bound_before(before: &str) -> Option<(usize, bool)> {
    let (from, before) = near(before);
    let word = BOUND.captures(before)?.name("word")?;
    let earlier = matches!(word.as_str().to_lowercase().as_str(), "before" | "prior to");
    Some((from + word.start(), earlier))
}

/// Whether a sentence ends in the text between two dates: a full stop that follows no abbreviation or initial.
pub(super) fn ends_sentence(between: &str) -> bool {
    between.match_indices(['.', '!', '?']).any(|(at, _)| {
        let rest = between.get(at + 1..).unwrap_or_default();
        let opens = rest.starts_with(char::is_whitespace)
            && rest
                .trim_start()
                .starts_with(|next: char| next.is_uppercase() || next == '“' || next == '[');
        let word = between
            .get(..at)
            .and_then(|own| own.split_whitespace().next_back())
            .unwrap_or_default();
        let short = word.chars().count() <= 3 && word.starts_with(char::is_uppercase);
        opens && !short || rest.trim().is_empty() && !rest.is_empty()
    })
}

/// Whether a date only tells a thing apart: “the treaty of 11 July 1961”, “the 1961 treaty”, “dated 3 May 1961”.
pub(super) fn dates_a_thing(text: &str, range: &Range<usize>) -> bool {
    const TIMES: &str = " course end beginning start middle close half part spring summer autumn fall winter month months year years day night morning evening afternoon events days week weeks war season period days quarter ";
    let before = text.get(..range.start).map(near).unwrap_or_default().1;
    let mut words = before.split_whitespace().rev();
    let last = words.next().unwrap_or_default().to_lowercase();
    let noun = words.next().unwrap_or_default().to_lowercase();
    let bare = text
        .get(range.clone())
        .is_some_and(|own| own.chars().all(|letter| letter.is_ascii_digit()));
    match last.as_str() {
        "dated" => true,
        // “no event since 1948 had so shaken them”: what is told is not of that year.
        "since" | "until" | "till" | "before" | "than" | "like" => bare,
        "of" => !TIMES.contains(&format!(" {noun} ")) && !noun.is_empty(),
        "the" => {
            let after = text.get(range.end..).unwrap_or_default();
            bare && after.starts_with(' ')
        }
        _ => false,
    }
}

/// Whether the words between two dates make them a range.
pub(super) fn joins(between: &str) -> bool {
    JOIN.is_match(between)
}

/// Whether a header may have these words beside its date.
pub(super) fn belongs_to_header(rest: &str) -> bool {
    const SILENT: &str = " monday tuesday wednesday thursday friday saturday sunday the of on dated date to until through and in year from ";
    rest.split(|letter: char| !letter.is_alphanumeric())
        .all(|word| {
            let word = format!(" {} ", word.to_lowercase());
            SILENT.contains(&word)
                || CIRCA.contains(&word)
                || DOUBT.contains(&word)
                || word.trim().is_empty()
        })
}

const CIRCA: &str = " c ca circa about approximately around ";
const DOUBT: &str = " probably possibly presumably perhaps likely ";

/// How sure a header's words make its date.
pub(super) fn header_qualifier(rest: &str) -> Option<Qualifier> {
    let says = |list: &str| {
        rest.split(|letter: char| !letter.is_alphanumeric())
            .any(|word| !word.is_empty() && list.contains(&format!(" {} ", word.to_lowercase())))
    };
    match (says(CIRCA), says(DOUBT) || rest.contains('?')) {
        (true, true) => Some(Qualifier::Both),
        (true, false) => Some(Qualifier::Approximate),
        (false, true) => Some(Qualifier::Uncertain),
        (false, false) => None,
    }
}

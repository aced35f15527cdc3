//! The forms of dates in running text: patterns with names for the parts that they share.

use regex::Captures;

use super::rare::{
    bare_day, bare_season, beside, beside_month, bound_season, century, day_before, day_of_named,
    dual_year, era, far_year, feast, feast_day, few, following, in_time, instants, new_year,
    of_that_date, part_of_month, part_of_the_month, quarter, season_before, short_year, spelled,
    two_styles, week, weekday, weekday_after, years_ago, years_ago_now,
};
use super::readers::{
    beside_clause, counted, days, decade, instant, month, numeric, portion, season, since, written,
    year, year_named, years,
};
use super::reading::Reading;
use super::signs::{self, Signs};

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
pub(super) const COUNT: &str = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|[0-9]{1,2})";

/// “two and a half years”, “a year and a half”.
const HALF: &str = r"(?:\s+and\s+a\s+half)?";

const TAIL: &str = r"(?:(?:\s*\[sic\])?,?(?:\s+(?:of|in))?\s+\[?(?P<y>YEAR)\b\]?|,?\s+(?:of\s+|in\s+)?(?P<rel>RELATIVE)\s+year\b|,?\s+(?:of|in)\s+the\s+year\s+(?P<far>before\s+last|after\s+next)\b|,?\s+(?P<short>[’'‘][0-9]{2})\b|,?\s+(?P<near>last|next)\b)?";

/// How the groups of a form are read.
pub(super) type Reader = fn(&Captures<'_>, &str) -> Option<Reading>;

/// The forms, each with the sign without which it is nowhere, and its reader. Where two begin at one place the longer
/// match wins.
pub(super) const FORMS: &[(Signs, &str, Reader)] = &[
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
    // The mark of a note glued to the day: “September 275”.
    (
        signs::MONTH,
        r"\b(?P<m>MONTH)\s+(?P<d>[12][0-9]|3[01])[1-9]\b",
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
        r"\b(?P<s>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)\b",
        bound_season,
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
        signs::MONTH_WORD,
        r"\b(?:(?P<part>PORTION)\s+of|(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s+in)\s+the\s+month\b",
        part_of_the_month,
    ),
    (
        signs::UNITS,
        r"\b[Ii]n\s+(?P<n>COUNT)\s+(?P<unit>day|week|fortnight|month|year)s?\b(?P<time>['’]?\s+time\b)?",
        in_time,
    ),
    (
        signs::BESIDE,
        r"\bof\s+(?:that|the\s+same)\s+date\b",
        of_that_date,
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
        signs::WEEKDAY,
        r"\b[Oo]n\s+the\s+(?P<w>WEEKDAY)\b",
        weekday_after,
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

/// A form's pattern with its names replaced by the patterns that they stand for.
pub(super) fn written_out(form: &str) -> String {
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

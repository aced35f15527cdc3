//! What is sighted in single sentences, by families of expression.

use super::{Goal, Sighting, of_document};
use crate::document::Document;
use crate::event::scene::Scene;
use crate::{name, sample};

/// A report written in Lagos, about persons and states that its first paragraphs name.
fn report(paragraph: &str) -> Document {
    let introduction = "President Amadou Okello is known. So is Mr. Josef Hrdlička. So is Ambassador Peter Lindqvist. Bishop Walter Maddox spoke first. Mr. Thomas Ashby spoke last. Ghana, Kenya, Sweden and Czechoslovakia sent delegates.";
    let texts = ["Lagos, 20 May 1966", introduction, paragraph];
    let mut document = sample::document("report", Some("1966-05-20"), &texts);
    document.metadata.title = "Report on the Delegates".to_owned();
    document
}

/// The sure sightings of a paragraph: concept, who, whither, when and status.
fn sighted(paragraph: &str) -> Vec<String> {
    shown(paragraph, false)
}

/// The same of which little is said.
fn faint(paragraph: &str) -> Vec<String> {
    shown(paragraph, true)
}

/// Of each sure sighting the concept, and whom the grammar makes take part.
fn taking_part(paragraph: &str) -> Vec<String> {
    let documents = [report(paragraph)];
    let names = name::find(&documents);
    let scene = Scene::new(&documents, &names);
    let passages = scene.passages(0);
    let shown = |sighting: &Sighting| {
        let bound = sighting.bound.iter();
        let mut bound: Vec<String> = bound.map(|own| names.entities[*own].name.clone()).collect();
        bound.sort();
        format!("{} | {}", sighting.concept, bound.join(", "))
    };
    let all = of_document(&scene, &passages);
    let sure = all.iter().filter(|own| own.mention.block == 2 && !own.weak);
    sure.map(shown).collect()
}

fn shown(paragraph: &str, weak: bool) -> Vec<String> {
    let documents = [report(paragraph)];
    let names = name::find(&documents);
    let scene = Scene::new(&documents, &names);
    let passages = scene.passages(0);
    let name = |entity: &usize| names.entities[*entity].name.clone();
    let in_words = |sighting: &Sighting| {
        let who: Vec<String> = sighting.who.iter().map(name).collect();
        let goals: Vec<String> = sighting
            .goals
            .iter()
            .map(|goal| match goal {
                Goal::Entity(entity) => name(entity),
                Goal::Region(region) => (*region).to_owned(),
                Goal::Place(place) => place.clone(),
            })
            .collect();
        let when = sighting.when.as_ref().map(ToString::to_string);
        format!(
            "{} | {} | {} | {} | {}",
            sighting.concept,
            who.join(", "),
            goals.join(", "),
            when.unwrap_or_default(),
            sighting.mention.status.words(),
        )
    };
    of_document(&scene, &passages)
        .iter()
        .filter(|sighting| sighting.mention.block == 2 && sighting.weak == weak)
        .map(in_words)
        .collect()
}

/// Checks every row: a paragraph, and what is sighted in it.
pub(super) fn check(rows: &[(&str, &[&str])]) {
    check_by(sighted, rows);
}

fn check_by(read: fn(&str) -> Vec<String>, rows: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (paragraph, expected) in rows {
        let found = read(paragraph);
        if found != *expected {
            wrong.push(format!(
                "{paragraph}\n  found {found:#?}\n  not {expected:#?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn journeys_in_many_words() {
    check(&[
        (
            "Amadou Okello paid an official visit to Kenya in March 1966.",
            &["visit | Amadou Okello | Kenya | 1966-03 | happened"],
        ),
        (
            "Josef Hrdlička led a delegation to Ghana on 4 April 1966.",
            &["visit | Josef Hrdlička | Ghana | 1966-04-04 | happened"],
        ),
        (
            "Amadou Okello sent Thomas Ashby to Sweden in January 1966.",
            &["visit | Thomas Ashby | Sweden | 1966-01 | happened"],
        ),
        (
            "Okello’s week in Sweden in February 1966 was cold.",
            &["visit | Amadou Okello | Sweden | 1966-02 | happened"],
        ),
        (
            "The mission of Thomas Ashby to Sweden in May 1965 failed.",
            &["visit | Thomas Ashby | Sweden | 1965-05 | happened"],
        ),
        (
            "Thomas Ashby went to Sweden in March 1965, and again in June 1965.",
            &[
                "visit | Thomas Ashby | Sweden | 1965-03 | happened",
                "visit | Thomas Ashby | Sweden | 1965-06 | happened",
            ],
        ),
        (
            "Amadou Okello visited Sweden on a short visit in March 1966.",
            &["visit | Amadou Okello | Sweden | 1966-03 | happened"],
        ),
        (
            "Walter Maddox left for home on 3 May 1966.",
            &["departure | Walter Maddox |  | 1966-05-03 | happened"],
        ),
        (
            "Walter Maddox set out from Kilwa on 3 May 1966.",
            &["departure | Walter Maddox |  | 1966-05-03 | happened"],
        ),
        (
            "Amadou Okello is to go to Sweden in July.",
            &["visit | Amadou Okello | Sweden | 1966-07 | planned"],
        ),
        (
            "The visit of Amadou Okello to Sweden in July 1965 came to nothing.",
            &["visit | Amadou Okello | Sweden | 1965-07 | did not happen"],
        ),
    ]);
}

#[test]
fn a_journey_has_the_right_traveller_or_none() {
    check(&[
        // What arrived is no person.
        (
            "Okello thanked Ashby for the lorries, which had arrived in Ghana on 4 April 1966.",
            &[],
        ),
        // An address before a name is no place.
        (
            "The journey of Comrade Hrdlička to Ghana in June 1965 was long.",
            &["visit | Josef Hrdlička | Ghana | 1965-06 | happened"],
        ),
        // In his view: whose view it is does not matter.
        (
            "Lindqvist was pleased. In his view the visit of Thomas Ashby to Sweden in May 1965 had helped.",
            &["visit | Thomas Ashby | Sweden | 1965-05 | happened"],
        ),
        // Of two persons the one who is the subject of the clause.
        (
            "Lindqvist observed that Thomas Ashby had said the same since his journey to Sweden in May 1965.",
            &["visit | Thomas Ashby | Sweden | 1965-05 | happened"],
        ),
        (
            "Thomas Ashby, the Kenyan delegate, visited Sweden in May 1965.",
            &["visit | Thomas Ashby | Sweden | 1965-05 | happened"],
        ),
    ]);
}

#[test]
fn an_office_stands_for_its_bearer() {
    check(&[
        (
            "The Bishop went to Sweden in May 1965.",
            &["visit | Walter Maddox | Sweden | 1965-05 | happened"],
        ),
        ("The Ambassador of Norway went to Ghana in May 1965.", &[]),
    ]);
}

#[test]
fn here_and_there_are_places() {
    check(&[
        (
            "Josef Hrdlička arrived here on 14 May 1966.",
            &["visit | Josef Hrdlička | lagos | 1966-05-14 | happened"],
        ),
        (
            "Everybody spoke of Sweden. Thomas Ashby had been there in May 1965.",
            &["visit | Thomas Ashby | Sweden | 1965-05 | happened"],
        ),
    ]);
}

#[test]
fn talks_have_their_own_partners() {
    check(&[
        (
            "Thomas Ashby spoke with Amadou Okello on 4 April 1966, before Lindqvist came.",
            &["talks |  |  | 1966-04-04 | happened"],
        ),
        (
            "Thomas Ashby was received in Sweden by Peter Lindqvist on 4 April 1966.",
            &[
                "visit | Thomas Ashby | Sweden | 1966-04-04 | happened",
                "talks |  | Sweden | 1966-04-04 | happened",
            ],
        ),
    ]);
}

#[test]
fn what_is_said_has_its_author() {
    check(&[
        (
            "The speech of Amadou Okello in Kilwa on 4 April 1966 was long.",
            &["speech | Amadou Okello | kilwa | 1966-04-04 | happened"],
        ),
        (
            "The Swedish statement of 3 April 1966 was short.",
            &["statement | Sweden |  | 1966-04-03 | happened"],
        ),
        (
            "Ashby informed Lindqvist on 3 April 1966 that all was over.",
            &["notice | Thomas Ashby |  | 1966-04-03 | happened"],
        ),
        ("Ashby wrote it down in order to remember.", &[]),
    ]);
}

#[test]
fn a_pause_is_no_attack() {
    check(&[
        (
            "The bombing of Kilwa was halted on 24 December 1965.",
            &["pause |  | kilwa | 1965-12-24 | happened"],
        ),
        (
            "The pause in the shelling of Kilwa began on 24 December 1965.",
            &["pause |  | kilwa | 1965-12-24 | happened"],
        ),
        (
            "The raids upon Kilwa were resumed on 31 January 1966.",
            &["resumption |  | kilwa | 1966-01-31 | happened"],
        ),
        (
            "Raids near Kilwa on 2 and 4 December 1965 did harm.",
            &["attack |  | kilwa | 1965-12-02/1965-12-04 | happened"],
        ),
    ]);
}

#[test]
fn a_journey_may_be_taken_up_again() {
    check(&[
        (
            "Thomas Ashby visited Sweden in May 1965. A second visit, of a closed character, took place in October 1965.",
            &[
                "visit | Thomas Ashby | Sweden | 1965-05 | happened",
                "visit | Thomas Ashby | Sweden | 1965-10 | happened",
            ],
        ),
        (
            "Thomas Ashby would not, after all, go to Sweden; the visit had been announced for June and had now been given up.",
            &[
                "visit | Thomas Ashby | Sweden |  | did not happen",
                "visit | Thomas Ashby | Sweden | 1966-06 | did not happen",
            ],
        ),
        (
            "Thomas Ashby was our guest in Sweden in May 1965.",
            &["visit | Thomas Ashby | Sweden | 1965-05 | happened"],
        ),
    ]);
}

#[test]
fn what_an_institution_does() {
    check(&[
        (
            "The Society has moved its Library to the old Customs House in March 1966.",
            &["removal |  |  | 1966-03 | happened"],
        ),
        (
            "Of the volumes of the Journal the third came out in 1932.",
            &["publication |  |  | 1932 | happened"],
        ),
        (
            "Thomas Ashby became Treasurer on 4 April 1966.",
            &["in | Thomas Ashby |  | 1966-04-04 | happened"],
        ),
        (
            "The Kilwa communiqué was signed on 4 April 1966.",
            &["statement |  | kilwa | 1966-04-04 | happened"],
        ),
    ]);
}

#[test]
fn a_definite_noun_or_a_verb_with_a_name_is_a_weak_mention() {
    check_by(
        faint,
        &[
            (
                "The landing at Cape Saint Mary took them by surprise.",
                &["attack |  | cape saint |  | happened"],
            ),
            (
                "Much has been written about the storm.",
                &["storm |  |  |  | happened"],
            ),
            (
                "Ambassador Lindqvist took over the protection of their interests.",
                &["representation |  |  |  | happened"],
            ),
            (
                "The Council then chose Mr. Ashby as keeper.",
                &["in | Thomas Ashby |  |  | happened"],
            ),
            // A name that ends in such a word names no occurrence, and a participle before a noun tells none.
            (
                "The Department of Agrarian Reform was asked by Mr. Ashby.",
                &[],
            ),
            ("He paid for the damaged boats.", &[]),
            ("A storm is always possible.", &[]),
        ],
    );
}

#[test]
fn a_date_that_opens_a_sentence_is_of_its_verb_however_far() {
    check(&[(
        "On 3 and 4 March 1966, President Amadou Okello, long the head of the provisional administration of the northern highlands and since then of all the rest, visited Kenya.",
        &["visit | Amadou Okello | Kenya | 1966-03-03/1966-03-04 | happened"],
    )]);
}

#[test]
fn what_would_come_if_something_else_did_is_conditional() {
    check(&[
        (
            "If the talks fail, President Okello will visit Kenya.",
            &["visit | Amadou Okello | Kenya |  | conditional"],
        ),
        (
            "Should the harvest fail, President Okello would visit Sweden.",
            &["visit | Amadou Okello | Sweden |  | conditional"],
        ),
        (
            "We would like it if you came, because President Okello is expected to visit Kenya.",
            &["visit | Amadou Okello | Kenya |  | planned"],
        ),
        (
            "He was asked if President Okello had visited Kenya in March 1966.",
            &["visit | Amadou Okello | Kenya | 1966-03 | happened"],
        ),
    ]);
}

#[test]
fn whoever_only_stands_beside_takes_no_part() {
    check_by(
        taking_part,
        &[
            (
                "Mr. Hrdlička was tired after the clash at Longo in May 1965.",
                &["incident | "],
            ),
            (
                "Ambassador Lindqvist recalled the letter of 3 May 1965 from President Okello to Mr. Ashby.",
                &["letter | Amadou Okello, Thomas Ashby"],
            ),
            (
                "The Kenyan statement of May 1965 gave Mr. Ashby the impression that all was lost.",
                &["statement | Kenya"],
            ),
            (
                "Bishop Maddox, who knew Sweden well, said that in May 1965 President Okello sent Mr. Ashby a letter.",
                &["letter | Amadou Okello, Thomas Ashby"],
            ),
            (
                "The note of 3 May 1965, which Ambassador Lindqvist handed to Bishop Maddox, was about Ghana.",
                &["letter | Peter Lindqvist, Walter Maddox"],
            ),
        ],
    );
}

#[test]
fn the_treaty_named_before_is_meant_only_where_it_can_be() {
    let known = "Ghana and Kenya signed a trade agreement on 3 May 1964.";
    let meant = |sentence: &str| {
        taking_part(&format!("{known} {sentence}"))
            .pop()
            .unwrap_or_default()
    };
    assert_eq!(
        meant("It is said that the agreement was ratified in June 1964."),
        "treaty | Ghana, Kenya"
    );
    assert!(!meant("He then spoke of the agreement on Longo of April 1960.").contains("Ghana"));
}

#[test]
fn the_object_of_a_verb_tells_what_was_done() {
    check(&[
        (
            "On 3 May 1966 the Ghana News Agency published a statement of Mr. Ashby.",
            &["statement | Thomas Ashby |  | 1966-05-03 | happened"],
        ),
        (
            "On 3 May 1966 the Council adopted a resolution on the harvest.",
            &["decision |  |  | 1966-05-03 | happened"],
        ),
    ]);
}

#[test]
fn two_who_travel_together_may_each_have_a_title() {
    for (text, expected) in [
        (
            "President Okello and Ambassador Lindqvist were in Kenya from 19 to 26 April 1966.",
            "visit | Amadou Okello, Kenya, Peter Lindqvist",
        ),
        (
            "Bishop Maddox, President Okello and Ambassador Lindqvist came to Kenya in April 1966.",
            "visit | Amadou Okello, Kenya, Peter Lindqvist, Walter Maddox",
        ),
    ] {
        assert_eq!(taking_part(text), [expected], "{text}");
    }
    // Whose aide it is does not travel.
    assert_eq!(
        taking_part("Of President Okello’s men Ambassador Lindqvist went to Kenya in April 1966."),
        ["visit | Kenya, Peter Lindqvist"]
    );
}

/// The date of each sure sighting, with its concept.
fn dated(paragraph: &str) -> Vec<String> {
    let documents = [report(paragraph)];
    let names = name::find(&documents);
    let scene = Scene::new(&documents, &names);
    let passages = scene.passages(0);
    let shown = |sighting: &Sighting| {
        let date = sighting.when.as_ref().map(ToString::to_string);
        format!("{} {}", sighting.concept, date.unwrap_or_default())
    };
    let all = of_document(&scene, &passages);
    let sure = all.iter().filter(|own| own.mention.block == 2 && !own.weak);
    sure.map(shown).collect()
}

#[test]
fn occurrences_told_by_two_words() {
    let wanted = [
        (
            "On 3 May 1961 an aeroplane was shot down over Ghana.",
            "loss 1961-05-03",
        ),
        (
            "Mr. Thomas Ashby took office on 3 May 1961.",
            "in 1961-05-03",
        ),
        (
            "On 3 May 1961 died Bishop Walter Maddox.",
            "death 1961-05-03",
        ),
    ];
    for (text, found) in wanted {
        let all = dated(text);
        assert!(all.iter().any(|own| own == found), "{text}: {all:?}");
    }
    let all = dated("On 3 May 1961 they spoke on Independence Day.");
    assert!(
        !all.iter().any(|own| own.starts_with("independence")),
        "{all:?}"
    );
}

#[test]
fn one_date_of_what_is_told_together() {
    let wanted = [
        (
            "On 3 May 1961 Mr. Thomas Ashby resigned and Bishop Walter Maddox was elected.",
            "in 1961-05-03",
        ),
        (
            "At the annual meeting of 3 May 1961 the Council elected Mr. Thomas Ashby.",
            "in 1961-05-03",
        ),
        (
            "Mr. Thomas Ashby was elected at the annual meeting of 3 May 1961.",
            "in 1961-05-03",
        ),
        (
            "The proclamation of May 3, 1961, placing an embargo on Kenya, was read.",
            "seizure 1961-05-03",
        ),
        (
            "Mr. Thomas Ashby died in April 1961; on the 12th of May the Council elected Bishop Walter Maddox.",
            "in 1961-05-12",
        ),
    ];
    for (text, found) in wanted {
        let all = dated(text);
        assert!(all.iter().any(|own| own == found), "{text}: {all:?}");
    }
    // A meeting lends its date to what was done there, and to nothing else.
    let apart =
        dated("They spoke of the treaty between Kenya and Ghana at the meeting of 3 May 1961.");
    assert!(
        !apart.iter().any(|own| own == "treaty 1961-05-03"),
        "{apart:?}"
    );
}

#[test]
fn a_line_of_a_day_is_no_occurrence_of_that_day() {
    let texts = [
        "The delegates of Ghana went back behind the line of 3 May 1961 and met.",
        "The delegates of Ghana visited Kenya behind the line which existed on 3 May 1961.",
    ];
    for text in texts {
        let all = dated(text);
        assert!(
            !all.iter().any(|own| own.ends_with("1961-05-03")),
            "{text}: {all:?}"
        );
    }
}

#[test]
fn what_is_told_as_past_is_not_undone_by_what_follows() {
    let all = sighted(
        "President Amadou Okello had come to Lagos in person to explain what they hoped for.",
    );
    assert!(
        !all.is_empty() && all.iter().all(|own| !own.contains("planned")),
        "{all:?}"
    );
}

/// Whatever is sighted in a paragraph, and when.
fn all_dated(paragraph: &str) -> Vec<String> {
    let documents = [report(paragraph)];
    let names = name::find(&documents);
    let scene = Scene::new(&documents, &names);
    let passages = scene.passages(0);
    let (weak, sure): (Vec<_>, Vec<_>) = of_document(&scene, &passages)
        .into_iter()
        .partition(|own| own.weak);
    let bare = crate::event::bare::of_document(&scene, &passages, &sure, &weak);
    let weak = crate::event::bare::beside(weak, &bare);
    sure.iter()
        .chain(&weak)
        .chain(&bare)
        .filter(|own| own.mention.block == 2)
        .map(|own| {
            let date = own.when.as_ref().map(ToString::to_string);
            format!("{} {}", own.concept, date.unwrap_or_default())
        })
        .collect()
}

#[test]
fn each_date_is_of_what_was_done_then() {
    let wanted: [(&str, &[&str]); 6] = [
        (
            "Mr. Thomas Ashby declared this and on 1 May he proclaimed a truce in Kenya.",
            &["statement 1966-05-01"],
        ),
        (
            "From 16 April Ambassador Peter Lindqvist conducted talks in Kenya.",
            &["talks 1966-04-16"],
        ),
        (
            "The landing of Swedish and Ghanaian troops at Mombasa on 5 April was condemned on the same evening in a statement of Kenya.",
            &["attack 1966-04-05", "statement 1966-04-05"],
        ),
        (
            "They came; and in the early hours of April 13 Bishop Walter Maddox’s policemen unrolled their wire across the town.",
            &["occurrence 1966-04-13"],
        ),
        // Of what the sentence only leads in with nothing is dated.
        (
            "On the strength of this letter Mr. Thomas Ashby and the others left the house on 22 April 1966.",
            &["occurrence 1966-04-22"],
        ),
        (
            "The party leaders who gathered in Kenya on 3 April 1966 were thus asked to approve this.",
            &["talks 1966-04-03"],
        ),
    ];
    for (text, expected) in wanted {
        let all = all_dated(text);
        for own in expected {
            assert!(all.iter().any(|found| found == own), "{text}: {all:?}");
        }
    }
    let unwanted = [
        (
            "On the strength of this letter Mr. Thomas Ashby and the others left the house on 22 April 1966.",
            "letter 1966-04-22",
        ),
        (
            "A note, protesting the removal of Bishop Walter Maddox and his friends, was made public in Lagos on April 25.",
            "removal 1966-04-25",
        ),
        (
            "In the early hours of 4 April 1966 Bishop Walter Maddox and others with their families came to our house on the basis of the conversation which Mr. Thomas Ashby had had.",
            "talks 1966-04-04",
        ),
        (
            "Kenya was asked to cease fire on 3 April 1966.",
            "accident 1966-04-03",
        ),
        ("On 22 April I had the night duty.", "occurrence 1966-04-22"),
    ];
    for (text, wrong) in unwanted {
        let all = all_dated(text);
        assert!(!all.iter().any(|own| own == wrong), "{text}: {all:?}");
    }
}

#[test]
fn what_served_to_prepare_was_not_planned() {
    let all = sighted(
        "The journey of President Amadou Okello to Sweden had served to prepare the ground.",
    );
    assert_eq!(all, ["visit | Amadou Okello | Sweden |  | happened"]);
    let all =
        sighted("The journey of President Amadou Okello to Sweden was to prepare the ground.");
    assert_eq!(all, ["visit | Amadou Okello | Sweden |  | planned"]);
}

#[test]
fn a_date_heads_the_line_of_a_chronicle() {
    check(&[
        (
            "1965\nAug 31. President Amadou Okello visited Kenya.\nNov 10. Letter from Josef Hrdlička to Peter Lindqvist.",
            &[
                "visit | Amadou Okello | Kenya | 1965-08-31 | happened",
                "letter | Josef Hrdlička |  | 1965-11-10 | happened",
            ],
        ),
        (
            "They met on 3 March 1966. Amadou Okello visited Kenya.",
            &["visit | Amadou Okello | Kenya |  | happened"],
        ),
    ]);
}

#[test]
fn the_mark_of_a_note_ends_no_sentence_late() {
    check(&[
        (
            "The visit of Amadou Okello to Kenya was a success.[3] On 4 April 1966 Josef Hrdlička visited Ghana.",
            &[
                "visit | Amadou Okello | Kenya |  | happened",
                "visit | Josef Hrdlička | Ghana | 1966-04-04 | happened",
            ],
        ),
        (
            "Amadou Okello visited Kenya in March 1966.2 On 4 April he visited Ghana.",
            &[
                "visit | Amadou Okello | Kenya | 1966-03 | happened",
                "visit | Amadou Okello | Ghana | 1966-04-04 | happened",
            ],
        ),
    ]);
}

#[test]
fn what_the_reader_is_asked_to_remember_has_happened() {
    check(&[(
        "The visit of Amadou Okello to Kenya in March, you will recall, went well.",
        &["visit | Amadou Okello | Kenya | 1966-03 | happened"],
    )]);
}

#[test]
fn manoeuvres_registrations_and_arrests_in_many_words() {
    check_by(
        faint,
        &[
            (
                "After the great manoeuvres in Kenya nobody slept.",
                &["manoeuvres |  | Kenya |  | happened"],
            ),
            (
                "The registration of the Ghana Harbour Union was news to him.",
                &["registration |  |  |  | happened"],
            ),
        ],
    );
    check(&[(
        "Josef Hrdlička was put under arrest on 3 March 1966.",
        &["arrest | Josef Hrdlička |  | 1966-03-03 | happened"],
    )]);
}

#[test]
fn the_last_meeting_of_a_row_was_within_a_year_and_the_formula_of_minutes_tells_none() {
    let windows = |paragraph: &str| -> Vec<Option<String>> {
        let documents = [report(paragraph)];
        let names = name::find(&documents);
        let scene = Scene::new(&documents, &names);
        let all = of_document(&scene, &scene.passages(0));
        let own = all.iter().filter(|own| own.mention.block == 2);
        own.map(|own| own.window.as_ref().map(ToString::to_string))
            .collect()
    };
    assert_eq!(
        windows("Mr. Ashby was at the last meeting of the delegation of Ghana in Accra."),
        [Some("1965-04-20/1966-06-20".to_owned())]
    );
    assert!(
        windows("The minutes of the previous meeting were read and signed by Mr. Ashby.")
            .is_empty()
    );
}

#[test]
fn an_alliance_is_no_treaty_that_is_signed() {
    check(&[
        (
            "The meeting of the Committee of the Amber Pact in Kenya, 1 to 4 December 1965, was brief.",
            &["talks |  | Kenya | 1965-12-01/1965-12-04 | happened"],
        ),
        (
            "The Amber Pact was signed in Kenya on 4 December 1965.",
            &["treaty |  |  | 1965-12-04 | happened"],
        ),
    ]);
}

#[test]
fn who_had_spoken_at_a_place_had_been_there() {
    check(&[
        (
            "Amadou Okello had said in Stockholm only what all knew.",
            &["visit | Amadou Okello | Sweden |  | happened"],
        ),
        (
            "Amadou Okello had told him in Stockholm to wait.",
            &["visit | Amadou Okello | Sweden |  | happened"],
        ),
        ("Amadou Okello said in Stockholm what all knew.", &[]),
    ]);
}

#[test]
fn companions_guests_and_troops() {
    check(&[
        (
            "I then travelled myself with Josef Hrdlička and Thomas Ashby to Kenya in April 1965.",
            &["visit | Thomas Ashby, Josef Hrdlička | Kenya | 1965-04 | happened"],
        ),
        (
            "Josef Hrdlička was with us in Kenya from 7 December 1965.",
            &["visit | Josef Hrdlička | Kenya | 1965-12-07 | happened"],
        ),
        (
            "The last soldiers of the garrison sailed away on 30 June 1964.",
            &["withdrawal |  |  | 1964-06-30 | happened"],
        ),
        (
            "Amadou Okello formed his government on 10 July 1964.",
            &["in | Amadou Okello |  | 1964-07-10 | happened"],
        ),
    ]);
}

#[test]
fn a_numbered_congress_with_its_month_needs_no_body() {
    check(&[
        (
            "The Ninth Congress in July 1965 voted out the best of them.",
            &["assembly |  |  | 1965-07 | happened"],
        ),
        (
            "He came three weeks after the Ninth Congress, and a few days before Christmas Day 1965.",
            &[],
        ),
    ]);
}

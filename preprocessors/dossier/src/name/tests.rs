use super::*;
use crate::document::Document;
use crate::sample;

pub(super) fn document(file: &str, texts: &[&str]) -> Document {
    Document {
        file: file.to_owned(),
        ..sample::document("", None, texts)
    }
}

/// The forms of a kind, with the name of the entity.
pub(super) fn forms(names: &Names, kind: EntityKind) -> Vec<(String, String)> {
    names
        .mentions
        .iter()
        .filter(|mention| !mention.adjective && names.entities[mention.entity].kind == kind)
        .map(|mention| {
            (
                mention.form.clone(),
                names.entities[mention.entity].name.clone(),
            )
        })
        .collect()
}

#[test]
fn persons_are_found_by_what_stands_around_them() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Obtained and translated for the project by Christian F. Amsler.",
            &["Christian F. Amsler"],
        ),
        ("In June Brandt left.", &["Brandt"]),
        ("The report of June Brandt was read.", &["June Brandt"]),
        (
            "The envoy never forgave Johnson. The Johnson administration had ordered it.",
            &["Johnson", "Johnson"],
        ),
        (
            "Nikolai V. Orlov, Chairman of the Presidium of the USSR Supreme Soviet",
            &["Nikolai V. Orlov"],
        ),
        (
            "The talks with President Sadat in Cairo went well.",
            &["Sadat"],
        ),
        (
            "N. S. Khrushchev received Walter Ulbricht.",
            &["N. S. Khrushchev", "Walter Ulbricht"],
        ),
        (
            "Pham Van Dong and Le Duan flew to Peking.",
            &["Pham Van Dong", "Le Duan"],
        ),
        (
            "Minister of Foreign Affairs Gromyko answered.",
            &["Gromyko"],
        ),
        ("He received the Order of Lenin in Moscow.", &[]),
        ("In March Treaty negotiations began.", &[]),
        ("Cde. Honecker and c. Stoph agreed.", &["Honecker", "Stoph"]),
        (
            "Lord Palmerston wrote to Count Nesselrode.",
            &["Palmerston", "Nesselrode"],
        ),
    ];
    for (text, expected) in cases {
        let names = find(&[document("a.txt", &[text])]);
        let found: Vec<String> = forms(&names, EntityKind::Person)
            .into_iter()
            .map(|(form, _)| form)
            .collect();
        assert_eq!(&found, expected, "{text}");
    }
}

fn found(text: &str, kind: EntityKind) -> Vec<String> {
    let names = find(&[document("a.txt", &[text])]);
    forms(&names, kind)
        .into_iter()
        .map(|(form, _)| form)
        .collect()
}

/// The entity to which the nth mention of a form leads.
fn entity_of(names: &Names, form: &str, nth: usize) -> Option<String> {
    names
        .mentions
        .iter()
        .filter(|mention| mention.form == form)
        .nth(nth)
        .map(|mention| names.entities[mention.entity].id.clone())
}

#[test]
fn names_of_many_orders_are_found() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Comrades Rusakov and Kudryashov left.",
            &["Rusakov", "Kudryashov"],
        ),
        (
            "Messrs. Yancey, Mann, and Rost arrived.",
            &["Yancey", "Mann", "Rost"],
        ),
        (
            "Harvard historian Ernest May published the tapes in May 1962.",
            &["Ernest May"],
        ),
        (
            "Pope John Paul II received U Thant.",
            &["John Paul II", "U Thant"],
        ),
        (
            "Reshid Pasha spoke to M. de Bourqueney.",
            &["Reshid Pasha", "de Bourqueney"],
        ),
        (
            "General Zia ul-Haq and Ahmad Shah Massoud fought.",
            &["Zia ul-Haq", "Ahmad Shah Massoud"],
        ),
        ("Cassius M. Clay went to Russia.", &["Cassius M. Clay"]),
        ("[signed] Merten, Acting Ambassador", &["Merten"]),
        (
            "Mengistu Haile Mariam flew to Moscow, and Mengistu returned.",
            &["Mengistu Haile Mariam", "Mengistu"],
        ),
        ("KANG KON, chief of staff, spoke.", &["KANG KON"]),
        ("c. Recent Relations between both sides", &[]),
        (
            "The Truman Doctrine and the Stalin Prize were named in Dallas.",
            &[],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(&found(text, EntityKind::Person), expected, "{text}");
    }
}

#[test]
fn bodies_are_found_with_their_tails_and_inside_each_other() {
    let cases: &[(&str, &[&str])] = &[
        (
            "The Central Committee of the Bulgarian Communist Party wrote.",
            &[
                "Central Committee of the Bulgarian Communist Party",
                "Bulgarian Communist Party",
            ],
        ),
        (
            "The US Embassy in Warsaw reports.",
            &["US Embassy in Warsaw"],
        ),
        (
            "Cuba's Academy of Sciences helped.",
            &["Cuba's Academy of Sciences", "Academy of Sciences"],
        ),
        (
            "SED CC Politburo and the GDR MFA agreed.",
            &["SED CC Politburo", "GDR MFA"],
        ),
        (
            "The Egyptian army and the armed forces of Syria fought.",
            &["Egyptian army", "armed forces of Syria"],
        ),
        (
            "The Senate Committee on Foreign Relations heard him.",
            &["Senate Committee on Foreign Relations"],
        ),
        (
            "The Ministry of Trade and Industry and Nasser agreed.",
            &["Ministry of Trade and Industry"],
        ),
        (
            "The Ministry spoke of a People's Liberation Movement.",
            &["Ministry"],
        ),
        (
            "The Workers' Defense Committee (KOR) was founded; KOR grew.",
            &["Workers' Defense Committee", "KOR", "KOR"],
        ),
        ("The Twentieth Congress met in March.", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(&found(text, EntityKind::Organization), expected, "{text}");
    }
}

#[test]
fn states_are_told_from_adjectives_towns_and_rubber() {
    let cases: &[(&str, &[&str])] = &[
        (
            "The Bulgarian Government and the PRC met in Vienna.",
            &["Bulgarian Government", "PRC"],
        ),
        (
            "Soviet [Union] and [South] Yemen",
            &["Soviet [Union]", "[South] Yemen"],
        ),
        ("Natural India-rubber for the U.S.-Cuban trade", &["U.S."]),
        ("The Americans told us of Polish coal.", &["Americans"]),
        (
            "North Vietnam fights the South; the North Vietnamese march south.",
            &["North Vietnam", "South"],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(&found(text, EntityKind::State), expected, "{text}");
    }
}

#[test]
fn namesakes_stay_apart_and_a_bare_name_in_doubt_is_left_undecided() {
    let names = find(&[document(
        "a.txt",
        &[
            "John Foster Dulles spoke; his brother Allen Dulles ran the agency.",
            "Dulles said nothing.",
        ],
    )]);
    let bare = entity_of(&names, "Dulles", 0);
    assert_ne!(bare, entity_of(&names, "Allen Dulles", 0));
    assert_ne!(bare, entity_of(&names, "John Foster Dulles", 0));
    let undecided = names
        .entities
        .iter()
        .find(|entity| Some(&entity.id) == bare.as_ref());
    assert_eq!(
        undecided.map(|entity| (entity.undecided, entity.see_also.len())),
        Some((true, 2))
    );
}

#[test]
fn a_bare_name_before_any_full_one_is_not_the_lesser_known_brother() {
    let names = find(&[
        document("a.txt", &["President Anton Weber opened the congress."]),
        document("c.txt", &["President Anton Weber closed the congress."]),
        document(
            "b.txt",
            &[
                "Weber had not answered the note.",
                "The visit of Karl Weber was put off.",
                "Of Karl Weber nothing more was heard.",
                "It is said that Weber was displeased.",
            ],
        ),
    ]);
    let karl = names
        .entities
        .iter()
        .position(|entity| entity.name == "Karl Weber")
        .unwrap();
    let forms: Vec<&str> = names
        .mentions
        .iter()
        .filter(|mention| mention.entity == karl)
        .map(|mention| mention.form.as_str())
        .collect();
    assert_eq!(forms, ["Karl Weber", "Karl Weber"]);
}

#[test]
fn one_person_under_many_forms_is_one_entry() {
    let names = find(&[
        document(
            "a.txt",
            &[
                "Telegram from V. I. Petrov to Kim Chaek.",
                "Vladimir Ivanovich! said Kim Chaek [Kim Ch'aek].",
            ],
        ),
        document(
            "b.txt",
            &[
                "Vladimir Petrov met Chou En-lai.",
                "Petrov agreed with Zhou Enlai.",
            ],
        ),
    ]);
    for form in ["Vladimir Ivanovich", "Vladimir Petrov", "Petrov"] {
        assert_eq!(
            entity_of(&names, form, 0),
            entity_of(&names, "V. I. Petrov", 0),
            "{form}"
        );
    }
    assert_eq!(
        entity_of(&names, "Zhou Enlai", 0),
        entity_of(&names, "Chou En-lai", 0)
    );
    let petrov = names
        .entities
        .iter()
        .find(|entity| entity.heading.starts_with("Petrov"));
    assert_eq!(
        petrov.map(|entity| entity.heading.as_str()),
        Some("Petrov, Vladimir Ivanovich")
    );
    assert_eq!(
        petrov.map(|entity| entity.see_from.clone()),
        Some(vec!["Vladimir Ivanovich".to_owned()])
    );
}

#[test]
fn bodies_are_one_under_abbreviation_and_expansion_and_apart_by_state() {
    let names = find(&[document(
        "a.txt",
        &[
            "The Polish Foreign Ministry answered the Foreign Ministry of Hungary.",
            "The Hungarian MFA replied to the Polish Ministry of Foreign Affairs.",
            "The Foreign Ministry was silent. The PUWP and the Polish United Workers' Party are one.",
        ],
    )]);
    let of = |form: &str| entity_of(&names, form, 0);
    assert_eq!(
        of("Polish Foreign Ministry"),
        of("Polish Ministry of Foreign Affairs")
    );
    assert_eq!(of("Foreign Ministry of Hungary"), of("Hungarian MFA"));
    assert_ne!(of("Polish Foreign Ministry"), of("Hungarian MFA"));
    assert_ne!(of("Foreign Ministry"), of("Hungarian MFA"));
    assert_ne!(of("Foreign Ministry"), of("Polish Foreign Ministry"));
    assert_eq!(of("PUWP"), of("Polish United Workers' Party"));
}

#[test]
fn states_and_roles_are_read_beside_the_name() {
    let names = find(&[document(
        "a.txt",
        &[
            "Chairman of the Bulgarian Communist Party Petar Ivanov met Egypt’s Ali Hamdi.",
            "A delegation of the Mongolian People's Republic, headed by Damba, came. Walter Berg died in May 1959.",
            "In talks with Otto Lang, Chinese leaders smiled. Karl Maier, leader of the Communist Party of Austria and government guest, left.",
        ],
    )]);
    let entry = |name: &str| {
        names
            .entities
            .iter()
            .find(|entity| entity.name == name)
            .map(|entity| {
                (
                    entity.state.map(|state| names.entities[state].name.clone()),
                    entity.role.as_ref().map(|role| role.quote.clone()),
                )
            })
    };
    let some = |state: Option<&str>, role: Option<&str>| {
        Some((state.map(str::to_owned), role.map(str::to_owned)))
    };
    assert_eq!(
        entry("Petar Ivanov"),
        some(
            Some("Bulgaria"),
            Some("Chairman of the Bulgarian Communist Party")
        )
    );
    assert_eq!(entry("Ali Hamdi"), some(Some("Egypt"), None));
    assert_eq!(entry("Walter Berg"), some(None, Some("died in May 1959")));
    assert_eq!(entry("Otto Lang"), some(None, None));
    assert_eq!(entry("Karl Maier"), some(Some("Austria"), None));
}

#[test]
fn the_order_of_the_documents_does_not_matter() {
    let a = document("a.txt", &["Raúl Castro spoke.", "Castro left."]);
    let b = document("b.txt", &["Fidel Castro met Tito. Castro smiled."]);
    let list = |names: &Names| {
        names
            .entities
            .iter()
            .map(|entity| (entity.id.clone(), entity.heading.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(list(&find(&[a.clone(), b.clone()])), list(&find(&[b, a])));
}

#[test]
fn any_text_is_read_without_panic_and_mentions_are_its_text() {
    let texts = [
        "",
        "’s",
        "‘’“”",
        "Ж. Щ. Kim’s—[",
        "É.-É. Ünal’",
        "U.S.S.R.’s\nSoviet\nUnion",
        "(X) [Y] Z. Kim, Il-",
        "Comrades",
        "c. ",
        "Ministry of",
        "Embassy in",
        "KWP CC [",
        "UN [",
        "UN [General Assembly",
        "of the",
        "Mr.",
        "M. de",
        "— Kim\u{301}",
        "Kim\u{a0}Il\u{a0}Sung",
    ];
    for text in texts {
        let names = find(&[document("a.txt", &[text, text])]);
        for mention in &names.mentions {
            assert!(text.get(mention.range.clone()).is_some(), "{text}");
        }
    }
}

#[test]
fn headings_are_sorted_letter_by_letter() {
    let mut words = vec![
        "Švejk",
        "de Gaulle",
        "Dean",
        "Zorin",
        "Abe",
        "Álvarez",
        "Kim, Georgi",
        "Kim Il Sung",
        "Kimura",
    ];
    words.sort_by(|a, b| collate::compare(a, b));
    assert_eq!(
        words,
        [
            "Abe",
            "Álvarez",
            "Dean",
            "de Gaulle",
            "Kim, Georgi",
            "Kim Il Sung",
            "Kimura",
            "Švejk",
            "Zorin"
        ]
    );
}

#[test]
fn what_only_looks_like_a_name_is_taken_back() {
    let cases: &[&str] = &[
        "A frank talk and an exchange of views. On Frank Exchange with friends.",
        "The elect shall rule. The President Elect smiled.",
    ];
    for text in cases {
        assert_eq!(
            found(text, EntityKind::Person),
            Vec::<String>::new(),
            "{text}"
        );
    }
    assert_eq!(
        found(
            "The Seventh Party Congress and the Eastern Front",
            EntityKind::Organization
        ),
        Vec::<String>::new()
    );
}

#[test]
fn a_bare_body_belongs_to_who_holds_office_in_it() {
    let names = find(&[document(
        "a.txt",
        &[
            "Politburo member Mikhail Gorbachev met the Polish Politburo.",
            "The Soviet Politburo agreed.",
        ],
    )]);
    assert_eq!(
        entity_of(&names, "Politburo", 0),
        entity_of(&names, "Soviet Politburo", 0)
    );
    assert_ne!(
        entity_of(&names, "Politburo", 0),
        entity_of(&names, "Polish Politburo", 0)
    );
}

#[test]
fn a_state_with_its_government_is_one_entry() {
    let names = find(&[document(
        "a.txt",
        &["The U.S. Government and the United States agreed with the Swedish Government."],
    )]);
    assert_eq!(
        entity_of(&names, "U.S. Government", 0),
        entity_of(&names, "United States", 0)
    );
    assert_eq!(
        entity_of(&names, "Swedish Government", 0).as_deref(),
        Some("sweden")
    );
}

#[test]
fn a_kept_line_break_ends_a_name_and_an_office() {
    let names = find(&[document(
        "list.txt",
        &[
            "Dr. Omar Said, Chairman of the Council of Ministers of Egypt\nPresident Nixon\nAmbassador Dobrynin\nHenry Kissinger",
        ],
    )]);
    let persons: Vec<String> = forms(&names, EntityKind::Person)
        .into_iter()
        .map(|(form, _)| form)
        .collect();
    assert_eq!(
        persons,
        ["Omar Said", "Nixon", "Dobrynin", "Henry Kissinger"]
    );
    let state = |name: &str| {
        let person = names.entities.iter().find(|entity| entity.name == name)?;
        Some(names.entities[person.state?].name.clone())
    };
    assert_ne!(state("Nixon").as_deref(), Some("Egypt"));
}

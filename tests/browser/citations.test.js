// What reference managers and search engines make of a page: each reads
// by rules of its own, and must find what the page says.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { plugins, Cite } from "@citation-js/core";
import "@citation-js/plugin-ris";
import "@citation-js/plugin-bibtex";
import jsonld from "jsonld";
import { cited } from "./citeproc.js";
import { documents, start } from "./site.js";

let site;
before(async () => {
    site = await start();
    assert.ok((await documents()).length > 0, "the book has documents");
});
after(() => site?.close());

/** The files that a panel offers in the page itself, by their endings. */
function files(page, panel = "#cite") {
    return page.$$eval(`${panel} .cite-files a[href^="data:"]`, (links) =>
        Object.fromEntries(
            links.map((link) => [
                link.download.split(".").pop(),
                decodeURIComponent(link.getAttribute("href").replace(/^[^,]*,/, "")),
            ]),
        ),
    );
}

/**
 * Reads a page as Zotero's translator “Embedded Metadata” does: meta elements of head and body, by
 * `name`, else by `property`; a name with a comma is taken apart there and an empty part is no part.
 */
function embedded(page) {
    return page.evaluate(() => {
        const statements = [...document.querySelectorAll("meta")].flatMap((meta) => {
            const tags = (meta.getAttribute("name") || meta.getAttribute("property") || "").split(/\s+/);
            const value = meta.getAttribute("content");
            return tags.filter((tag) => /^(?:z|dc|bib|prism)[.:_]/i.test(tag) && value).map((tag) => [
                tag.replace(/^([^.:_]+)[.:_](.)/, (_, prefix, first) => `${prefix.toLowerCase()}:${first.toLowerCase()}`),
                value,
            ]);
        });
        const all = (key) => statements.filter(([tag]) => tag === key).map(([, value]) => value);
        const strip = (text) => text.replace(/^[\s.,/[\]:]+|[\s.,/[\]:]+$/g, "");
        const people = (key) =>
            all(key).map((value) => {
                const comma = value.includes(",");
                const parts = strip(value).split(comma ? /, ?/ : / (?=\S+$)/);
                return comma
                    ? { last: parts[0], first: parts.slice(1).join(", ") }
                    : { last: parts.pop(), first: parts.join(" ") };
            });
        const one = (...keys) => keys.map((key) => all(key)[0]).find(Boolean);
        return {
            coins: document.querySelectorAll("span.Z3988").length,
            highwire: document.querySelectorAll('meta[name^="citation_"]').length,
            itemType: one("z:itemType"),
            title: one("dc:title"),
            creators: people("dc:creator"),
            translators: people("z:translators"),
            date: one("dc:date"),
            genre: one("z:manuscriptType"),
            archive: one("z:archive"),
            archiveLocation: one("z:archiveLocation"),
            callNumber: one("z:callNumber"),
            publisher: one("dc:publisher"),
            place: one("z:place"),
            language: one("dc:language"),
            url: one("z:url"),
            abstract: one("dc:description"),
            extra: one("z:extra"),
        };
    });
}

/** A name of CSL-JSON as Zotero should hold it: in two parts, or in one. */
const held = (name) => {
    if (name.literal !== undefined) {
        const whole = name.literal.replace(/^\[|\]$/g, "").replaceAll(", ", " – ");
        return { last: whole, first: "" };
    }
    return name["static-ordering"]
        ? { last: `${name.family} ${name.given}`, first: "" }
        : { last: name.family, first: name.given };
};

test("Zotero finds every field of every document", async (t) => {
    for (const path of await documents()) {
        await t.test(path, async () => {
            const page = await site.open(path);
            const found = await embedded(page);
            const [item] = JSON.parse((await files(page)).json);
            assert.equal(found.coins, 0, "COinS would hide the fields");
            assert.equal(found.highwire, 0, "Highwire's tags would make it an article");
            assert.equal(found.itemType, { manuscript: "manuscript", book: "book", chapter: "bookSection" }[item.type]);
            assert.equal(found.title, item.title.replace(/ <i>.*<\/i>$/, ""));
            const stop = ({ last, first }) => ({ last, first: first.replace(/\.$/, "") }); // put back by the translator
            assert.deepEqual(found.creators.map(stop), (item.author ?? []).map(held).map(stop));
            const translators = (item.translator ?? []).map(held);
            if (translators.length) {
                assert.deepEqual(found.translators, translators);
            } else if (item.note?.startsWith("trans. ")) {
                const [{ first, last }] = found.translators;
                assert.equal(`trans. ${first} ${last}`, item.note);
            }
            const parts = item.issued?.["date-parts"].map((date) =>
                date.map((number, index) => String(number).padStart(index ? 2 : 4, "0")).join("-"),
            );
            assert.equal(found.date, parts?.join("/"));
            const town = item["archive-place"] && !item.archive.endsWith(item["archive-place"]) ? `, ${item["archive-place"]}` : "";
            assert.equal(found.archive, item.archive && item.archive + town);
            for (const [field, key] of [
                ["genre", "genre"],
                ["archiveLocation", "archive_location"],
                ["callNumber", "call-number"],
                ["publisher", "publisher"],
                ["place", "publisher-place"],
                ["language", "language"],
                ["url", "URL"],
            ]) {
                assert.equal(found[field], item[key], field);
            }
            assert.equal(found.abstract, item.abstract ?? found.title);
            if (item["event-date"]) {
                assert.match(found.extra, /^event-date: \d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/m);
            }
            await page.context().close();
        });
    }
});

test("the list of documents offers each of them once to pick", async () => {
    const page = await site.open("documents.html");
    const spans = await page.$$eval("span.Z3988", (found) => found.map((span) => span.title));
    const count = (await documents()).length;
    assert.equal(spans.length, count);
    const titles = spans.map((span) => new URLSearchParams(span).get("rft.title"));
    assert.equal(new Set(titles).size, count);
    for (const span of spans) {
        const fields = new URLSearchParams(span);
        assert.equal(fields.get("ctx_ver"), "Z39.88-2004");
        assert.ok(["manuscript", "book"].includes(fields.get("rft.type")));
    }
    assert.equal(await page.$$eval('meta[property^="z:"]', (found) => found.length), 0);
    await page.context().close();
});

test("RIS and BibLaTeX are read again by other parsers", async (t) => {
    plugins.config.get("@bibtex").parse.strict = false;
    for (const path of await documents()) {
        await t.test(path, async () => {
            const page = await site.open(path);
            const { ris, bib, json } = await files(page);
            const [item] = JSON.parse(json);
            const title = item.title.replace(/<\/?i>/g, "");
            const [fromRis] = new Cite(ris, { forceType: "@ris/file" }).data;
            assert.equal(fromRis.title, title);
            assert.equal(fromRis.URL, item.URL);
            assert.equal((fromRis.author ?? []).length, (item.author ?? []).length);
            const [fromBib] = new Cite(bib, { forceType: "@biblatex/text" }).data;
            assert.ok(fromBib.title.replace(/<[^>]*>/g, "").startsWith(title.split(" [")[0]), fromBib.title);
            assert.equal(fromBib.URL, item.URL);
            assert.equal((fromBib.author ?? []).length, (item.author ?? []).length);
            await page.context().close();
        });
    }
});

/** The items of CSL-JSON of every document and part, with the forms of its panel by their labels. */
async function items() {
    const found = [];
    for (const path of await documents()) {
        const page = await site.open(path, { script: false });
        for (const anchor of await page.$$eval('[id="cite"], [id^="cite-"]', (all) => all.map((one) => one.id))) {
            const forms = await page.$$eval(`#${anchor} dd[data-copy]`, (all) =>
                Object.fromEntries(all.map((one) => [one.previousElementSibling.textContent, one.textContent.trim()])),
            );
            const [item, ...more] = JSON.parse((await files(page, `#${anchor}`)).json);
            assert.deepEqual(more, [], "one item in a panel");
            found.push({ item, forms, whole: anchor === "cite" });
        }
        await page.context().close();
    }
    return found;
}

/** The words of a text, whatever their case, marks and accents. */
const words = (text) =>
    ` ${text
        .replace(/<\/?i>/g, "")
        .normalize("NFKD")
        .replace(/[\u0300-\u036f\u2019']/g, "")
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu)
        ?.join(" ") ?? ""} `;

/** Where the words of each name begin with its family, in a text. */
const order = (names, text) => names.map((name) => words(text).indexOf(words(name.literal ?? name.family)));

test("CSL-JSON keeps to the fields and types of CSL", async () => {
    for (const { item } of await items()) {
        const known = plugins.input.util.clean([structuredClone(item)], false);
        assert.deepEqual(known, [item], "a field or type that is not of CSL is left out");
    }
});

test("the published Chicago style says of every item what our citation says", async () => {
    const all = await items();
    const ids = all.map(({ item }) => item.id);
    assert.equal(new Set(ids).size, ids.length, "no id twice");
    const { entries, notes } = cited(all.map(({ item }) => item));
    assert.equal(entries.length, ids.length, "no item left out of the bibliography");
    const entryOf = new Map(entries);
    for (const { item, forms, whole } of all) {
        const says = (text, value, what) => {
            assert.ok(value, `${item.id} has the ${what}`);
            assert.ok(words(text).includes(words(value)), `${item.id}: the ${what} “${value}” in: ${text}`);
        };
        const ours = forms[whole ? "Bibliography" : "Note"];
        const theirs = [entryOf.get(item.id), notes.get(item.id)];
        const [entry, note] = theirs;
        // Of a part our form is a note, which shortens its book and may say who spoke instead of a title.
        const texts = whole ? [...theirs, ours] : theirs;
        for (const text of texts) {
            says(text, item.title, "title");
            says(text, item.issued ? String(item.issued["date-parts"]?.[0][0] ?? item.issued.literal) : "n.d.", "year");
            says(text, item.archive ?? item.publisher ?? item["container-title"], "archive or publisher");
            assert.doesNotMatch(text, /undefined|NaN|\[object|<\/?i>/, item.id);
        }
        for (const text of [...theirs, ours]) {
            if (item.archive_location) {
                says(text, item.archive_location, "locator");
            }
            if (item.type === "chapter" && item.page) {
                says(text, item.page, "pages");
            }
        }
        // What else our form gives stands in theirs.
        for (const field of ["archive-place", "publisher-place", "edition", "genre", "URL"]) {
            if (item[field] && words(ours).includes(words(item[field]))) {
                says(whole ? entry : note, item[field], field);
            }
        }
        for (const [names, places] of [
            [item.author ?? [], texts],
            [item["container-author"] ?? [], [note]],
            [item.translator ?? [], texts],
        ]) {
            for (const text of places) {
                const found = order(names, text);
                assert.ok(!found.includes(-1), `${item.id}: every name in: ${text}`);
                assert.deepEqual(found, [...found].sort((a, b) => a - b), `${item.id}: the order of names in: ${text}`);
            }
        }
        if (whole && item.author?.[0].family) {
            assert.ok(entry.startsWith(ours.split(/[,.]/)[0]), `${item.id} begins as ours does: ${entry}`);
        }
    }
});

test("data for search engines expand to words of schema.org", async () => {
    const documentLoader = async (url) => ({
        contextUrl: null,
        documentUrl: url,
        document: { "@context": { "@vocab": "https://schema.org/" } },
    });
    for (const path of await documents()) {
        const page = await site.open(path);
        const scripts = await page.$$eval('script[type="application/ld+json"]', (found) => found.map((one) => one.textContent));
        assert.equal(scripts.length, 1, path);
        const [work] = await jsonld.expand(JSON.parse(scripts[0]), { documentLoader, base: `${site.origin}${path}` });
        const [item] = JSON.parse((await files(page)).json);
        assert.equal(work["https://schema.org/name"][0]["@value"], item.title.replace(/ <i>.*<\/i>$/, ""));
        assert.ok(work["@type"].every((type) => type.startsWith("https://schema.org/")), path);
        assert.equal(work["https://schema.org/sameAs"]?.[0]["@value"], item.URL);
        if (item.archive) {
            assert.equal(work["https://schema.org/holdingArchive"][0]["https://schema.org/name"][0]["@value"], item.archive);
        }
        await page.context().close();
    }
});

test("a part is saved by itself, within its book", async () => {
    for (const path of await documents()) {
        const page = await site.open(path);
        for (const anchor of await page.$$eval('[id^="cite-"]', (found) => found.map((one) => one.id))) {
            const found = await files(page, `#${anchor}`);
            const [item] = JSON.parse(found.json);
            assert.equal(item.type === "chapter", Boolean(item["container-title"]), `${path}#${anchor}`);
            assert.match(found.ris, /^TY  - \w+\r\n[\s\S]*ER  - \r\n$/);
            assert.match(found.bib, /^@\w+\{[a-z0-9-]+,\n/);
        }
        await page.context().close();
    }
});

test("a paragraph whose number is followed can be cited, with its address", async () => {
    const [path] = await documents();
    // An address may hold what would be a character reference in HTML.
    const address = `${path}?of=1&lt=2`;
    const page = await site.open(`${address}#p12`);
    const cited = page.locator(".cite-here");
    assert.equal(await cited.count(), 1);
    await cited.locator("summary").click();
    const text = await cited.locator("dd").innerText();
    assert.match(text, /Document \w+, para\. 12, http.*#p12\./);
    if (text.includes(site.origin)) {
        assert.ok(text.includes(`${site.origin}${address}#p12.`), text);
    }
    assert.ok(!/[\ufffc\ufffd]/.test(text), text);
    await page.evaluate(() => (location.hash = "#p13"));
    await page.waitForFunction(() => document.querySelector(".cite-here summary")?.textContent.includes("13"));
    assert.equal(await cited.count(), 1);
    assert.deepEqual(page.trouble, []);
    await page.context().close();
});

test("every form can be copied", async () => {
    const [path] = await documents();
    const page = await site.open(path);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.locator("#cite summary").click();
    const buttons = page.locator("#cite .copy-citation");
    assert.ok((await buttons.count()) >= 6);
    const name = page.locator('#cite .copy-citation[aria-label="Copy: Short note"]');
    await name.click();
    await page.waitForFunction(() => document.querySelector('#cite .copy-citation[aria-label="Copy: Short note"]').textContent === "Copied");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const shown = await page.locator("#cite dd[data-copy] > span").nth(1).innerText();
    assert.equal(copied, shown.trim());
    await page.context().close();
});

test("without a script every form stands on the page, and no button", async () => {
    for (const path of await documents()) {
        const page = await site.open(path, { script: false });
        const forms = await page.locator("#cite dt").allTextContents();
        assert.deepEqual(forms.slice(0, 3), ["Note", "Short note", "Bibliography"]);
        assert.equal(await page.locator(".copy-citation").count(), 0);
        assert.ok((await page.locator('#cite a[download][href^="data:"]').count()) >= 3);
        await page.context().close();
    }
});

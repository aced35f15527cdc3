// mdBook's search finds every document by every printed form of a name, and no generated list.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./site.js";

let site;
before(async () => {
    site = await start();
});
after(() => site?.close());

const GENERATED = ["documents.html", "sources.html", "events.html", "timeline.html", "persons.html", "organizations.html"];

/** What a search for some words finds: as mdBook's own script asks its index. */
async function found(page, words) {
    return page.evaluate((asked) => {
        window.ownIndex ??= elasticlunr.Index.load(window.search.index);
        const options = window.search.search_options;
        return window.ownIndex.search(asked, options).map(({ ref }) => window.search.doc_urls[ref]);
    }, words);
}

/** A page with the search open and its index loaded. */
async function opened() {
    const page = await site.open("index.html");
    await page.locator("#mdbook-search-toggle").click();
    await page.waitForFunction(() => window.search?.index);
    return page;
}

test("every printed form of a name finds the documents of its entry", async () => {
    const page = await opened();
    const persons = await site.open("persons.html");
    const entries = await persons.locator(".entity").evaluateAll((all) =>
        all.map((one) => ({
            forms: [...one.querySelectorAll(".forms li")]
                .filter((form) => form.querySelector("span").textContent !== "in citations only")
                .map((form) => form.querySelector("i").textContent),
            documents: [...one.querySelectorAll('.mentions a[href*="#p"]:not([href*="#part"])')].map((link) =>
                link.getAttribute("href").split("#")[0],
            ),
        })),
    );
    let asked = 0;
    for (const { forms, documents } of entries) {
        for (const form of forms) {
            const pages = (await found(page, form)).map((address) => address.split("#")[0]);
            const missing = [...new Set(documents)].filter((path) => !pages.includes(path));
            assert.deepEqual(missing, [], `“${form}” finds every document`);
            asked += 1;
        }
    }
    assert.ok(asked > 30);
    await persons.context().close();
    await page.context().close();
});

test("a reader who types a name is led to a document", async () => {
    const page = await opened();
    await page.locator("#mdbook-searchbar").pressSequentially("Kim Il-Sung");
    const results = page.locator("#mdbook-searchresults a");
    await results.first().waitFor();
    const leads = await results.evaluateAll((all) => all.map((one) => new URL(one.href).pathname.slice(1)));
    assert.deepEqual(leads.filter((path) => GENERATED.includes(path)), []);
    await results.first().click();
    await page.waitForURL(/documents\//);
    await page.context().close();
});

test("generated lists are not in the index, and notes stand under a heading of their own", async () => {
    const page = await opened();
    const addresses = await page.evaluate(() => window.search.doc_urls);
    const pages = addresses.map((address) => address.split("#")[0]);
    assert.deepEqual(pages.filter((path) => GENERATED.includes(path)), []);
    assert.ok(pages.some((path) => path.startsWith("documents/")));
    const { page: other, words, path } = await note();
    assert.ok((await found(page, words)).includes(`${path}#notes`), words);
    await other.context().close();
    await page.context().close();
});

/** Some words of a note that has enough of its own, and its page. */
async function note() {
    const { documents } = await import("./site.js");
    for (const path of await documents()) {
        const page = await site.open(path);
        for (const text of await page.locator(".footnote-definition li").allInnerTexts()) {
            const words = text.split(/\s+/).filter((word) => /^[a-z]{5,}$/.test(word));
            if (words.length >= 3) {
                return { page, path, words: words.slice(0, 3).join(" ") };
            }
        }
        await page.context().close();
    }
    return assert.fail("no document has a note of several words");
}

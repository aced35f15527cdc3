// On paper everything is there: the text, the notes, what was folded, and the addresses.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import { first, start } from "./site.js";

let site;
before(async () => {
    site = await start();
});
after(() => site?.close());

/** The words of a page as it is printed, white space removed: a line may break anywhere. */
async function printed(page) {
    const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format: "A4" })));
    const { text, totalPages } = await extractText(pdf, { mergePages: true });
    return { words: text.replace(/\s+/g, ""), pages: totalPages };
}

const folded = (text) => text.replace(/\s+/g, "");

for (const script of [true, false]) {
    test(`the notes and the address are on paper, ${script ? "with" : "without"} script`, async () => {
        const { page } = await first(site, ".footnote-definition li", { script });
        const notes = await page.locator(".footnote-definition li").evaluateAll((all) =>
            all.map((one) => {
                const copy = one.cloneNode(true);
                copy.querySelectorAll("a[href^='#fr-'], .machine-made").forEach((mark) => mark.remove());
                return copy.textContent;
            }),
        );
        const { words, pages } = await printed(page);
        for (const note of notes) {
            assert.ok(words.includes(folded(note)), note);
        }
        const paragraph = await page.locator(".transcript > p").last().textContent();
        assert.ok(words.includes(folded(paragraph).slice(0, 40)), paragraph);
        const address = await page.locator('.citation a[rel="external"]').first().getAttribute("href");
        assert.ok(words.includes(folded(address)), address);
        assert.ok(pages >= 2);
        await page.context().close();
    });
}

test("what is folded on the screen is open on paper, and links of a page are written out", async () => {
    const { page } = await first(site, "main details");
    const rest = await page.locator("main details dd").last().textContent();
    assert.ok((await printed(page)).words.includes(folded(rest)), rest);
    await page.goto(`${site.origin}guide/maintainers.html`);
    const external = page.locator('main a[href^="http"]').first();
    if (await external.count()) {
        const address = await external.getAttribute("href");
        assert.ok((await printed(page)).words.includes(folded(address)), address);
    }
    await page.context().close();
});

// Without script, a note and a name are links that lead there and back, by click and by keyboard.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { documents, first, start, tabTo, visible } from "./site.js";

const NOTE = "main .transcript .footnote-reference a";
const NAME = 'main .transcript a[href*="persons.html#person-"]';

let site;
before(async () => {
    site = await start();
});
after(() => site?.close());

/** The ways in which a reader follows a link. */
const WAYS = {
    click: async (page, link) => link.click(),
    keyboard: async (page, link) => {
        assert.ok(await tabTo(page, link), "Tab reaches the link");
        await page.keyboard.press("Enter");
    },
};

/** The element that the page's address points to. */
function target(page) {
    const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
    return page.locator(`[id="${id}"]`);
}

/** Checks that the page's address points to an element that can be seen. */
async function arrived(page, what) {
    assert.notEqual(new URL(page.url()).hash, "", `${what} has an address of its own`);
    assert.equal(await target(page).count(), 1, `${what} is there, once`);
    assert.ok(await visible(target(page)), `${what} can be seen`);
}

for (const [way, follow] of Object.entries(WAYS)) {
    test(`a note's number leads to the note and the note back, by ${way}`, async () => {
        const { page, link } = await first(site, NOTE, { script: false });
        const address = await link.getAttribute("href");
        await follow(page, link);
        await page.waitForURL((url) => url.hash === address);
        await arrived(page, "the note");
        const note = target(page);
        assert.ok((await note.textContent()).trim().length > 5, "the note says something");
        const back = note.locator('a[href^="#fr-"]').first();
        await follow(page, back);
        await page.waitForURL((url) => url.hash.startsWith("#fr-"));
        await arrived(page, "the note's number");
        assert.deepEqual(page.trouble, []);
        await page.context().close();
    });

    test(`a name leads to its entry and the entry back to the paragraph, by ${way}`, async () => {
        const { page, path, link } = await first(site, NAME, { script: false });
        const paragraph = await link.evaluate(
            (element) => element.closest("p, li, h2, h3, h4, h5, h6").querySelector(".paragraph-number").id,
        );
        await follow(page, link);
        await page.waitForURL(/persons\.html#person-/);
        await arrived(page, "the entry");
        const entry = target(page);
        assert.ok((await entry.textContent()).trim().length > 0, "the entry says something");
        const back = entry.locator(`a[href="${path}#${paragraph}"]`).first();
        assert.equal(await back.count(), 1, `the entry lists ${paragraph} of ${path}`);
        await follow(page, back);
        await page.waitForURL((url) => url.hash === `#${paragraph}`);
        await arrived(page, "the paragraph");
        assert.deepEqual(page.trouble, []);
        await page.context().close();
    });
}

test("every note of every document leads to a note that can be read", async (t) => {
    for (const path of await documents()) {
        await t.test(path, async () => {
            const page = await site.open(path);
            for (const link of await page.locator(NOTE).all()) {
                const id = (await link.getAttribute("href")).slice(1);
                const note = page.locator(`[id="${id}"]`);
                assert.equal(await note.count(), 1, id);
                assert.ok((await note.innerText()).trim().length > 5, id);
            }
            await page.context().close();
        });
    }
});

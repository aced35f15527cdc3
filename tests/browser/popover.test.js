// Notes and names open in place: by pointing, by keyboard, by click, by touch (WCAG 2.2, 1.4.13, 2.4.11).

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { first, start, tabTo, visible } from "./site.js";

const NOTE = "main .transcript .footnote-reference a";
const NAME = 'main .transcript a[href*="#person-"]';

let site;
before(async () => {
    site = await start();
});
after(() => site?.close());

/** The pop-over of a page. */
const popover = (page) => page.locator("#dossier-popover");

async function finish(page) {
    assert.deepEqual(page.trouble, []);
    await page.context().close();
}

test("a person is found from a passage, and the passage again from the person", async () => {
    const { page, path, link } = await first(site, NAME);
    const paragraph = await link.evaluate((element) => element.closest("p").querySelector(".paragraph-number").id);
    const [name, address] = [await link.textContent(), await link.getAttribute("href")];
    await link.click();
    const card = popover(page);
    await card.waitFor();
    assert.ok((await card.textContent()).includes(name), "the card names the form that was clicked");
    const head = card.locator(".card-head a");
    assert.ok((await head.textContent()).length > 0);
    assert.ok((await card.locator("p").last().textContent()).startsWith("In Document"));
    assert.ok((await card.locator('p:last-of-type a[href*="#p"]').count()) > 0, "documents are linked");
    await head.click();
    await page.waitForURL((url) => url.href.endsWith(address.replace("../", "")));
    const entry = page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`);
    assert.ok(await visible(entry));
    await entry.locator(`a[href="${path}#${paragraph}"]`).click();
    await page.waitForURL((url) => url.hash === `#${paragraph}`);
    assert.ok(await visible(page.locator(`#${paragraph}`)));
    await finish(page);
});

test("a note is read by keyboard, its document visited, and the way leads back", async () => {
    const { page, path, link } = await first(site, NOTE);
    assert.ok(await tabTo(page, link), "Tab reaches the note");
    const note = popover(page);
    await note.waitFor();
    assert.equal(await link.getAttribute("aria-expanded"), "true");
    assert.equal(await link.getAttribute("aria-details"), await note.getAttribute("id"));
    const id = (await link.getAttribute("href")).slice(1);
    const words = await page.locator(`[id="${id}"]`).evaluate((element) => {
        const copy = element.cloneNode(true);
        copy.querySelectorAll('a[href^="#fr-"]').forEach((back) => back.remove());
        return copy.textContent.replace(/\s+/g, " ").trim();
    });
    assert.ok((await note.textContent()).replace(/\s+/g, " ").includes(words), words);
    // The next stops lead into the pop-over.
    const inside = () => note.evaluate((element) => element.contains(document.activeElement));
    await page.keyboard.press("Tab");
    assert.ok(await inside(), "Tab leads into it");
    for (let pressed = 0; pressed < 5; pressed += 1) {
        const leads = await page.evaluate(() => document.activeElement.getAttribute("href") ?? "");
        if (leads.includes(".html#p")) {
            break;
        }
        await page.keyboard.press("Tab");
    }
    assert.ok(await inside(), "a link of the note leads to a paragraph");
    const leads = await page.evaluate(() => document.activeElement.href);
    await page.keyboard.press("Enter");
    await page.waitForURL(leads);
    const quoted = page.locator(`[id="${new URL(leads).hash.slice(1)}"]`);
    assert.ok(await visible(quoted), "the other document's paragraph is seen");
    await page.goBack();
    await page.waitForURL((url) => url.pathname.endsWith(path));
    assert.ok(await visible(page.locator(NOTE).first()), "the reader is where the note stands");
    await finish(page);
});

test("Enter pins it and moves into it, Escape closes it and gives the focus back", async () => {
    const { page, link } = await first(site, NOTE);
    await tabTo(page, link);
    await page.keyboard.press("Enter");
    const note = popover(page);
    assert.ok(await note.evaluate((element) => element === document.activeElement));
    assert.equal(await note.getAttribute("role"), "dialog");
    assert.match(await note.getAttribute("aria-label"), /^Note \d+$/);
    await page.keyboard.press("Escape");
    assert.equal(await note.count(), 0);
    assert.ok(await link.evaluate((element) => element === document.activeElement));
    assert.equal(await link.getAttribute("aria-expanded"), "false");
    await finish(page);
});

test("pointing opens it, it can be pointed at, it stays, and Escape closes it without moving the focus", async () => {
    const { page, link } = await first(site, NAME);
    await link.hover();
    const card = popover(page);
    await card.waitFor();
    const before = await page.evaluate(() => document.activeElement.tagName);
    await card.hover();
    await page.waitForTimeout(700);
    assert.ok(await card.isVisible(), "it stays while pointed at");
    // It covers not the name to which it belongs.
    const [name, box] = [await link.boundingBox(), await card.boundingBox()];
    assert.ok(box.y >= name.y + name.height || box.y + box.height <= name.y, JSON.stringify([name, box]));
    await page.keyboard.press("Escape");
    assert.equal(await card.count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), before);
    await link.hover({ position: { x: 2, y: 3 } });
    await card.waitFor();
    await page.mouse.move(5, 5);
    await card.waitFor({ state: "detached" });
    await finish(page);
});

test("a click pins it until it is closed, and a second click follows the link", async () => {
    const { page, link } = await first(site, NOTE);
    await link.click();
    const note = popover(page);
    await note.waitFor();
    await page.mouse.move(5, 5);
    await page.waitForTimeout(600);
    assert.ok(await note.isVisible());
    await note.locator("button.close").click();
    assert.equal(await note.count(), 0);
    await link.click();
    await note.waitFor();
    const address = await link.getAttribute("href");
    await link.click();
    await page.waitForURL((url) => url.hash === address);
    await finish(page);
});

test("a touch opens it within the width of a phone", async () => {
    const { page, link } = await first(site, NAME, { width: 390, height: 800, touch: true });
    await link.tap();
    const card = popover(page);
    await card.waitFor();
    const box = await card.boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 390, JSON.stringify(box));
    const small = await card.locator("button, .card-head a").evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().height < 20).map((one) => one.outerHTML),
    );
    assert.deepEqual(small, []);
    await page.touchscreen.tap(5, 790);
    await card.waitFor({ state: "detached" });
    await finish(page);
});

test("on a phone a person and a note are followed by touch, and the way leads back", async () => {
    const phone = { width: 390, height: 800, touch: true };
    const { page, path, link } = await first(site, NAME, phone);
    const paragraph = await link.evaluate((element) => element.closest("p").querySelector(".paragraph-number").id);
    await link.tap();
    await popover(page).locator(".card-head a").tap();
    await page.waitForURL(/persons\.html#person-/);
    await page.locator(`a[href="${path}#${paragraph}"]`).first().tap();
    await page.waitForURL((url) => url.hash === `#${paragraph}`);
    assert.ok(await visible(page.locator(`#${paragraph}`)));
    await finish(page);
    const { page: other, path: from, link: mark } = await first(site, NOTE, phone);
    const box = await mark.boundingBox();
    await mark.tap();
    const note = popover(other);
    await note.waitFor();
    const shown = await note.boundingBox();
    assert.ok(shown.x >= 0 && shown.x + shown.width <= 390, JSON.stringify(shown));
    assert.ok(shown.y >= box.y + box.height || shown.y + shown.height <= box.y, "it does not cover its number");
    const quoted = note.locator('a[href*=".html#p"]').first();
    const leads = await quoted.evaluate((element) => element.href);
    await quoted.tap();
    await other.waitForURL(leads);
    assert.ok(await visible(other.locator(`[id="${new URL(leads).hash.slice(1)}"]`)));
    await other.goBack();
    await other.waitForURL((url) => url.pathname.endsWith(from));
    assert.ok(await visible(other.locator(NOTE).first()));
    await finish(other);
});

test("an address of a paragraph is copied by a click on its number", async () => {
    const { page, path, link } = await first(site, ".transcript .paragraph-number", {
        permissions: ["clipboard-read", "clipboard-write"],
    });
    const id = await link.getAttribute("id");
    await link.click();
    await page.getByRole("status").filter({ hasText: "copied" }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, `${site.origin}${path}#${id}`);
    assert.equal(new URL(page.url()).hash, `#${id}`);
    await page.goto(copied);
    assert.ok(await visible(page.locator(`#${id}`)));
    await finish(page);
});

test("numbers of paragraphs and notes are not copied with the text", async () => {
    const { page, link } = await first(site, NOTE);
    const copied = await link.evaluate((element) => {
        const paragraph = element.closest("p");
        getSelection().selectAllChildren(paragraph);
        return [getSelection().toString(), paragraph.querySelector(".paragraph-number").dataset.number];
    });
    assert.ok(!copied[0].trim().startsWith(copied[1]), copied[0].slice(0, 40));
    await finish(page);
});

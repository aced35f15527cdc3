// The indexes are filtered and sorted; the drawing of the timeline leads where its table does.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./site.js";

let site;
before(async () => {
    site = await start();
});
after(() => site?.close());

const shown = (page, rows) =>
    page.locator(rows).evaluateAll((all) => all.filter((one) => !one.hidden).map((one) => one.textContent.trim()));

test("documents are chosen by each of the fields, and the choice stands in the address", async () => {
    const rows = "table.documents > tbody";
    const page = await site.open("documents.html");
    const all = await shown(page, rows);
    const names = await page.locator(".filters select").evaluateAll((fields) => fields.map((field) => field.name));
    assert.deepEqual(names, ["year", "archive", "kind", "language", "person"]);
    for (const name of names) {
        const field = page.locator(`.filters select[name="${name}"]`);
        const options = await field.locator("option").evaluateAll((found) => found.map((one) => one.value));
        let fewer = 0;
        for (const value of options.slice(1, 8)) {
            await field.selectOption(value);
            const found = await shown(page, rows);
            assert.ok(found.length > 0, `${name} = ${value} finds something`);
            assert.ok(found.every((row) => all.includes(row)));
            fewer += found.length < all.length;
            const counted = await page.locator(".filters output").textContent();
            assert.equal(counted, `Documents: ${found.length} of ${all.length}`);
            assert.equal(new URL(page.url()).searchParams.get(name), value);
        }
        assert.ok(fewer > 0, `${name} leaves documents out`);
        const chosen = await shown(page, rows);
        await page.reload();
        assert.deepEqual(await shown(page, rows), chosen, "the address keeps the choice");
        await page.getByRole("button", { name: "Show all" }).click();
        assert.deepEqual(await shown(page, rows), all);
        assert.equal(new URL(page.url()).search, "");
    }
    assert.deepEqual(page.trouble, []);
    await page.context().close();
});

test("a table is sorted by every column, up and down, by keyboard too", async () => {
    const page = await site.open("documents.html");
    const heads = page.locator("table.documents thead button");
    const first = () => page.locator("table.documents > tbody > tr:first-child > td:first-child").allTextContents();
    for (const index of [0, 1, 2]) {
        const head = heads.nth(index);
        await head.focus();
        await page.keyboard.press("Enter");
        const column = page.locator("table.documents thead th").nth(index);
        assert.equal(await column.getAttribute("aria-sort"), "ascending");
        const rising = await first();
        await page.keyboard.press("Enter");
        assert.equal(await column.getAttribute("aria-sort"), "descending");
        const falling = await first();
        assert.notDeepEqual(rising, falling);
        assert.deepEqual([...rising].sort(), [...falling].sort());
    }
    // The parts of a document stand below it whatever the order.
    const below = await page
        .locator("table.documents > tbody:has(.part)")
        .evaluateAll((groups) => groups.map((group) => [...group.rows].map((row) => row.cells[0].textContent)));
    for (const [whole, ...parts] of below) {
        assert.ok(parts.every((part) => part.startsWith(whole)));
    }
    await page.context().close();
});

test("persons are found by any printed form, whatever its accents", async () => {
    const page = await site.open("persons.html");
    const box = page.getByLabel("Name or printed form");
    const entries = await page.locator(".entity").evaluateAll((all) =>
        all.map((one) => [one.id, [...one.querySelectorAll(".forms i")].map((form) => form.textContent)]),
    );
    for (const [id, forms] of entries.slice(0, 12)) {
        for (const form of forms) {
            await box.fill(form.toUpperCase().replace("E", "É"));
            assert.ok(await page.locator(`[id="${id}"]`).isVisible(), `${form} finds ${id}`);
        }
    }
    await box.fill("no such name anywhere");
    assert.equal(await page.locator(".entity:visible").count(), 0);
    assert.equal(await page.locator("main h2:visible").count(), 0, "no letter stands without an entry");
    // A link to an entry that is filtered out shows it again.
    const id = entries[0][0];
    await page.evaluate((hash) => (location.hash = hash), id);
    await page.locator(`[id="${id}"]`).waitFor({ state: "visible" });
    await page.context().close();
});

test("events begin with a table that leads to every one below", async () => {
    const page = await site.open("events.html");
    const first = await page.locator("main h2, main table").first().evaluate((element) => element.className);
    assert.match(first, /events-table/);
    const links = page.locator(".events-table td:nth-child(2) a");
    assert.ok((await links.count()) > 3);
    for (const address of await links.evaluateAll((all) => all.map((one) => one.getAttribute("href")))) {
        assert.equal(await page.locator(`.event[id="${address.slice(1)}"]`).count(), 1, address);
    }
    await page.getByLabel("Words").fill("treaty");
    const found = await shown(page, ".events-table tbody tr");
    assert.ok(found.length > 0 && found.every((row) => /treaty/i.test(row)));
    await page.context().close();
});

test("every mark of the timeline is a link with its date, is reached by keyboard, and is in the table", async () => {
    const page = await site.open("timeline.html");
    const marks = page.locator(".timeline svg a");
    const count = await marks.count();
    assert.ok(count > 10);
    const table = await page.locator(".chronology a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    for (const mark of await marks.all()) {
        assert.ok(table.includes(await mark.getAttribute("href")));
        assert.match(await mark.getAttribute("aria-label"), /\d{3,4}.*: ./);
    }
    await page.locator(".timeline").focus();
    for (let pressed = 0; pressed < count; pressed += 1) {
        await page.keyboard.press("Tab");
        assert.equal(await page.evaluate(() => document.activeElement.closest("svg") !== null), true);
    }
    const label = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
    assert.equal(await page.locator("#dossier-popover").textContent(), label, "what has the focus is told");
    const leads = await page.evaluate(() => document.activeElement.getAttribute("href"));
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.href.endsWith(leads));
    assert.deepEqual(page.trouble, []);
    await page.context().close();
});

test("an entry shows when and with whom", async () => {
    const page = await site.open("persons.html");
    const entry = page.locator(".entity:has(.times)").first();
    for (const dot of await entry.locator(".times a").all()) {
        assert.match(await dot.getAttribute("aria-label"), /: .+ (once|\d+ times) in Document \w+$/);
    }
    const other = entry.locator(".with a").first();
    const address = await other.getAttribute("href");
    await other.click();
    await page.waitForURL((url) => url.href.endsWith(address));
    await page.context().close();
});

test("without script the lists are whole and nothing is offered that does nothing", async () => {
    for (const path of ["documents.html", "persons.html", "events.html"]) {
        const page = await site.open(path, { script: false });
        assert.equal(await page.locator(".filters:visible, main button:visible").count(), 0, path);
        assert.equal(await page.locator("main [data-entry]:not(:visible)").count(), 0, path);
        await page.context().close();
    }
});

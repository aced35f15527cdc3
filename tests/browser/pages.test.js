// Every page opens as it should, at any width.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chapters, documents, screenshots, start } from "./site.js";

let site;
before(async () => {
    site = await start();
});
after(() => site?.close());

test("every page opens without a console error and asks no other site", async (t) => {
    const paths = await chapters();
    assert.ok(paths.length > 0, "the book has pages");
    for (const path of paths) {
        await t.test(path, async () => {
            const page = await site.open(path);
            assert.deepEqual(page.trouble, []);
            assert.equal(await page.locator("main h1").count(), 1, "one heading of the page");
            await page.context().close();
        });
    }
});

test("no page scrolls sideways at 320 pixels", async (t) => {
    for (const path of await chapters()) {
        await t.test(path, async () => {
            const page = await site.open(path, { width: 320, height: 640 });
            const tooWide = await page.evaluate(() => {
                const scrolls = (element) =>
                    ["auto", "scroll", "hidden"].includes(getComputedStyle(element).overflowX);
                const enclosed = (element) => {
                    for (let at = element; at && at.tagName !== "MAIN"; at = at.parentElement) {
                        if (scrolls(at)) {
                            return true;
                        }
                    }
                    return false;
                };
                return [...document.querySelectorAll("main *")]
                    .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
                    .filter((element) => !enclosed(element))
                    .map((element) => `${element.tagName}.${element.className}: ${element.textContent.slice(0, 60)}`);
            });
            assert.deepEqual(tooWide, []);
            const [scroll, client] = await page.evaluate(() => [
                document.scrollingElement.scrollWidth,
                document.scrollingElement.clientWidth,
            ]);
            assert.ok(scroll <= client, `the page is ${scroll} wide in a window of ${client}`);
            await page.context().close();
        });
    }
});

test("every document reads in full without script", async (t) => {
    for (const path of await documents()) {
        await t.test(path, async () => {
            const [plain, scripted] = [await site.open(path, { script: false }), await site.open(path)];
            const words = (page) => page.locator("main").textContent();
            assert.equal(await words(plain), await words(scripted));
            await plain.context().close();
            await scripted.context().close();
        });
    }
});

test("pictures of pages are left for people to look at", async (t) => {
    await mkdir(screenshots, { recursive: true });
    const [document] = await documents();
    const pages = {
        document,
        documents: "documents.html",
        events: "events.html",
        persons: "persons.html",
        organizations: "organizations.html",
        introduction: "index.html",
    };
    const looks = {
        light: { scheme: "light" },
        dark: { scheme: "dark" },
        narrow: { width: 320, height: 640 },
    };
    for (const [name, path] of Object.entries(pages)) {
        for (const [look, options] of Object.entries(looks)) {
            await t.test(`${name}, ${look}`, async () => {
                const page = await site.open(path, options);
                await page.screenshot({ path: join(screenshots, `${name}-${look}.png`) });
                await page.context().close();
            });
        }
    }
});

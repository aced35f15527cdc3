// Every page opens as it should, at any width.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chapters, documents, kinds, screenshots, start } from "./site.js";

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
            // The script adds buttons that copy, and no other words.
            const words = (page) =>
                page.locator("main").evaluate((main) => {
                    const copy = main.cloneNode(true);
                    copy.querySelectorAll(".copy-citation").forEach((button) => button.remove());
                    return copy.textContent.replace(/\s+/g, " ");
                });
            assert.equal(await words(plain), await words(scripted));
            await plain.context().close();
            await scripted.context().close();
        });
    }
});

test("a line of running text has 60 to 75 characters", async () => {
    const [path] = await documents();
    const page = await site.open(path);
    // Characters of each full line of the longest paragraph.
    const lines = await page.evaluate(() => {
        const paragraphs = [...document.querySelectorAll("main .transcript > p")];
        const longest = paragraphs.sort((a, b) => b.textContent.length - a.textContent.length)[0];
        const range = document.createRange();
        const walker = document.createTreeWalker(longest, NodeFilter.SHOW_TEXT);
        const counts = new Map();
        while (walker.nextNode()) {
            for (let at = 0; at < walker.currentNode.length; at += 1) {
                range.setStart(walker.currentNode, at);
                range.setEnd(walker.currentNode, at + 1);
                const line = Math.round(range.getBoundingClientRect().bottom / 12);
                counts.set(line, (counts.get(line) ?? 0) + 1);
            }
        }
        return [...counts.values()].filter((count) => count > 30).slice(0, -1);
    });
    const mean = lines.reduce((sum, count) => sum + count, 0) / lines.length;
    assert.ok(lines.length > 3 && mean >= 60 && mean <= 75, `${mean} in ${lines}`);
    await page.context().close();
});

test("nothing moves while a page loads or a pop-over opens", async (t) => {
    for (const [kind, path] of Object.entries(await kinds())) {
        await t.test(kind, async () => {
            const page = await site.open("404.html");
            await page.addInitScript(() => {
                window.moved = 0;
                new PerformanceObserver((list) => {
                    for (const entry of list.getEntries()) {
                        // The headings that mdBook adds to its sidebar are not ours.
                        const ours = entry.sources.some(({ node }) => node?.parentElement?.closest("main"));
                        window.moved += ours && !entry.hadRecentInput ? entry.value : 0;
                    }
                }).observe({ type: "layout-shift", buffered: true });
            });
            await page.goto(site.origin + path, { waitUntil: "load" });
            const name = page.locator("main a[data-card]").first();
            if (await name.count()) {
                await name.scrollIntoViewIfNeeded();
                const before = await page.locator("main").evaluate((main) => main.scrollHeight);
                await name.hover();
                await page.locator(".popover").waitFor();
                assert.equal(await page.locator("main").evaluate((main) => main.scrollHeight), before);
            }
            await page.waitForTimeout(100);
            assert.ok((await page.evaluate(() => window.moved)) < 0.1, String(await page.evaluate(() => window.moved)));
            await page.context().close();
        });
    }
});

test("who wants less motion sees none", async () => {
    const [path] = await documents();
    const page = await site.open(path);
    await page.locator(".paragraph-number").nth(3).click();
    const running = await page.evaluate(
        () => document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 1).length,
    );
    assert.equal(running, 0);
    await page.context().close();
});

test("what has the focus is seen to have it, and nothing lies over it", async () => {
    const [path] = await documents();
    const page = await site.open(path, { height: 500 });
    await page.locator("main").evaluate((main) => main.querySelector("a").focus());
    for (let pressed = 0; pressed < 60; pressed += 1) {
        await page.keyboard.press("Tab");
        const seen = await page.evaluate(() => {
            const at = document.activeElement;
            if (!at.closest("main")) {
                return null;
            }
            const style = getComputedStyle(at);
            const box = at.getClientRects()[0];
            const over = document.elementFromPoint(box.left + Math.min(box.width / 2, 4), box.top + box.height / 2);
            return {
                what: at.outerHTML.slice(0, 120),
                outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
                free: at === over || at.contains(over) || Boolean(over?.contains(at)),
            };
        });
        if (seen) {
            assert.ok(seen.outlined, `no outline: ${seen.what}`);
            assert.ok(seen.free, `covered: ${seen.what}`);
        }
    }
    await page.context().close();
});

test("pictures of pages are left for people to look at", async (t) => {
    await mkdir(screenshots, { recursive: true });
    for (const [name, path] of Object.entries(await kinds())) {
        for (const scheme of ["light", "dark"]) {
            for (const width of [390, 1280]) {
                await t.test(`${name}, ${scheme}, ${width}`, async () => {
                    const page = await site.open(path, { scheme, width, height: width === 390 ? 844 : 900 });
                    const picture = await page.screenshot({ path: join(screenshots, `${name}-${scheme}-${width}.png`) });
                    assert.ok(picture.length > 5000, "there is something to see");
                    await page.context().close();
                });
            }
        }
    }
    const page = await site.open(await kinds().then(({ document }) => document));
    const note = page.locator("main .transcript .footnote-reference a").first();
    await note.scrollIntoViewIfNeeded();
    await note.click();
    await page.screenshot({ path: join(screenshots, "note.png") });
    await page.context().close();
});

// What axe finds on a page of every kind, light and dark, on a phone and on a desk, with a pop-over open too.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { chapters, first, kinds, start } from "./site.js";

let site;
before(async () => {
    site = await start();
});
after(() => site?.close());

/** What axe finds in our part of a page; mdBook's own frame and the colours of its code blocks are not ours to mend. */
async function violations(page) {
    const { violations: found } = await new AxeBuilder({ page })
        .include("main")
        .exclude("main pre")
        .options({ rules: { "target-size": { enabled: true } } })
        .analyze();
    return found.map(({ id, help, nodes }) => ({
        id,
        help,
        count: nodes.length,
        first: nodes[0].html.slice(0, 200),
        why: nodes[0].failureSummary,
    }));
}

for (const scheme of ["light", "dark"]) {
    for (const width of [320, 1280]) {
        test(`no obstacle, ${scheme}, ${width} pixels wide`, async (t) => {
            for (const [kind, path] of Object.entries(await kinds())) {
                await t.test(kind, async () => {
                    const page = await site.open(path, { scheme, width });
                    assert.deepEqual(await violations(page), []);
                    await page.context().close();
                });
            }
            for (const selector of [".footnote-reference a", 'a[href*="#person-"]']) {
                await t.test(`open: ${selector}`, async () => {
                    const { page, link } = await first(site, `main .transcript ${selector}`, { scheme, width });
                    await link.click();
                    await page.locator("#dossier-popover").waitFor();
                    assert.deepEqual(await violations(page), []);
                    await page.context().close();
                });
            }
        });
    }
}

test("headings are in order and none is skipped", async (t) => {
    for (const path of await chapters()) {
        await t.test(path, async () => {
            const page = await site.open(path, { script: false });
            const levels = await page
                .locator("main :is(h1, h2, h3, h4, h5, h6)")
                .evaluateAll((all) => all.map((one) => Number(one.tagName[1])));
            assert.equal(levels[0], 1);
            levels.slice(1).forEach((level, index) => assert.ok(level >= 2 && level <= levels[index] + 1, levels.join(" ")));
            await page.context().close();
        });
    }
});

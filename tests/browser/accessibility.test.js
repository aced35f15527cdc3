// What axe finds in our part of every page, light and dark, on a phone and on a desk.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { chapters, start } from "./site.js";

let site;
before(async () => {
    site = await start();
});
after(() => site?.close());

for (const scheme of ["light", "dark"]) {
    for (const width of [320, 1280]) {
        test(`no serious obstacle, ${scheme}, ${width} pixels wide`, async (t) => {
            for (const path of await chapters()) {
                await t.test(path, async () => {
                    const page = await site.open(path, { scheme, width });
                    // mdBook's own frame and the colours of its code blocks are not ours to mend.
                    const { violations } = await new AxeBuilder({ page })
                        .include("main")
                        .exclude("main pre")
                        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
                        .analyze();
                    const serious = violations
                        .filter(({ impact }) => ["serious", "critical"].includes(impact))
                        .map(({ id, help, nodes }) => ({
                            id,
                            help,
                            count: nodes.length,
                            first: nodes[0].html.slice(0, 200),
                            why: nodes[0].failureSummary,
                        }));
                    assert.deepEqual(serious, []);
                    await page.context().close();
                });
            }
        });
    }
}

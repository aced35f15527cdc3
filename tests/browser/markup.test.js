// The pages are valid HTML, as the Nu checker of the W3C sees it, but for what mdBook itself writes.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { book } from "./site.js";

/** What mdBook 0.5.4 writes into every page, or into pages of its own. */
const OF_MDBOOK = [
    // the button that opens the sidebar
    /^The “aria-(label|controls)” attribute must not be used on any “label” element/,
    // toc.html, the table of contents for readers without script
    /^toc\.html: Element “head” is missing a required instance of child element “title”/,
    /^toc\.html: No “li” element in scope but a “li” end tag seen/,
];

test("every page is valid HTML", async () => {
    const jar = fileURLToPath(new URL("node_modules/vnu-jar/build/dist/vnu.jar", import.meta.url));
    const java = process.env.JAVA ?? "java";
    const options = ["-jar", jar, "--format", "json", "--errors-only", "--skip-non-html", book];
    const report = await new Promise((resolve) => {
        // It ends with a status of its own where it has found something.
        execFile(java, options, { maxBuffer: 1 << 28 }, (error, out, told) => resolve(told || String(error ?? "")));
    });
    const { messages } = JSON.parse(report);
    const ours = messages
        .map(({ url, lastLine, message, extract }) => [url.split("/").pop(), lastLine, message, extract])
        .filter(([file, , message]) => !OF_MDBOOK.some((known) => known.test(message) || known.test(`${file}: ${message}`)));
    assert.deepEqual(ours, []);
    assert.ok(messages.length > 0, "the checker has read the pages: mdBook's own button is always told");
});

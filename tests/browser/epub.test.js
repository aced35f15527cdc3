// The same book as an EPUB, as mdbook-epub makes it: whole, well-formed, with notes and links that work.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { inflateRawSync } from "node:zlib";
import { documents, start } from "./site.js";

const file = process.env.EPUB ?? fileURLToPath(new URL("../../target/browser/book.epub", import.meta.url));

/** The files of a ZIP archive by path: its central directory names each, and where it stands. */
function unpacked(archive) {
    const files = new Map();
    let at = archive.readUInt32LE(archive.lastIndexOf("PK\x05\x06", undefined, "latin1") + 16);
    while (archive.readUInt32LE(at) === 0x02014b50) {
        const [method, size] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)];
        const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
        const path = archive.toString("utf8", at + 46, at + 46 + name);
        const local = archive.readUInt32LE(at + 42);
        const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
        const bytes = archive.subarray(from, from + size);
        files.set(path, method === 0 ? bytes : inflateRawSync(bytes));
        at += 46 + name + extra + comment;
    }
    return files;
}

let [site, server, files, origin] = [];
before(async () => {
    site = await start();
    files = unpacked(await readFile(file));
    // As XHTML: a browser then shows an error where an e-book reader would.
    server = createServer((request, response) => {
        const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname).slice(1);
        const type = /\.x?html$/.test(path) ? "application/xhtml+xml" : "application/octet-stream";
        response.writeHead(files.has(path) ? 200 : 404, { "content-type": type });
        response.end(files.get(path));
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${server.address().port}/`;
});
after(async () => {
    server?.close();
    server?.closeAllConnections?.();
    await site?.close();
});

/** What an element reads without white space, marks of notes and numbers of paragraphs: a line may break anywhere. */
const words = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll("sup, .paragraph-number").forEach((mark) => mark.remove());
    return copy.textContent.replace(/\s+/g, "");
};

async function opened(path) {
    const page = await site.open("404.html", { script: true });
    await page.goto(origin + join("OEBPS", path));
    return page;
}

const pages = () => [...files.keys()].filter((path) => path.endsWith(".html"));

test("every page is well-formed, and every link leads to a page or a place on it", async () => {
    assert.ok(pages().length > 10);
    const page = await opened("introduction.html");
    const found = new Map();
    for (const path of pages()) {
        await page.goto(origin + path);
        assert.equal(await page.locator("parsererror").count(), 0, path);
        found.set(path, await page.evaluate(() => ({
            ids: [...document.querySelectorAll("[id]")].map((one) => one.id),
            links: [...document.querySelectorAll("a[href]")].map((one) => one.getAttribute("href")),
        })));
    }
    const dead = [];
    for (const [path, { links }] of found) {
        for (const link of links.filter((address) => !/^[a-z]+:/.test(address))) {
            const [to, id] = link.split("#");
            const target = to ? posix.join(posix.dirname(path), to) : path;
            if (!files.has(target)) {
                dead.push(`${path}: ${link}`);
            } else if (id && path.includes("documents/") && !found.get(target).ids.includes(id)) {
                dead.push(`${path}: ${link}: no such place`);
            }
        }
    }
    assert.deepEqual(dead, []);
    await page.context().close();
});

test("every paragraph of every document is there", async (t) => {
    for (const path of await documents()) {
        await t.test(path, async () => {
            const whole = await site.open(path, { script: false });
            const blocks = await whole
                .locator(".transcript :is(p, h2, h3, h4):not(.part-citation)")
                .evaluateAll((all, read) => all.map((one) => new Function(`return ${read}`)()(one)), words.toString());
            await whole.context().close();
            const page = await opened(path);
            const text = await page.locator("body").evaluate((body, read) => new Function(`return ${read}`)()(body), words.toString());
            assert.ok(blocks.length > 5);
            assert.deepEqual(blocks.filter((block) => !text.includes(block)), []);
            await page.context().close();
        });
    }
});

test("a note is opened, its document visited, and the paragraph found by its number", async () => {
    let followed = 0;
    for (const path of await documents()) {
        const page = await opened(path);
        for (const mark of await page.locator("sup a").all()) {
            const id = (await mark.getAttribute("href")).slice(1);
            const note = page.locator(`[id="${id}"]`);
            assert.equal(await note.count(), 1, id);
            assert.ok((await note.textContent()).trim().length > 5, id);
        }
        const link = page.locator('.footnote-definition a:text-matches("^p[0-9]+$")').first();
        if (await link.count()) {
            const number = await link.textContent();
            await page.locator("sup a").first().click();
            await link.click();
            await page.waitForURL(/documents\/[^#]+\.html$/);
            assert.equal(await page.locator(`strong:text-matches("^(p[0-9]+, )*${number}\\\\b")`).count(), 1, number);
            followed += 1;
        }
        await page.context().close();
    }
    assert.ok(followed > 2, `${followed} links followed`);
});

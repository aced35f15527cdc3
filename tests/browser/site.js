// The built book on a loopback address, and chromium to open it.

import { createServer } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** The folder of the built book. */
export const book = process.env.BOOK ?? join(repository, "book");

/** Where pictures of pages are left for people to look at. */
export const screenshots = process.env.SCREENSHOTS ?? join(repository, "target", "screenshots");

const TYPES = {
    ".css": "text/css",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
};

/** The pages of chapters, by path; all chapters on one page and the frame of contents are left out. */
export async function chapters() {
    const files = await readdir(book, { recursive: true });
    return files
        .map((file) => file.split(sep).join("/"))
        .filter((file) => file.endsWith(".html") && !["print.html", "toc.html"].includes(file))
        .sort();
}

/** The pages of documents. */
export async function documents() {
    return (await chapters()).filter((path) => path.startsWith("documents/"));
}

/** Serves the book until `close` is called. */
async function serve() {
    const server = createServer(async (request, response) => {
        const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
        const file = normalize(join(book, path.endsWith("/") ? `${path}index.html` : path));
        try {
            if (!file.startsWith(normalize(book))) {
                throw new Error("outside the book");
            }
            const body = await readFile(file);
            response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
            response.end(body);
        } catch {
            response.writeHead(404).end();
        }
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    return server;
}

/** Serves the book and starts chromium; `open` gives a page with a given width and colour scheme. */
export async function start() {
    const server = await serve();
    const origin = `http://127.0.0.1:${server.address().port}/`;
    const browser = await chromium.launch({
        executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
        headless: true,
        args: [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    });
    return {
        origin,
        async open(path, { width = 1280, height = 900, scheme = "light", script = true, touch = false, ...more } = {}) {
            const context = await browser.newContext({
                viewport: { width, height },
                colorScheme: scheme,
                javaScriptEnabled: script,
                hasTouch: touch,
                reducedMotion: "reduce",
                ...more,
            });
            const page = await context.newPage();
            page.trouble = [];
            page.on("console", (message) => {
                if (message.type() === "error") {
                    page.trouble.push(message.text());
                }
            });
            page.on("pageerror", (error) => page.trouble.push(String(error)));
            page.on("requestfailed", (request) => {
                // A page that is left stops what it was still asking for.
                if (request.failure()?.errorText !== "net::ERR_ABORTED") {
                    page.trouble.push(`failed: ${request.url()}`);
                }
            });
            page.on("request", (request) => {
                const local = request.url().startsWith(origin) || request.url().startsWith("data:");
                if (!local) {
                    page.trouble.push(`asks another site: ${request.url()}`);
                }
            });
            await page.goto(origin + path, { waitUntil: "load" });
            return page;
        },
        async close() {
            await browser.close();
            server.closeAllConnections?.();
            await new Promise((resolve) => server.close(resolve));
        },
    };
}

/** Is the element, in part at least, in the visible part of its page? */
export function visible(locator) {
    return locator.evaluate((element) => {
        const box = element.getBoundingClientRect();
        return box.bottom > 0 && box.top < window.innerHeight;
    });
}

/** The first document that has such an element, opened; the element is brought into view. */
export async function first(site, selector, options) {
    for (const path of await documents()) {
        const page = await site.open(path, options);
        const found = page.locator(selector).first();
        if ((await found.count()) > 0) {
            await found.scrollIntoViewIfNeeded();
            return { page, path, link: found };
        }
        await page.context().close();
    }
    throw new Error(`no document has ${selector}`);
}

/** One page of every kind: all generated pages, a document with parts, one without, hand-written ones. */
export async function kinds() {
    const paths = await documents();
    const withParts = [];
    for (const path of paths) {
        if ((await readFile(join(book, path), "utf8")).includes('id="part-a"')) {
            withParts.push(path);
        }
    }
    const plain = paths.find((path) => !withParts.includes(path));
    return {
        introduction: "index.html",
        documents: "documents.html",
        document: plain,
        ...(withParts.length ? { parts: withParts[0] } : {}),
        sources: "sources.html",
        events: "events.html",
        timeline: "timeline.html",
        persons: "persons.html",
        organizations: "organizations.html",
        method: "method.html",
        apparatus: "apparatus.html",
        reference: "guide/reference.html",
    };
}

/** Presses Tab until the element has the focus; says whether it ever had. */
export async function tabTo(page, locator, limit = 600) {
    const reached = () => locator.evaluate((element) => element === document.activeElement);
    for (let pressed = 0; pressed < limit; pressed += 1) {
        if (await reached()) {
            return true;
        }
        await page.keyboard.press("Tab");
    }
    return reached();
}

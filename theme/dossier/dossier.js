/* Written by mdbook-dossier; `mdbook-dossier update` replaces it unless it was edited. ebdf493a282a201a */
// Dossier: what a page can do only with a script. Everything is readable,
// and every link works, without it.
(() => {
    "use strict";

    // A link may lead into a folded section: unfold whatever encloses its target.
    const unfoldTarget = () => {
        let id = "";
        try {
            id = decodeURIComponent(location.hash.slice(1));
        } catch {
            return; // not an address that this site wrote
        }
        const target = id && document.getElementById(id);
        if (!target) {
            return;
        }
        let folded = false;
        for (let at = target.closest("details"); at; at = at.parentElement.closest("details")) {
            folded ||= !at.open;
            at.open = true;
        }
        if (folded) {
            target.scrollIntoView();
        }
    };

    addEventListener("hashchange", unfoldTarget);
    unfoldTarget();

    // On paper nothing can be unfolded: print all, then fold again what was folded.
    let opened = [];
    addEventListener("beforeprint", () => {
        opened = [...document.querySelectorAll("main details:not([open])")];
        for (const section of opened) {
            section.open = true;
        }
    });
    addEventListener("afterprint", () => {
        for (const section of opened) {
            section.open = false;
        }
        opened = [];
    });
})();

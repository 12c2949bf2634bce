// Stands in the page itself, before everything that it loads: asks for what the first view needs, and sets the language and the
// appearance. It is no module, as those run later; <html data-page> says which page it is in.
(() => {
  "use strict";
  const root = document.documentElement;
  const page = root.dataset.page;
  const urls = JSON.parse(document.querySelector('script[type="importmap"]').textContent).imports;

  /** The requests under way by their path; "#shared/begun.js" hands them out. */
  const begun = (globalThis.begun = new Map());

  function begin(path, options) {
    const request = fetch(path, options);
    request.catch(() => undefined); // Whoever takes it is told.
    begun.set(path, request);
  }

  function remembered(name) {
    try {
      return localStorage.getItem(`liftline.${name}`);
    } catch {
      return null; // Storage may be switched off.
    }
  }

  const theme = remembered("theme");
  if (theme !== null) {
    root.dataset.theme = theme;
  }

  /** The language chosen before, or the first of the browser's that there is. */
  const languages = ["en", "de"];
  const wanted = [remembered("language") ?? "", ...navigator.languages].map((tag) => tag.slice(0, 2).toLowerCase());
  root.lang = wanted.find((language) => languages.includes(language)) ?? "en";
  begin(urls[`#${page}/${root.lang}.json`]);

  if (remembered(page === "skier" ? "signedIn" : "staffSignedIn") === null) {
    return;
  }
  begin("/me", { cache: "no-store" });
  if (page === "board") {
    begin("/board/resorts");
  } else if (["", "#/", "#/today"].includes(location.hash)) {
    begin("/app/today", { cache: "no-store" });
  }
})();

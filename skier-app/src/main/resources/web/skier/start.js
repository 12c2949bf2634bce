// Runs before everything else: begins to load what the first view needs, while the browser still loads the modules.
import { load, preferredLanguage } from "#shared/i18n.js";
import { applyTheme, remembered } from "#shared/settings.js";
import { isSignedIn, readOwn } from "#skier/session.js";

const catalogues = {
  en: ["#shared/en.json", "#skier/en.json"],
  de: ["#shared/de.json", "#skier/de.json"],
};

export function useLanguage(language) {
  return load(language, catalogues[language].map((name) => import.meta.resolve(name)));
}

applyTheme();

/** What the first screen of somebody who is signed in loads, all at once and not one after another. */
const first = ["today", "screen", "day", "empty"].map((name) => `#skier/${name}.js`);
const shared = ["announcer", "live", "reader", "chart"].map((name) => `#shared/${name}.js`);
const today = "/app/today";
let asked = null;

if (isSignedIn() && ["", "#/", "#/today"].includes(location.hash)) {
  for (const name of [...first, ...shared]) {
    const preload = document.createElement("link");
    preload.rel = "modulepreload";
    preload.href = import.meta.resolve(name);
    document.head.append(preload);
  }
  asked = readOwn(today);
  asked.catch(() => undefined);
}

/** The answer that was asked for at the start, once; null if it was for another path or is taken. */
export function takeAnswer(path) {
  const answer = path === today ? asked : null;
  asked = null;
  return answer;
}

export const texts = useLanguage(preferredLanguage(remembered("language")));

// Runs before everything else: begins to load what the first view needs, while the browser still loads the modules.
import { load, preferredLanguage } from "#shared/i18n.js";
import { applyTheme, remembered } from "#shared/settings.js";

const catalogues = {
  en: ["#shared/en.json", "#skier/en.json"],
  de: ["#shared/de.json", "#skier/de.json"],
};

export function useLanguage(language) {
  return load(language, catalogues[language].map((name) => import.meta.resolve(name)));
}

applyTheme();

if (remembered("signedIn") === "yes") {
  import("#skier/today.js").catch(() => undefined);
}

export const texts = useLanguage(preferredLanguage(remembered("language")));

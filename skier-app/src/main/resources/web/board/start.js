// Runs before everything else: begins to load the texts, while the browser still loads the modules.
import { load, preferredLanguage } from "#shared/i18n.js";
import { applyTheme, remembered } from "#shared/settings.js";

const catalogues = {
  en: ["#shared/en.json", "#board/en.json"],
  de: ["#shared/de.json", "#board/de.json"],
};

export function useLanguage(language) {
  return load(language, catalogues[language].map((name) => import.meta.resolve(name)));
}

applyTheme();

export const texts = useLanguage(preferredLanguage(remembered("language")));

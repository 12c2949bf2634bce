// The app's texts.
import { load } from "#shared/i18n.js";

export function useLanguage(language) {
  return load(language, ["shared", "skier"].map((folder) => import.meta.resolve(`#${folder}/${language}.json`)));
}

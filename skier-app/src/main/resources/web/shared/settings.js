// What this device remembers between visits: nothing about the person, only how to show things.

const prefix = "liftline.";

export function remembered(name) {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    return null; // Storage may be switched off.
  }
}

export function remember(name, value) {
  try {
    if (value === null) {
      localStorage.removeItem(prefix + name);
    } else {
      localStorage.setItem(prefix + name, value);
    }
  } catch {
    // Then it holds until the page is closed.
  }
}

/** By which name each front end remembers that somebody is signed in; the value is another for each sign-in. */
export const flags = { skier: "signedIn", board: "staffSignedIn" };

/** "auto", "light" or "dark". */
export function theme() {
  return remembered("theme") ?? "auto";
}

/** Shows the page light or dark; "auto" follows the device. */
export function useTheme(name) {
  remember("theme", name === "auto" ? null : name);
  applyTheme();
}

export function applyTheme() {
  const name = theme();
  if (name === "auto") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = name;
  }
  dispatchEvent(new CustomEvent("theme"));
}

/** Whether the page is dark now, for what is drawn on a canvas. */
export function isDark() {
  const name = theme();
  return name === "dark" || (name === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
}

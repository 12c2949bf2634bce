// Words, numbers, units, dates and times in the reader's language. Catalogues are JSON with the same keys in each language;
// a text may contain {names}, and a key with ".one" and ".other" is chosen by `count`.
import { ApiError } from "#shared/api.js";
import { take } from "#shared/begun.js";

export const languages = ["en", "de"];

let catalogue = {};
let language = "en";
let locale = "en";
let units = "metric";
let plurals = new Intl.PluralRules("en");
let formats = new Map();

/** Takes over texts; `tags` are the browser's languages, whose region decides how numbers and times look. */
export function use(newLanguage, texts, tags = navigator.languages) {
  language = newLanguage;
  catalogue = texts;
  locale = tags.find((tag) => tag.slice(0, 2).toLowerCase() === newLanguage) ?? newLanguage;
  plurals = new Intl.PluralRules(newLanguage);
  formats = new Map();
}

let loading = Promise.resolve();

/** Loads the catalogues, each the URL of a JSON file, and uses them; the gateway joins some to one file. Of several calls the last one holds. */
export function load(newLanguage, urls) {
  const loaded = loading.then(() => loadNow(newLanguage, urls));
  loading = loaded.catch(() => undefined);
  return loaded;
}

async function loadNow(newLanguage, urls) {
  const files = [...new Set(urls)];
  const parts = await Promise.all(files.map(texts));
  use(newLanguage, Object.assign({}, ...parts));
  document.documentElement.lang = newLanguage;
}

async function texts(url) {
  let response;
  try {
    response = await (take(new URL(url).pathname) ?? fetch(url));
  } catch (error) {
    throw new ApiError("offline", 0, error.message, null);
  }
  if (!response.ok) {
    throw new ApiError("server", response.status, `${url} is not there.`, null);
  }
  return response.json();
}

export function currentLanguage() {
  return language;
}

/** "metric" or "us". */
export function useUnits(newUnits) {
  units = newUnits === "us" ? "us" : "metric";
}

export function currentUnits() {
  return units;
}

/** The text of a key; the key itself if there is none, so that a missing one is seen. */
export function t(key, values = {}) {
  let text = catalogue[key];
  if (text === undefined && "count" in values) {
    text = catalogue[`${key}.${plurals.select(values.count)}`] ?? catalogue[`${key}.other`];
  }
  if (text === undefined) {
    return key;
  }
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? number(value) : value;
  });
}

/** What to tell the reader about an error of the API. */
export function errorText(error) {
  const kind = error?.kind ?? "server";
  if (kind === "tooMany" && error.retryAfter) {
    return t("error.tooManyUntil", { wait: wait(error.retryAfter) });
  }
  return t(`error.${kind}`);
}

export function number(value, digits = 0) {
  return format("number", digits, () => new Intl.NumberFormat(locale, { maximumFractionDigits: digits })).format(value);
}

export function percent(share) {
  return format("percent", "", () => new Intl.NumberFormat(locale, { style: "percent" })).format(share);
}

/** A change as "+7%" or "-7%", with a sign, so that no colour has to say it. */
export function signedPercent(change) {
  const options = { style: "percent", signDisplay: "exceptZero" };
  return format("signedPercent", "", () => new Intl.NumberFormat(locale, options)).format(change);
}

/** Metres as the reader wants them: "2,520 m" or "8,268 ft". */
export function height(metres) {
  return heightInUnits(inUnits(metres));
}

/** The same of a number that is in the reader's unit already. */
export function heightInUnits(value) {
  const unit = units === "us" ? "foot" : "meter";
  return format("height", unit, () => {
    const options = { style: "unit", unit, maximumFractionDigits: 0 };
    return new Intl.NumberFormat(locale, options);
  }).format(value);
}

/** Metres as a number in the reader's unit, for axes. */
export function inUnits(metres) {
  return units === "us" ? Math.round(metres * 3.28084) : metres;
}

/** The unit's own sign: "m" or "ft". */
export function heightUnit() {
  return units === "us" ? "ft" : "m";
}

/** A day given as "2026-01-07"; style "long", "medium", "short" or "weekday". What is no such day is shown as it came. */
export function day(iso, style = "long") {
  const date = midnight(iso);
  if (Number.isNaN(date.getTime())) {
    return String(iso ?? "–");
  }
  const options = {
    long: { weekday: "long", day: "numeric", month: "long" },
    full: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
    medium: { weekday: "short", day: "numeric", month: "short" },
    short: { day: "numeric", month: "short" },
    weekday: { weekday: "short" },
    narrow: { weekday: "narrow" },
    month: { month: "short" },
    monthName: { month: "long" },
  }[style];
  return format("day", style, () => new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" })).format(date);
}

function midnight(iso) {
  return new Date(`${iso}T00:00:00Z`);
}

/** The clock time of `minutes` after "08:30", with how many days later that is: "1:10 (+1)". */
export function clock(opensAt, minutes) {
  const { time, daysLater } = clockAt(opensAt, minutes);
  return daysLater === 0 ? time : `${time} (+${daysLater})`;
}

/** The same for texts and to be read aloud: "1:10 on the next day". */
export function clockInWords(opensAt, minutes) {
  const { time, daysLater } = clockAt(opensAt, minutes);
  return daysLater === 0 ? time : t("time.nextDay", { time });
}

/** The date and the clock time of `minutes` after "08:30" of a ski day: { date: "2026-01-08", time: "1:10" }. */
export function moment(iso, opensAt, minutes) {
  const { time, daysLater } = clockAt(opensAt, minutes);
  const date = midnight(iso);
  if (Number.isNaN(date.getTime())) {
    return { date: iso, time: clock(opensAt, minutes) };
  }
  date.setUTCDate(date.getUTCDate() + daysLater);
  return { date: date.toISOString().slice(0, 10), time };
}

function clockAt(opensAt, minutes) {
  const [hour, minute] = opensAt.split(":").map(Number);
  const at = new Date(Date.UTC(2000, 0, 1, hour, minute + minutes));
  const time = format("clock", "", () => {
    const options = { hour: "numeric", minute: "2-digit", timeZone: "UTC" };
    return new Intl.DateTimeFormat(locale, options);
  }).format(at);
  return { time, daysLater: Math.floor((hour * 60 + minute + minutes) / 1440) };
}

/** Minutes after "08:30" of the full hours between, for axes. */
export function fullHours(opensAt, from, to) {
  const first = (60 - (Number(opensAt.split(":")[1]) % 60)) % 60;
  const hours = [];
  for (let minutes = first; minutes <= to; minutes += 60) {
    if (minutes >= from) {
      hours.push(minutes);
    }
  }
  return hours;
}

/** The reader's own clock time of a moment. */
export function timeOf(date) {
  return format("time", "", () => new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" })).format(date);
}

/** Minutes as "45 min" or "1 h 20 min". */
export function duration(minutes) {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [];
  if (hours > 0) {
    parts.push(inUnit(hours, "hour"));
  }
  if (rest > 0 || hours === 0) {
    parts.push(inUnit(rest, "minute"));
  }
  return parts.join(" ");
}

/** How long ago, in words: "3 minutes ago". */
export function ago(date, now = new Date()) {
  const seconds = Math.max(0, Math.round((now - date) / 1000));
  const relative = format("ago", "", () => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
  if (seconds < 60) {
    return t("time.justNow");
  }
  if (seconds < 3600) {
    return relative.format(-Math.floor(seconds / 60), "minute");
  }
  if (seconds < 86_400) {
    return relative.format(-Math.floor(seconds / 3600), "hour");
  }
  return relative.format(-Math.floor(seconds / 86_400), "day");
}

/** A time to wait, in whole seconds or minutes: "16 seconds", "5 minutes". */
export function wait(seconds) {
  return seconds < 90
    ? inUnit(seconds, "second", "long")
    : inUnit(Math.ceil(seconds / 60), "minute", "long");
}

function inUnit(value, unit, unitDisplay = "short") {
  return format(unit, unitDisplay, () => new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay })).format(value);
}

function format(kind, variant, make) {
  const key = `${kind} ${variant}`;
  if (!formats.has(key)) {
    formats.set(key, make());
  }
  return formats.get(key);
}

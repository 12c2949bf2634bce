// Live updates: a stream of hints that something changed. Where there is none, the page is told to read again every 15 s.

const pollEvery = 15_000;
const resumeWithin = 5_000;
const retryFirst = 2_000;
const retryLast = 60_000;
const hiddenFor = 30_000;
/** Three times the heartbeat's period. */
const silentFor = 60_000;

/**
 * One stream. `onChange(hint)` is called with a hint ({season, resort, day, version}), or with null: read everything again.
 * `onState(state)` is called with "live", "polling" (no stream: every 15 s), or "ended" (signed out elsewhere).
 * `random()` spreads what would otherwise be read by all pages at once.
 */
export class LiveUpdates {
  #url;
  #onChange;
  #onState;
  #random;
  #source = null;
  #poll = 0;
  #resume = 0;
  #retry = 0;
  #retryDelay = retryFirst;
  #hide = 0;
  #silence = 0;
  #state = "";
  #visibility = () => this.#visible();
  #online = () => !document.hidden && this.#again();

  constructor(url, { onChange, onState = () => {}, random = Math.random }) {
    this.#url = url;
    this.#onChange = onChange;
    this.#onState = onState;
    this.#random = random;
  }

  start() {
    document.addEventListener("visibilitychange", this.#visibility);
    addEventListener("online", this.#online);
    if (!document.hidden) {
      this.#open();
    }
    return this;
  }

  stop() {
    document.removeEventListener("visibilitychange", this.#visibility);
    removeEventListener("online", this.#online);
    clearTimeout(this.#hide);
    this.#close();
  }

  /** The page polls until the stream says hello, and again if it falls silent: a connection may be dead without an error. */
  #open() {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = null;
    this.#polling();
    if (globalThis.navigator?.onLine === false) {
      // In vain, and browsers would report it as an error; when there is a network again they say so.
      return;
    }
    const source = new EventSource(this.#url);
    this.#source = source;
    // What changed between the page's last read and the opening of the stream was told to nobody.
    source.addEventListener("hello", () => this.#hello());
    source.addEventListener("resumed", () => this.#resumed());
    source.addEventListener("rides", (event) => {
      this.#live();
      this.#onChange(JSON.parse(event.data));
    });
    for (const type of ["hello", "resumed", "rides", "reload", "paused", "heartbeat"]) {
      source.addEventListener(type, () => this.#heard());
    }
    this.#heard();
    source.addEventListener("reload", () => this.#onChange(null));
    source.addEventListener("paused", () => this.#polling());
    source.addEventListener("end", (event) => this.#end(JSON.parse(event.data || "{}")));
    source.addEventListener("error", () => {
      this.#polling();
      if (source.readyState === EventSource.CLOSED) {
        // Refused, which browsers do not try again.
        this.#retryLater();
      }
    });
  }

  #heard() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#open(), silentFor);
  }

  #live() {
    clearTimeout(this.#poll);
    this.#poll = 0;
    this.#retryDelay = retryFirst;
    this.#change("live");
  }

  #hello() {
    clearTimeout(this.#resume);
    this.#live();
    this.#onChange(null);
  }

  /** Every page is told at the same moment that Redis is back. */
  #resumed() {
    clearTimeout(this.#resume);
    this.#live();
    this.#resume = setTimeout(() => this.#onChange(null), this.#random() * resumeWithin);
  }

  /** Every page is told at the same moment that Redis is away, so that each begins at its own time. */
  #polling() {
    if (this.#poll === 0) {
      this.#pollIn(this.#random() * pollEvery);
    }
    this.#change("polling");
  }

  #pollIn(delay) {
    this.#poll = setTimeout(() => {
      this.#pollIn(pollEvery);
      this.#onChange(null);
    }, delay);
  }

  /** On "drain" the browser connects again by itself, after the time that the gateway told it. */
  #end(data) {
    if (data.reason === "signed-out") {
      this.stop();
      this.#change("ended");
      dispatchEvent(new CustomEvent("signed-out"));
    }
  }

  #retryLater() {
    clearTimeout(this.#silence);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#open(), this.#retryDelay);
    this.#retryDelay = Math.min(retryLast, this.#retryDelay * 2);
  }

  /** A page that nobody looks at needs no stream; when it is looked at again, it reads what it missed. */
  #visible() {
    clearTimeout(this.#hide);
    if (document.hidden) {
      this.#hide = setTimeout(() => this.#close(), hiddenFor);
    } else if (this.#source === null) {
      this.#again();
    }
  }

  #again() {
    if (this.#state !== "ended") {
      this.#open();
      this.#onChange(null);
    }
  }

  #close() {
    clearTimeout(this.#silence);
    clearTimeout(this.#retry);
    clearTimeout(this.#poll);
    clearTimeout(this.#resume);
    this.#poll = 0;
    this.#source?.close();
    this.#source = null;
  }

  #change(state) {
    if (state !== this.#state) {
      this.#state = state;
      this.#onState(state);
    }
  }
}

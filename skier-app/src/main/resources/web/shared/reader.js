// Reads what a screen shows, one request at a time.

const together = 200;
const patience = 30_000;

/**
 * `ask(signal)` begins a request; `took(answer)` and `failed(error)` are called with what comes of it, unless the screen shows something
 * else by then.
 */
export class Reader {
  #ask;
  #took;
  #failed;
  #request = null;
  #begun = 0;
  #again = false;
  #pending = 0;

  constructor(ask, { took, failed }) {
    this.#ask = ask;
    this.#took = took;
    this.#failed = failed;
  }

  /** Reads at once: an answer under way is not the one that is wanted. */
  async reload() {
    this.stop();
    const request = new AbortController();
    this.#request = request;
    this.#begun = Date.now();
    try {
      const answer = await this.#ask(request.signal);
      if (this.#request === request) {
        this.#took(answer);
      }
    } catch (error) {
      if (this.#request === request && error.name !== "AbortError") {
        this.#failed(error);
      }
    }
    if (this.#request === request) {
      this.#request = null;
      if (this.#again) {
        await this.reload();
      }
    }
  }

  /** Reads again. A slow answer is waited for: hints that come faster would otherwise keep any from arriving. */
  refresh() {
    if (this.#request === null || Date.now() - this.#begun > patience) {
      this.reload();
    } else {
      this.#again = true;
    }
  }

  /** Hints come in bursts: one request for all of a moment. */
  refreshSoon() {
    if (this.#pending === 0) {
      this.#pending = setTimeout(() => {
        this.#pending = 0;
        this.refresh();
      }, together);
    }
  }

  /** Gives up what is under way or to come. */
  stop() {
    clearTimeout(this.#pending);
    this.#pending = 0;
    this.#again = false;
    this.#request?.abort();
    this.#request = null;
  }
}

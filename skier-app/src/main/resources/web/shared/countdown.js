// The time until something may be tried again, for an element that shows it.

export class Countdown {
  #host;
  #ended;
  #until = 0;
  #timer = 0;

  /** `ended()` is called when the time is over. */
  constructor(host, ended) {
    this.#host = host;
    this.#ended = ended;
    host.addController(this);
  }

  /** Seconds that are left. */
  get seconds() {
    return Math.max(0, Math.ceil((this.#until - Date.now()) / 1000));
  }

  start(seconds) {
    this.#until = Date.now() + seconds * 1000;
    clearTimeout(this.#timer);
    this.#wait();
  }

  hostDisconnected() {
    clearTimeout(this.#timer);
  }

  #wait() {
    this.#host.requestUpdate();
    this.#timer = setTimeout(() => (this.seconds > 0 ? this.#wait() : this.#end()), 1000);
  }

  #end() {
    this.#ended();
    this.#host.requestUpdate();
  }
}

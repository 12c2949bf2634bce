import { View, define, html } from "#shared/view.js";
import "#shared/chart.js";
import "#shared/api.js";
import "#shared/live.js";

class Board extends View {
  render() {
    return html`<main><h1>Liftline</h1></main>`;
  }
}

define("ll-board", Board);

import { View, define, html } from "#shared/view.js";
import "#shared/api.js";

class App extends View {
  render() {
    return html`<main><h1>Liftline</h1></main>`;
  }
}

define("ll-app", App);

// Charts on uPlot, each with a table of the same numbers.
import { View, define, html, nothing } from "#shared/view.js";
import { t, number } from "#shared/i18n.js";

const tickSpace = 64;

let library = null;

/** uPlot's small build is a classic script. It and its styles are loaded with the first chart. */
function uPlotLibrary() {
  library ??= new Promise((resolve, reject) => {
    const styles = document.createElement("link");
    styles.rel = "stylesheet";
    styles.href = import.meta.resolve("uplot.css");
    document.head.append(styles);
    const script = document.createElement("script");
    script.src = import.meta.resolve("uplot");
    script.onload = () => resolve(globalThis.uPlot);
    script.onerror = () => {
      library = null;
      script.remove();
      reject(new Error("uPlot was not loaded."));
    };
    document.head.append(script);
  });
  return library;
}

/**
 * <ll-chart>: set `caption`, `x` (ascending numbers), `series`, and what formats them.
 *
 * - series: [{ name, values, kind: "steps" | "bars" | "line", tone: "accent" | "soft" }], values as long as x
 * - xTitle: heading of the table's first column; xText and yText: number to text; yAxis: short text at the axis
 * - xCell: number to what stands in that column, if it is not xText
 * - tall: height in pixels; from, to: ends of the x axis; yTo: least upper end of the y axis
 * - yParts: whether the y axis may have labels between whole numbers
 * - xTicks: where labels may stand on the x axis; as many of them as there is room for
 */
export class Chart extends View {
  static properties = {
    caption: {},
    x: { attribute: false },
    series: { attribute: false },
    xTitle: {},
    xTicks: { attribute: false },
    xText: { attribute: false },
    xCell: { attribute: false },
    yText: { attribute: false },
    yAxis: { attribute: false },
    tall: { type: Number },
    from: { type: Number },
    to: { type: Number },
    yTo: { type: Number },
    yParts: { type: Boolean },
    readout: { state: true },
  };

  constructor() {
    super();
    this.caption = "";
    this.x = [];
    this.series = [];
    this.xTitle = "";
    this.xTicks = null;
    this.xText = (value) => number(value);
    this.xCell = null;
    this.yText = (value) => number(value);
    this.yAxis = null;
    this.yParts = false;
    this.tall = 220;
    this.readout = null;
    this.plot = null;
    this.shape = "";
    this.drawn = null;
    this.frame = 0;
    this.resized = new ResizeObserver(() => this.resize());
    this.restyle = () => this.rebuild();
  }

  connectedCallback() {
    super.connectedCallback();
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.dark.addEventListener("change", this.restyle);
    addEventListener("theme", this.restyle);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.dark.removeEventListener("change", this.restyle);
    removeEventListener("theme", this.restyle);
    this.resized.disconnect();
    cancelAnimationFrame(this.frame);
    this.destroy();
  }

  render() {
    return html`
      <figure class="chart">
        <figcaption class="visually-hidden">${this.caption}</figcaption>
        <div class="chart-readout" aria-hidden="true">${this.readout ?? nothing}</div>
        <div class="chart-canvas" role="img" aria-label=${this.caption} .style=${`min-height: ${this.tall}px`}></div>
        <details class="twin">
          <summary>${t("chart.asTable")}</summary>
          <div class="table-scroll" tabindex="0" role="region" aria-label=${this.caption}>
            <table>
              <caption class="visually-hidden">${this.caption}</caption>
              <thead>
                <tr>
                  <th scope="col">${this.xTitle}</th>
                  ${this.series.map((one) => html`<th scope="col" class="figure">${one.name}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${this.x.map(
                  (x, i) => html`<tr>
                    <th scope="row">${(this.xCell ?? this.xText)(x)}</th>
                    ${this.series.map(
                      (one) => html`<td class="figure">
                        ${one.values[i] === null || one.values[i] === undefined ? "–" : this.yText(one.values[i])}
                      </td>`,
                    )}
                  </tr>`,
                )}
              </tbody>
            </table>
          </div>
        </details>
      </figure>
    `;
  }

  updated(changed) {
    if (changed.size === 1 && changed.has("readout")) {
      return;
    }
    this.draw();
  }

  async draw() {
    let uPlot;
    try {
      uPlot = await uPlotLibrary();
    } catch {
      return; // The table has the numbers.
    }
    if (!this.isConnected) {
      return;
    }
    const shape = JSON.stringify([this.series.map((one) => [one.kind, one.tone]), this.from, this.to, this.tall]);
    const data = [this.x, ...this.series.map((one) => one.values)];
    if (this.plot === null || shape !== this.shape) {
      this.destroy();
      const holder = this.querySelector(".chart-canvas");
      this.shape = shape;
      this.plot = new uPlot(this.options(uPlot, holder.clientWidth || 320), data, holder);
      this.resized.disconnect();
      this.resized.observe(holder);
    } else {
      this.grow(data);
    }
    this.drawn = data;
  }

  /** Lets the last step rise from where the line ended, unless the reader wants no motion. */
  grow(data) {
    cancelAnimationFrame(this.frame);
    const before = this.drawn?.[1]?.at(-1);
    const after = data[1]?.at(-1);
    const moves = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (!moves || this.series[0]?.kind !== "steps" || !(after > before)) {
      this.plot.setData(data);
      return;
    }
    const start = performance.now();
    const step = (now) => {
      const part = Math.min(1, (now - start) / 600);
      const eased = 1 - (1 - part) ** 3;
      const values = data[1].map((value) => Math.min(value, before + (after - before) * eased));
      this.plot?.setData([data[0], values, ...data.slice(2)]);
      if (part < 1) {
        this.frame = requestAnimationFrame(step);
      }
    };
    this.frame = requestAnimationFrame(step);
  }

  resize() {
    const width = this.querySelector(".chart-canvas")?.clientWidth ?? 0;
    if (this.plot !== null && width > 0 && width !== this.plot.width) {
      this.plot.setSize({ width, height: this.tall });
    }
  }

  rebuild() {
    this.destroy();
    this.draw();
  }

  destroy() {
    this.plot?.destroy();
    this.plot = null;
  }

  options(uPlot, width) {
    const style = getComputedStyle(this);
    const colour = (name) => style.getPropertyValue(name).trim();
    const font = `12px ${style.fontFamily}`;
    const axis = { stroke: colour("--soft"), font, ticks: { show: false }, gap: 6 };
    const paths = {
      steps: uPlot.paths.stepped({ align: 1 }),
      bars: uPlot.paths.bars({ size: [0.72, 40], radius: 0.15 }),
      line: uPlot.paths.linear(),
    };
    return {
      width,
      height: this.tall,
      legend: { show: false },
      // On the right, half of a label of the x axis.
      padding: [8, 20, 0, 0],
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
      scales: {
        x: { time: false, range: (_, min, max) => [this.from ?? min, Math.max(this.to ?? max, max)] },
        y: { range: (_, min, max) => [0, Math.max(this.yTo ?? 1, max * 1.08)] },
      },
      axes: [
        {
          ...axis,
          grid: { show: false },
          values: (_, splits) => splits.map(this.xText),
          size: 28,
          space: tickSpace,
          ...(this.xTicks === null ? {} : { splits: (plot) => fitting(this.xTicks, plot.width / tickSpace) }),
        },
        {
          ...axis,
          grid: { stroke: colour("--line"), width: 1 },
          values: (_, splits) => splits.map(this.yAxis ?? this.yText),
          size: 52,
          space: 44,
          ...(this.yParts ? {} : { incrs: wholeSteps }),
        },
      ],
      series: [
        {},
        ...this.series.map((one) => {
          const stroke = colour(one.tone === "soft" ? "--soft" : "--accent");
          return {
            label: one.name,
            stroke: one.kind === "bars" ? undefined : stroke,
            width: one.tone === "soft" ? 1.5 : 2.5,
            dash: one.tone === "soft" && one.kind !== "bars" ? [4, 4] : undefined,
            fill: one.kind === "bars" ? stroke : one.kind === "steps" ? colour("--accent-tint") : undefined,
            paths: paths[one.kind],
            points: { show: false },
          };
        }),
      ],
      hooks: { setCursor: [(plot) => this.point(plot.cursor.idx)] },
    };
  }

  point(index) {
    this.readout =
      index === null || index === undefined || this.x[index] === undefined
        ? null
        : html`<b>${this.xText(this.x[index])}</b> ${this.series.map((one) =>
              one.values[index] === null ? nothing : html`<span>${one.name} ${this.yText(one.values[index])}</span>`,
            )}`;
  }
}

/** The distances that labels of the y axis may have: 1, 2, 5, 10 and so on. */
const wholeSteps = Array.from({ length: 24 }, (_, i) => [1, 2, 5][i % 3] * 10 ** Math.floor(i / 3));

/** Every second, third, … of the ticks, so that at most `room` are left. */
export function fitting(ticks, room) {
  const every = Math.max(1, Math.ceil(ticks.length / Math.max(1, Math.floor(room))));
  return ticks.filter((_, i) => i % every === 0);
}

define("ll-chart", Chart);

// Draws a day on a canvas: the line of its lift vertical as a ridge, and the figures beneath.
import { clock, day as dayText, heightUnit, inUnits, number, t } from "#shared/i18n.js";
import { steps, summarize } from "#skier/day.js";

const width = 1080;
const height = 1350;
const margin = 88;
/** Minutes that a day fills at least, so that one ride is no wall. */
const shortest = 90;

const looks = {
  light: { back: "#f3f5f8", text: "#131c26", soft: "#566475", accent: "#c23c0c", fill: "rgb(194 60 12 / 14%)" },
  dark: { back: "#0d1319", text: "#eaf0f6", soft: "#9fadbc", accent: "#ff8f5e", fill: "rgb(255 143 94 / 18%)" },
};

export function drawDay(canvas, day, look) {
  canvas.width = width;
  canvas.height = height;
  const colours = looks[look];
  const pen = canvas.getContext("2d");
  const summary = summarize(day);
  pen.fillStyle = colours.back;
  pen.fillRect(0, 0, width, height);
  text(pen, day.resort.name, margin, 150, `600 44px ${font}`, colours.accent);
  text(pen, dayText(day.date, "full"), margin, 212, `400 40px ${font}`, colours.soft);
  ridge(pen, summary, colours);
  hero(pen, day, colours);
  facts(pen, day, summary, colours);
  text(pen, "Liftline", width - margin, 1282, `600 34px ${font}`, colours.soft, "right");
}

const font = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

function hero(pen, day, colours) {
  const value = number(inUnits(day.vertical));
  const end = text(pen, value, margin - 6, 420, `700 190px ${font}`, colours.text);
  text(pen, heightUnit(), end + 24, 420, `600 72px ${font}`, colours.soft);
  text(pen, t("liftVertical"), margin, 484, `400 42px ${font}`, colours.soft);
}

function facts(pen, day, summary, colours) {
  const all = [
    [t("rides"), number(day.rides.length)],
    [t("lifts"), number(day.lifts)],
    [t("today.first"), clock(day.resort.opensAt, summary.first)],
    [t("today.last"), clock(day.resort.opensAt, summary.last)],
  ];
  const column = (width - 2 * margin) / all.length;
  all.forEach(([name, value], i) => {
    const x = margin + i * column;
    text(pen, value, x, 1122, `650 54px ${font}`, colours.text, "left", column - 12);
    text(pen, name, x, 1172, `400 32px ${font}`, colours.soft, "left", column - 12);
  });
}

/** From edge to edge, as mountains are: the day ends soon after its last ride. */
function ridge(pen, summary, colours) {
  const { x, y } = steps(summary);
  const top = 560;
  const bottom = 1010;
  const end = Math.max(shortest, x.at(-1) * 1.06);
  const most = Math.max(1, y.at(-1));
  const across = (minutes) => (minutes / end) * width;
  const up = (vertical) => bottom - (vertical / most) * (bottom - top);
  const line = new Path2D();
  line.moveTo(0, bottom);
  x.forEach((minutes, i) => {
    if (i > 0) {
      line.lineTo(across(minutes), up(y[i - 1]));
    }
    line.lineTo(across(minutes), up(y[i]));
  });
  line.lineTo(width, up(most));
  const area = new Path2D(line);
  area.lineTo(width, bottom);
  area.closePath();
  pen.fillStyle = colours.fill;
  pen.fill(area);
  pen.strokeStyle = colours.accent;
  pen.lineWidth = 7;
  pen.lineJoin = "round";
  pen.stroke(line);
}

/** Returns where the text ends. */
function text(pen, words, x, y, style, colour, align = "left", room = width - 2 * margin) {
  pen.font = style;
  pen.fillStyle = colour;
  pen.textAlign = align;
  pen.fillText(words, x, y, room);
  return x + Math.min(room, pen.measureText(words).width);
}

// Lets a picture be zoomed and unfolded. The drawing made on the server stays what it is until somebody asks for this,
// and stays for good where the browser has no WebGL.
import Graph from "graphology";
import Sigma from "sigma";

const REACH = 3; // how far from the centre its neighbours stand, in units of the plane
const FLAT = 1.6; // and how much further to the side: words lie flat

function hasWebGL() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

function element(tag, classes, words) {
  const made = document.createElement(tag);
  made.className = classes;
  made.textContent = words || "";
  return made;
}

function button(words, classes, press) {
  const made = element("button", `govuk-button ${classes}`, words);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}

// The label of a mark: its kind too, since here all marks are round.
function named(thing) {
  return `${thing.word}: ${thing.label}`;
}

// Words in lines of so many letters, cut short after the last line.
function lines(text, letters, most) {
  const made = [""];
  for (const word of text.split(" ")) {
    const last = made[made.length - 1];
    if (last && last.length + word.length >= letters) {
      if (made.length === most) {
        made[most - 1] += " …";
        break;
      }
      made.push(word);
    } else made[made.length - 1] = last ? `${last} ${word}` : word;
  }
  return made;
}

// A label stands below its mark, on white, so that the lines between the marks leave it readable.
function drawLabel(context, { x, y, size, label }, settings) {
  context.font = `${settings.labelSize}px ${settings.labelFont}`;
  context.textAlign = "center";
  const high = settings.labelSize * 1.2;
  lines(label, 24, 2).forEach((line, number) => {
    const at = y + size + high * (number + 1);
    const wide = context.measureText(line).width;
    context.fillStyle = "rgba(255, 255, 255, 0.85)";
    context.fillRect(x - wide / 2 - 2, at - high * 0.8, wide + 4, high);
    context.fillStyle = "#0b0c0c";
    context.fillText(line, x, at);
  });
  context.textAlign = "start";
}

// A place near another, the same at each visit: it follows from the id alone.
function near(id, { x, y }, reach) {
  let hash = 2166136261;
  for (const letter of id) hash = Math.imul(hash ^ letter.codePointAt(0), 16777619) >>> 0;
  const turn = (hash % 3600) / 3600 * 2 * Math.PI;
  const away = reach * (0.6 + ((hash >>> 12) % 100) / 250);
  return { x: x + away * Math.cos(turn), y: y + away * Math.sin(turn) };
}

// Places for what a mark unfolds: spread out on the far side of it, as seen from the middle.
function fan({ x, y }, number, count) {
  const towards = x || y ? Math.atan2(y, x / FLAT) : 0;
  const turn = towards + (count > 1 ? (number / (count - 1) - 0.5) * 0.85 * Math.PI : 0);
  const reach = REACH * (1 + count / 12);
  return { x: x + reach * FLAT * Math.cos(turn), y: y + reach * Math.sin(turn) };
}

class Explorer {
  constructor(figure) {
    this.figure = figure;
    this.still = figure.querySelector(".tl-picture__still");
    this.graph = new Graph({ multi: true, type: "directed" });
    this.live = element("div", "tl-picture__live");
    this.live.hidden = true;
    this.canvas = element("div", "tl-picture__canvas");
    this.canvas.setAttribute("aria-hidden", "true"); // the drawing and the table say the same in words
    this.told = element("p", "tl-picture__told");
    this.told.setAttribute("aria-live", "polite");
    this.live.append(this.canvas, this.told);
    this.still.after(this.live);
    this.controls();
  }

  controls() {
    const row = element("div", "tl-picture__buttons");
    this.toggle = button("Zoom and unfold", "govuk-button--secondary", () => this.switch());
    const zoom = (words, act) => button(words, "govuk-button--secondary", () => act(this.sigma.getCamera()));
    this.zooms = [
      zoom("Closer", (camera) => camera.animatedZoom()),
      zoom("Further away", (camera) => camera.animatedUnzoom()),
      zoom("All of it", (camera) => camera.animatedReset()),
    ];
    for (const one of this.zooms) one.hidden = true;
    row.append(this.toggle, ...this.zooms);
    this.live.after(row);
  }

  async switch() {
    const on = this.live.hidden;
    if (on && !this.sigma) {
      const picture = await this.ask(this.figure.dataset.picture);
      if (!picture) return;
      this.live.hidden = false; // sigma measures what it draws on
      this.begin(picture);
    }
    this.live.hidden = !on;
    this.still.hidden = on;
    for (const one of this.zooms) one.hidden = !on;
    this.toggle.textContent = on ? "Back to the drawing" : "Zoom and unfold";
  }

  async ask(address) {
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      return answer.ok ? (await answer.json()).picture : null;
    } catch {
      return null;
    }
  }

  begin(picture) {
    const spots = new Map(picture.spots.map((spot) => [spot.id, { x: spot.x * REACH * FLAT, y: -spot.y * REACH }]));
    this.add(picture, (id) => spots.get(id));
    this.graph.mergeNodeAttributes(picture.centre.id, { size: 14, open: true });
    this.sigma = new Sigma(this.graph, this.canvas, {
      renderEdgeLabels: true,
      labelRenderedSizeThreshold: 0,
      labelSize: 15,
      edgeLabelSize: 13,
      defaultEdgeColor: "#6b7d80",
      defaultEdgeType: "arrow",
      stagePadding: 110,
      allowInvalidContainer: true, // it is hidden while the drawing is shown
      defaultDrawNodeLabel: drawLabel,
      defaultDrawNodeHover: drawLabel,
    });
    this.sigma.on("clickNode", ({ node }) => this.choose(node));
    this.say(picture.centre, "Choose a mark to go on from it.");
  }

  add(picture, place) {
    const things = [picture.centre, ...picture.bunches.flatMap((bunch) => bunch.things)];
    for (const one of things) this.put(one.id, one, place(one.id), { label: named(one), size: 9 });
    for (const edge of picture.edges) this.link(edge.source, edge.target, edge.words);
    for (const bunch of picture.bunches.filter((one) => one.many)) this.fold(picture.centre, bunch);
  }

  put(id, thing, { x, y }, more) {
    if (!this.graph.hasNode(id)) this.graph.addNode(id, { x, y, color: thing.colour, thing, ...more });
  }

  link(source, target, words) {
    this.graph.mergeEdgeWithKey(`${source} ${words} ${target}`, source, target, { label: words, size: 2 });
  }

  fold(centre, bunch) {
    const id = `${centre.id} ${bunch.heading}`;
    const [, words] = bunch.heading.split(": ");
    const thing = { word: "Shown as one", label: bunch.folded, address: bunch.address, colour: "#505a5f" };
    this.put(id, thing, near(id, this.graph.getNodeAttributes(centre.id), REACH), { label: bunch.folded, size: 16 });
    if (bunch.arrow === "in") this.link(id, centre.id, words);
    else this.link(centre.id, id, words);
  }

  async choose(id) {
    const { thing, open, x, y } = this.graph.getNodeAttributes(id);
    this.say(thing, "");
    if (open || !thing.around) return;
    const picture = await this.ask(`${thing.around}.json`);
    if (!picture) return;
    const known = this.graph.order;
    const all = picture.bunches.flatMap((bunch) => bunch.things.map((one) => one.id));
    const fresh = all.filter((one) => !this.graph.hasNode(one));
    this.add(picture, (one) => fan({ x, y }, fresh.indexOf(one), fresh.length));
    this.graph.setNodeAttribute(id, "open", true);
    this.say(thing, this.graph.order > known ? `${this.graph.order - known} more shown.` : "Nothing more hangs on it.");
  }

  say(thing, more) {
    const link = element("a", "govuk-link", thing.label);
    link.href = thing.address;
    this.told.replaceChildren(`${thing.word}: `, link, ` ${more}`);
  }
}

if (hasWebGL()) {
  for (const figure of document.querySelectorAll("[data-picture]")) new Explorer(figure);
}

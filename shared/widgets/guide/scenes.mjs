/** What the guides show, in an order in which each finds what those before it left. Each resolves to a picture. */
const QUBITS = "quantum-computing/qubits";
const GATES = "quantum-computing/gates";
const MEASUREMENT = "quantum-computing/measurement";

const button = (frame, name) => frame.getByRole("button", { name, exact: true });
const post = (frame, text) => frame.locator("weft-post").filter({ hasText: text }).last();

async function ask(frame, title, text) {
  await button(frame, "Ask").click();
  await frame.locator("#title").fill(title);
  await frame.locator("weft-composer textarea").fill(text);
}

async function send(frame) {
  await frame.locator("weft-composer .button").last().click();
  await frame.locator("weft-thread h1").waitFor();
}

async function answer(frame, text) {
  await button(frame, "Write an answer").click();
  await frame.locator("weft-composer textarea").fill(text);
  await frame.locator("weft-composer .button").last().click();
  await post(frame, text).waitFor();
}

async function settings(frame) {
  await button(frame, "Settings").click();
  await frame.locator("weft-sharing").waitFor();
}

export const SCENES = {
  /** The widget below the text of a course page. */
  async "course-page"(visit) {
    const ana = await visit();
    await ana.open("ana", QUBITS);
    await ana.page.locator("iframe.tool-frame").evaluate((frame) => {
      frame.scrollIntoView();
      window.scrollBy(0, -260);
    });
    return ana.page.screenshot({ clip: { x: 0, y: 0, width: 820, height: 900 } });
  },

  /** Writing a question: earlier threads like it, the buttons, the preview. */
  async ask(visit) {
    const ana = await visit();
    const frame = await ana.open("ana", QUBITS);
    await ask(frame, "Build a circuit for 3 outcomes", "With $\\frac{1}{\\sqrt 3}$ each, **two** qubits.");
    await button(frame, "Preview").click();
    await frame.locator("weft-composer math").first().waitFor();
    await frame.locator("weft-similar li").first().waitFor();
    return ana.shoot(frame.locator("weft-composer"));
  },

  /** A thread with its accepted answer under the question. */
  async thread(visit) {
    const ana = await visit();
    const frame = await ana.open("ana", QUBITS);
    await frame.getByText("How can I build a circuit").first().click();
    await frame.locator("math").first().waitFor();
    return ana.shoot(frame.locator("main"), 760);
  },

  /** What the person who asked hears of. */
  async notifications(visit) {
    const [ana, ben, ravi] = [await visit(), await visit(), await visit()];
    const asked = await ana.open("ana", GATES);
    await ask(asked, "Why is CNOT its own inverse?", "It flips the target. Is that all there is to it?");
    await send(asked);
    const answered = await ben.open("ben", GATES);
    await answered.getByText("Why is CNOT its own inverse?").first().click();
    await answer(answered, "Yes: flip twice and nothing has changed.");
    const endorsed = await ravi.open("ravi", GATES);
    await endorsed.getByText("Why is CNOT its own inverse?").first().click();
    await answer(endorsed, "Multiply the matrix with itself and look at the result.");
    const frame = await ana.open("ana", MEASUREMENT);
    const bell = frame.locator("weft-bell button");
    await bell.filter({ hasText: /1/ }).waitFor();
    await bell.click();
    await button(frame, "My discussions").click();
    await frame.locator("weft-discussions li").last().waitFor();
    return ana.shoot(frame.locator("weft-inbox"));
  },

  /** Finding words anywhere in the course. */
  async search(visit) {
    const ana = await visit();
    const frame = await ana.open("ana", QUBITS);
    await frame.getByRole("searchbox").fill("circuit is:accepted");
    await frame.locator("mark").first().waitFor();
    return ana.shoot(frame.locator("main"), 640);
  },

  /** What staff decides, in one list. */
  async review(visit) {
    const [chidi, ben, ravi] = [await visit(), await visit(), await visit()];
    const spoilt = await chidi.open("chidi", GATES);
    await spoilt.getByText("Why is CNOT its own inverse?").first().click();
    await answer(spoilt, "Solutions to all exercises: write to me!");
    const flagged = await ben.open("ben", GATES);
    await flagged.getByText("Why is CNOT its own inverse?").first().click();
    const bad = post(flagged, "Solutions to all exercises");
    await bad.getByRole("button", { name: "More" }).click();
    await button(bad, "Flag").click();
    await bad.getByLabel("What is wrong with it?").selectOption("Gives away a solution");
    await button(bad, "Flag it for staff").click();
    await flagged.getByText("Staff will look at it.").waitFor();
    const frame = await ravi.open("ravi", GATES);
    await frame.locator("weft-review button").first().click();
    await frame.locator("weft-review li").first().waitFor();
    return ravi.shoot(frame.locator("weft-review"));
  },

  /** What staff can do with a thread. */
  async staff(visit) {
    const ravi = await visit();
    const frame = await ravi.open("ravi", GATES);
    await frame.getByText("Why is CNOT its own inverse?").first().click();
    await frame.locator("weft-thread h1").waitFor();
    return ravi.shoot(frame.locator("main"), 560);
  },

  /** What is set for a discussion. */
  async settings(visit) {
    const ravi = await visit();
    const frame = await ravi.open("ravi", GATES);
    await settings(frame);
    return ravi.shoot(frame.locator("weft-settings section"), 560);
  },

  /** Groups that are kept apart. */
  async groups(visit) {
    const ravi = await visit();
    const frame = await ravi.open("ravi", GATES);
    await settings(frame);
    return ravi.shoot(frame.locator("weft-groups"));
  },

  /** Showing another discussion on this page. */
  async sharing(visit) {
    const ravi = await visit();
    const frame = await ravi.open("ravi", MEASUREMENT);
    await settings(frame);
    return ravi.shoot(frame.locator("weft-sharing"));
  },
};

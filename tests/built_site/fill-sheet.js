// Fills in a sheet as a person does: opens each item, types, ticks, chooses; where a number has two
// readings the one with decimals is clicked. answers: [id, column, {texts, ticks}, {points} or
// {not_applicable}]; ticks: places among the boxes and buttons that are seen then.
(answers) => {
  const put = (input, text) => {
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  const choose = (list, value) => {
    if (list.value === value) return;
    list.value = value;
    list.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const labelled = (text) =>
    Array.from(document.querySelectorAll("label")).find((one) => one.textContent === text).control;
  const column = labelled("Cột đang điền");
  const seen = (all) => Array.from(all).filter((one) => !one.closest("[hidden]"));
  const problems = [];
  for (const [id, name, { texts = [], ticks = [], points, not_applicable: reason }] of answers) {
    const item = document.getElementById(`muc-${id}`);
    item.closest(".sheet-field").open = true;
    if (name !== "survey") choose(column, name);
    item.open = true;
    item.dispatchEvent(new Event("toggle"));
    if (reason) {
      choose(item.querySelector("select"), reason);
      continue;
    }
    const figures = item.querySelector(".calculator-figures");
    if (points !== undefined) item.querySelector(".sheet-item-body > label input").click();
    const kinds = "input[type=radio], input[type=checkbox]";
    for (const at of ticks) seen(figures.querySelectorAll(kinds))[at].click();
    const wanted = points === undefined ? texts : [points];
    const inputs = seen(figures.querySelectorAll("input[type=text]"));
    if (inputs.length !== wanted.length && wanted.length) problems.push([id, inputs.length, wanted]);
    wanted.forEach((text, at) => {
      put(inputs[at], text);
      const asked = Array.from(inputs[at].parentElement.querySelectorAll(".calculator-reading"));
      const decimal = asked.find((one) => one.textContent.includes("số thập phân"));
      if (decimal) decimal.click();
    });
    item.open = false;
  }
  return problems;
}

// A button beside every citation. Without scripts a click selects the whole citation, which is copied by hand.
"use strict";
for (const text of document.querySelectorAll(".cite")) {
  const button = document.createElement("button");
  const said = document.createElement("span");
  button.type = "button";
  button.className = "copy";
  button.textContent = "复制";
  button.setAttribute("aria-label", "复制引文：" + text.textContent.trim());
  said.setAttribute("role", "status");
  said.className = "copied";
  text.after(button, said);
  button.addEventListener("click", async () => {
    // Selected first: where nothing may be copied by a page, Ctrl+C does it.
    getSelection().selectAllChildren(text);
    let done = false;
    try {
      await navigator.clipboard.writeText(text.textContent.trim());
      done = true;
    } catch {
      done = document.execCommand("copy"); // pages that come without https have no clipboard of their own
    }
    said.textContent = done ? "已复制" : "已选中，请按 Ctrl+C 复制";
  });
}
